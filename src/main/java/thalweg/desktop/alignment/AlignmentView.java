package thalweg.desktop.alignment;

import java.util.List;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.Alignment;
import thalweg.desktop.alignment.AlignmentModel.Moment;
import thalweg.desktop.chart.ExportMenu;
import thalweg.desktop.chart.PanelFrame;
import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.chart.Segments;
import thalweg.desktop.words.Texts;
import thalweg.report.Figures;
import thalweg.report.Heading;
import thalweg.report.HeatmapData;
import thalweg.words.Phrase;
import thalweg.words.Words;

/** The alignment of singular vectors of the chosen layer, as a heatmap. */
public final class AlignmentView extends PanelFrame {
    private static final String DEFINITION = "alignment.definition";

    private static final int[] COUNTS = {16, 32, 48, 64, 128, 256};

    private final AlignmentModel model;
    private final Texts texts;
    private final Label caption = new Label();
    private final Maps maps;
    private final HBox foot;
    private HeatmapPane.@Nullable Cell pointed;

    /** A view of the model. */
    public AlignmentView(AlignmentModel model, PanelTools tools) {
        super(tools.texts(), "alignment.title", DEFINITION);
        this.model = model;
        this.texts = tools.texts();
        getStyleClass().add("alignment-panel");
        subtitleProperty().bind(model.layerProperty());
        keepSubtitle(texts.of("alignment.brief"));
        caption.getStyleClass().add("heatmap-caption");
        caption.setMinWidth(0);
        maps = new Maps(model, tools, this::point);
        foot = new HBox(8, counts(), caption);
        foot.getStyleClass().add("heatmap-foot");
        foot.setAlignment(Pos.CENTER_LEFT);
        var picture = new BorderPane(maps);
        picture.setMinSize(0, 0);
        picture.setBottom(foot);
        for (Observable shown :
                List.of(
                        texts.wordsProperty(),
                        model.beforeProperty(),
                        model.afterProperty(),
                        model.momentProperty(),
                        model.partProperty())) {
            shown.addListener((InvalidationListener) changed -> say());
        }
        say();
        addAction(
                ExportMenu.button(
                        tools,
                        () -> shown().seen(model.partProperty().get()),
                        this::heading,
                        maps,
                        () -> empty()));
        var row =
                new FlowPane(
                        6,
                        6,
                        Segments.of(
                                texts,
                                model.sideProperty(),
                                Alignment.Side.values(),
                                AlignmentView::side),
                        Segments.of(
                                texts,
                                model.momentProperty(),
                                Moment.values(),
                                moment ->
                                        "alignment.moment."
                                                + moment.name().toLowerCase(Locale.ROOT)));
        row.getStyleClass().add("panel-row");
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinWidth(0);
        addRow(row);
        sayWhileComputing(model.pendingProperty());
        show(
                picture,
                Bindings.createBooleanBinding(
                        this::empty,
                        model.beforeProperty(),
                        model.afterProperty(),
                        model.momentProperty()),
                model.hintProperty());
    }

    /** As high as lets one map use the whole width. */
    @Override
    protected double computePrefHeight(double width) {
        Insets around = getInsets();
        double inner = width - around.getLeft() - around.getRight();
        return around.getTop()
                + getTop().prefHeight(inner)
                + maps.wantedHeight(inner)
                + foot.prefHeight(inner)
                + around.getBottom();
    }

    private static String side(Alignment.Side side) {
        return "alignment.side." + side.name().toLowerCase(Locale.ROOT);
    }

    private boolean empty() {
        boolean before = model.beforeProperty().get() == null;
        boolean after = model.afterProperty().get() == null;
        return switch (model.momentProperty().get()) {
            case BEFORE -> before;
            case AFTER -> after;
            case BOTH -> before && after;
        };
    }

    private HeatmapData shown() {
        HeatmapData after = model.afterProperty().get();
        HeatmapData before = model.beforeProperty().get();
        boolean wantsBefore = model.momentProperty().get() == Moment.BEFORE || after == null;
        return wantsBefore && before != null ? before : after;
    }

    private Heading heading() {
        HeatmapData data = shown();
        return new Heading(
                titleProperty().get(),
                texts.get(
                        "alignment.heading",
                        data.layer(),
                        Phrase.of(side(data.side())),
                        data.rows(),
                        data.total()));
    }

    private MenuButton counts() {
        var button = new MenuButton();
        button.getStyleClass().addAll("panel-action", "count-action");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.textProperty()
                .bind(
                        texts.following(
                                this::countText, model.countProperty(), model.totalProperty()));
        button.setOnShowing(event -> fill(button));
        fill(button); // a menu without items doesn't show
        define(button, texts.of("alignment.count.about"));
        return button;
    }

    private String countText(Words words) {
        int total = model.totalProperty().get();
        int count = model.countProperty().get();
        return total == 0
                ? words.get("alignment.first", count)
                : words.get("alignment.of", Math.min(count, total), total);
    }

    private void fill(MenuButton button) {
        int total = model.totalProperty().get();
        button.getItems().clear();
        for (int count : COUNTS) {
            if (total == 0 || count < total) {
                button.getItems().add(item("alignment.first", count));
            }
        }
        if (total > 0) {
            button.getItems().add(item("alignment.all", total));
        }
    }

    private MenuItem item(String key, int count) {
        MenuItem item = texts.on(new MenuItem(), key, count);
        item.setOnAction(event -> model.countProperty().set(count));
        return item;
    }

    private void point(HeatmapPane.@Nullable Cell cell) {
        pointed = cell;
        say();
    }

    private void say() {
        HeatmapPane.Cell cell = pointed;
        if (cell != null) {
            caption.setText(text(cell));
        } else if (empty()) {
            caption.setText("");
        } else if (!model.partProperty().get().isWhole()) {
            HeatmapData seen = shown().seen(model.partProperty().get());
            caption.setText(partText(seen, texts));
        } else {
            // Two maps each have their own title.
            boolean two = model.momentProperty().get() == Moment.BOTH;
            caption.setText(
                    two
                            ? texts.get("alignment.by-value")
                            : texts.get("alignment.columns", shown().columnTitle()));
        }
    }

    /** Which vectors of both are looked at. */
    public static String partText(HeatmapData seen, Texts texts) {
        return texts.get(
                "alignment.part",
                seen.firstRow() + 1,
                seen.firstRow() + seen.seenRows(),
                seen.firstColumn() + 1,
                seen.firstColumn() + seen.seenColumns());
    }

    /** What matters first: a narrow panel cuts the end. */
    private String text(HeatmapPane.Cell cell) {
        HeatmapData data = cell.data();
        return String.format(
                Locale.ROOT,
                "%s %s · i %d, j %d · s %.2f × %.2f",
                texts.get(side(data.side())),
                Figures.of(data.at(cell.i(), cell.j()), 2),
                cell.i() + 1,
                cell.j() + 1,
                data.a()[cell.i()],
                data.b()[cell.j()]);
    }
}
