package thalweg.desktop.layers;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import thalweg.alignment.Alignment;
import thalweg.desktop.alignment.ColourBar;
import thalweg.desktop.chart.ExportMenu;
import thalweg.desktop.chart.PanelFrame;
import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.chart.Segments;
import thalweg.desktop.chart.TextToggle;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.report.Curve;
import thalweg.report.Figures;
import thalweg.report.Heading;
import thalweg.report.SmallMultiplesData;
import thalweg.report.SmallMultiplesData.Kind;
import thalweg.report.SmallMultiplesData.Tile;

/** A small picture of every layer, and what there is to say of the chosen one. */
public final class LayersView extends PanelFrame {
    private static final double SCALE = 130;

    private final LayersModel model;
    private final Texts texts;
    private final LayersGrid grid;
    private final Label caption = new Label();

    /** A view of the model. */
    public LayersView(LayersModel model, PanelTools tools) {
        super(tools.texts(), "layers.title", "layers.definition");
        this.model = model;
        this.texts = tools.texts();
        getStyleClass().add("layers-panel");
        subtitleProperty().bind(model.subtitleProperty());
        grid = new LayersGrid(model, tools.theme());
        caption.getStyleClass().add("heatmap-caption");
        caption.setMinWidth(0);
        Tips.on(caption, texts.of("layers.definition"));
        caption.textProperty()
                .bind(
                        texts.following(
                                words -> said(),
                                grid.placeProperty(),
                                model.dataProperty(),
                                model.chosenProperty()));
        addAction(
                ExportMenu.button(
                        tools,
                        () -> model.dataProperty().get(),
                        () -> new Heading(titleProperty().get(), subtitleProperty().get()),
                        grid,
                        () -> model.dataProperty().get().tiles().isEmpty()));
        var after =
                TextToggle.of(
                        texts.of("layers.after"),
                        model.afterProperty(),
                        texts.of("layers.after.about"));
        after.visibleProperty().bind(model.kindProperty().isEqualTo(Kind.ALIGNMENT));
        after.managedProperty().bind(after.visibleProperty());
        var row =
                new FlowPane(
                        6,
                        6,
                        Segments.of(
                                texts,
                                model.kindProperty(),
                                Kind.values(),
                                kind -> "layers.kind." + kind.name().toLowerCase(Locale.ROOT)),
                        after);
        row.getStyleClass().add("panel-row");
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinWidth(0);
        addRow(row);
        var picture = new BorderPane(grid);
        var scale =
                new ColourBar(
                        tools.texts(),
                        new SimpleObjectProperty<>(Alignment.Side.JOINT),
                        tools.theme());
        scale.setLength(SCALE);
        scale.visibleProperty().bind(model.kindProperty().isEqualTo(Kind.ALIGNMENT));
        scale.managedProperty().bind(scale.visibleProperty());
        BorderPane.setMargin(grid, new Insets(0, 10, 0, 0));
        var beside = new HBox(scale, new LayerDetails(model, texts));
        beside.setFillHeight(false);
        picture.setRight(beside);
        picture.setBottom(caption);
        picture.setMinSize(0, 0);
        show(
                picture,
                Bindings.createBooleanBinding(
                        () -> model.dataProperty().get().tiles().isEmpty(), model.dataProperty()),
                model.hintProperty());
    }

    /** What has the keyboard first. */
    public javafx.scene.Node first() {
        return grid;
    }

    /** What the layer under the pointer says; else what the pictures are. */
    private String said() {
        SmallMultiplesData data = model.dataProperty().get();
        double place = grid.placeProperty().get();
        int index = grid.read();
        if (Double.isNaN(place) || index < 0 || index >= data.tiles().size()) {
            return texts.get("layers.axes." + data.kind().name().toLowerCase(Locale.ROOT));
        }
        Tile tile = data.tiles().get(index);
        return switch (data.kind()) {
            case ALIGNMENT -> tile.name() + r(tile.before(), tile.after(), data.gamma());
            case R -> tile.name() + r(tile.before(), tile.after(), place);
            case SPECTRA -> tile.name() + singularValues(tile, place);
        };
    }

    private String r(
            @org.jspecify.annotations.Nullable Curve before,
            @org.jspecify.annotations.Nullable Curve after,
            double gamma) {
        var text = new StringBuilder(" · " + texts.get("charts.at.gamma", Figures.of(gamma, 2)));
        if (before != null) {
            text.append(" · ").append(texts.get("charts.before")).append(' ');
            text.append(Figures.of(before.at(gamma), 3));
        }
        if (after != null) {
            text.append(" · ").append(texts.get("charts.after")).append(' ');
            text.append(Figures.of(after.at(gamma), 3));
        }
        return text.toString();
    }

    private String singularValues(Tile tile, double part) {
        float[] a = tile.a();
        float[] b = tile.b();
        if (a == null || b == null || a.length == 0) {
            return "";
        }
        int i = (int) Math.round(part * (a.length - 1));
        return " · "
                + texts.get("charts.at.rank", i + 1)
                + String.format(
                        Locale.ROOT, " · A %.4g · π(B) %.4g", a[i], b[Math.min(i, b.length - 1)]);
    }
}
