package thalweg.desktop.sides;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.Alignment;
import thalweg.desktop.alignment.AlignmentView;
import thalweg.desktop.alignment.ColourBar;
import thalweg.desktop.alignment.HeatmapPane;
import thalweg.desktop.chart.ExportMenu;
import thalweg.desktop.chart.MapSight;
import thalweg.desktop.chart.PanelFrame;
import thalweg.desktop.chart.PanelTools;
import thalweg.report.Figures;
import thalweg.report.Heading;
import thalweg.report.HeatmapData;
import thalweg.report.MapPart;
import thalweg.report.PairedData;

/** The alignment of the chosen layer on both sides, on one colour scale and read together. */
public final class AlignmentSides extends PanelFrame {
    private final SidesModel model;
    private final PanelTools tools;
    private final MapSight sight;
    private final ObjectProperty<MapPart> part;
    private final HeatmapPane left;
    private final HeatmapPane right;
    private final Label caption = new Label();

    /** A view of the model. */
    public AlignmentSides(SidesModel model, PanelTools tools) {
        super(tools.texts(), "alignment.title", "alignment.definition");
        this.model = model;
        this.tools = tools;
        sight = tools.sights().map("sides-alignment");
        part = sight.partProperty();
        getStyleClass().add("sides-alignment");
        subtitleProperty().bind(model.layerProperty());
        keepSubtitle(tools.texts().of("alignment.brief"));
        left = map(model.left(), this::pointLeft);
        right = map(model.right(), this::pointRight);
        caption.getStyleClass().add("heatmap-caption");
        caption.setMinWidth(0);
        caption.setMinHeight(USE_PREF_SIZE);
        say(null);
        part.subscribe(now -> say(null));
        tools.texts().wordsProperty().addListener(changed -> say(null));
        var picture = new BorderPane(new Maps());
        picture.setBottom(caption);
        picture.setMinSize(0, 0);
        addAction(
                ExportMenu.button(
                        tools,
                        () ->
                                new PairedData(
                                        model.left().headProperty().get(),
                                        seen(model.left()),
                                        model.right().headProperty().get(),
                                        seen(model.right())),
                        () -> new Heading(titleProperty().get(), subtitleProperty().get()),
                        left,
                        () ->
                                model.left().mapProperty().get() == null
                                        || model.right().mapProperty().get() == null));
        sayWhileComputing(model.mapsPendingProperty());
        show(
                picture,
                Bindings.createBooleanBinding(
                        () ->
                                model.left().mapProperty().get() == null
                                        && model.right().mapProperty().get() == null,
                        model.left().mapProperty(),
                        model.right().mapProperty()),
                model.hintProperty());
    }

    private HeatmapPane map(SideModel side, Consumer<HeatmapPane.@Nullable Cell> pointed) {
        var map = new HeatmapPane(side.mapProperty(), sight, tools, pointed);
        map.accessibleTextProperty().bind(SideName.said(side, tools.texts()));
        map.accessibleHelpProperty().bind(tools.texts().of("alignment.map.about"));
        return map;
    }

    private HeatmapData seen(SideModel side) {
        return side.mapProperty().get().seen(part.get());
    }

    private void pointLeft(HeatmapPane.@Nullable Cell cell) {
        right.mark(cell);
        say(cell);
    }

    private void pointRight(HeatmapPane.@Nullable Cell cell) {
        left.mark(cell);
        say(cell);
    }

    /** Both entries of the cell. */
    private void say(HeatmapPane.@Nullable Cell cell) {
        if (cell == null) {
            @Nullable HeatmapData map = model.left().mapProperty().get();
            caption.setText(
                    map == null || part.get().isWhole()
                            ? tools.texts().get("alignment.by-value")
                            : AlignmentView.partText(seen(model.left()), tools.texts()));
            return;
        }
        HeatmapData data = cell.data();
        caption.setText(
                String.format(
                        Locale.ROOT,
                        "i %d, j %d · s %.2f × %.2f · %s %s · %s %s",
                        cell.i() + 1,
                        cell.j() + 1,
                        data.a()[cell.i()],
                        data.b()[cell.j()],
                        name(model.left()),
                        entry(model.left(), cell),
                        name(model.right()),
                        entry(model.right(), cell)));
    }

    private String name(SideModel side) {
        return side.nameProperty().get().in(tools.texts().words());
    }

    private static String entry(SideModel side, HeatmapPane.Cell cell) {
        @Nullable HeatmapData map = side.mapProperty().get();
        return map == null || cell.i() >= map.rows() || cell.j() >= map.columns()
                ? "–"
                : Figures.of(map.at(cell.i(), cell.j()), 2);
    }

    /** Both maps under their names, and the colour scale at their right. */
    private final class Maps extends Pane {
        private static final double GAP = 12;
        private static final double NAME = 20;

        private final Label leftName = SideName.label(model.left(), tools.texts());
        private final Label rightName = SideName.label(model.right(), tools.texts());
        private final ColourBar bar =
                new ColourBar(
                        tools.texts(),
                        new SimpleObjectProperty<>(Alignment.Side.JOINT),
                        tools.theme());

        Maps() {
            setMinSize(0, 0);
            getChildren().addAll(left, right, leftName, rightName, bar);
        }

        @Override
        protected void layoutChildren() {
            double room = getWidth() - bar.getPrefWidth() - 2 * GAP;
            double each = Math.floor(Math.max(0, Math.min(room / 2, getHeight() - NAME)));
            leftName.autosize();
            rightName.autosize();
            leftName.relocate(0, 0);
            rightName.relocate(each + GAP, 0);
            left.resizeRelocate(0, NAME, each, each);
            right.resizeRelocate(each + GAP, NAME, each, each);
            bar.setLength(each);
            bar.resizeRelocate(2 * (each + GAP), NAME, bar.getPrefWidth(), each);
        }
    }
}
