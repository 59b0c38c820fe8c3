package thalweg.desktop.intervention;

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
import thalweg.desktop.words.Texts;
import thalweg.report.Heading;
import thalweg.report.PartChartData;

/** The barrier by the number of components merged; its marker is the slider's. */
public final class PartPane extends BorderPane {
    /** A pane of the model. */
    public PartPane(PartModel model, PanelTools tools) {
        getStyleClass().add("part-pane");
        setMinSize(0, 0);
        Texts texts = tools.texts();
        Label title = texts.on(new Label(), "part.chart");
        title.getStyleClass().addAll("small", "muted");
        Tips.on(title, texts.of("part.chart.definition"));
        var pane =
                new ChartPane(
                        () -> model.chartProperty().get(),
                        tools.sights().chart("part"),
                        tools,
                        this::place);
        pane.accessibleTextProperty().bind(texts.of("part.chart.title"));
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
                                () ->
                                        new Heading(
                                                texts.get("part.chart.title"),
                                                subtitle(model.chartProperty().get(), texts)),
                                () -> model.chartProperty().get().isEmpty())));
        setCenter(pane);
        visibleProperty().bind(model.onProperty().and(model.counted()));
    }

    private final ValueMarker marker;

    private void place() {
        marker.place();
    }

    private static String subtitle(PartChartData data, Texts texts) {
        return texts.get("part.chart.subtitle", data.part(), data.most());
    }
}
