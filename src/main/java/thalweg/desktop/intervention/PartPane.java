package thalweg.desktop.intervention;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import thalweg.desktop.chart.ChartActions;
import thalweg.desktop.chart.ChartPane;
import thalweg.desktop.chart.ExportMenu;
import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.chart.ValueMarker;
import thalweg.desktop.theme.Tips;
import thalweg.report.Heading;
import thalweg.report.PartChartData;

/** The barrier by the number of components merged; its marker is the slider's. */
public final class PartPane extends BorderPane {
    private static final String TITLE = "Barrier at ½ by components merged";
    private static final String DEFINITION =
            "The barrier at ½, nats, with so many singular components of each weight merged and the"
                    + " rest A's, on no more than the first 500 examples. Thin lines: of the whole"
                    + " models, on the same examples. Press or drag to set the number.";

    /** A pane of the model. */
    public PartPane(PartModel model, PanelTools tools) {
        getStyleClass().add("part-pane");
        setMinSize(0, 0);
        var title = new Label("barrier by components");
        title.getStyleClass().addAll("small", "muted");
        Tips.on(title, DEFINITION);
        var pane = new ChartPane(() -> model.chartProperty().get(), tools, this::place);
        pane.setAccessibleText(TITLE);
        marker = new ValueMarker(pane, model.positionProperty(), 0.002, place -> Double.NaN);
        marker.within(0, 1);
        model.chartProperty().subscribe(data -> pane.refresh());
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        setTop(
                new HBox(
                        title,
                        spring,
                        new HBox(ChartActions.of(pane, tools.texts()).toArray(Node[]::new)),
                        ExportMenu.button(
                                tools,
                                pane,
                                () -> model.chartProperty().get(),
                                () -> new Heading(TITLE, subtitle(model.chartProperty().get())),
                                () -> model.chartProperty().get().isEmpty())));
        setCenter(pane);
        visibleProperty().bind(model.onProperty().and(model.counted()));
    }

    private final ValueMarker marker;

    private void place() {
        marker.place();
    }

    private static String subtitle(PartChartData data) {
        return String.format(Locale.ROOT, "%s, of %,d · nats", data.part(), data.most());
    }
}
