package thalweg.desktop.distance;

import javafx.beans.binding.Bindings;
import thalweg.desktop.chart.ChartPane;
import thalweg.desktop.chart.ExportMenu;
import thalweg.desktop.chart.PanelFrame;
import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.chart.TextToggle;
import thalweg.desktop.chart.ValueMarker;
import thalweg.report.Heading;
import thalweg.report.ObjectiveChartData;
import thalweg.report.Zoom;

/** Distance, or the objective, by step; its cursor is the step whose pictures are shown. */
public final class DistanceView extends PanelFrame {
    private static final String DEFINITION = "distance.definition";

    private final DistanceModel model;
    private final ValueMarker cursor;

    /** A view of the model. */
    public DistanceView(DistanceModel model, PanelTools tools) {
        super(tools.texts(), "distance.title", DEFINITION);
        this.model = model;
        getStyleClass().add("distance-panel");
        titleProperty()
                .bind(
                        Bindings.when(model.objectiveProperty())
                                .then(tools.texts().of("distance.objective"))
                                .otherwise(tools.texts().of("distance.title")));
        subtitleProperty()
                .bind(
                        Bindings.when(model.objectiveProperty())
                                .then(tools.texts().of("distance.objective.by-step"))
                                .otherwise(tools.texts().of("distance.by-step")));
        briefSubtitleProperty()
                .bind(
                        Bindings.when(model.objectiveProperty())
                                .then("θa · π(θb)")
                                .otherwise("‖θa − π(θb)‖"));
        var pane = new ChartPane(this::shown, tools.sights().chart("distance"), tools, this::place);
        cursor = new ValueMarker(pane, model.stepProperty(), 1, step -> shown().at(step));
        cursor.style("step");
        model.dataProperty().addListener(changed -> pane.refresh());
        model.objectiveProperty()
                .addListener(changed -> pane.sight().zoomProperty().set(Zoom.NONE));
        model.objectiveProperty().addListener(changed -> pane.refresh());
        model.logScaleProperty().addListener(changed -> pane.refresh());
        addChart(pane);
        addAction(
                TextToggle.of(
                        tools.texts().of("distance.toggle"),
                        model.objectiveProperty(),
                        tools.texts().of("distance.toggle.about")));
        var log =
                TextToggle.of(
                        tools.texts().of("loss.log"),
                        model.logScaleProperty(),
                        tools.texts().of("charts.log.about"));
        // The distance changes by so little that a logarithm would show nothing else.
        log.visibleProperty().bind(model.objectiveProperty());
        log.managedProperty().bind(log.visibleProperty());
        addAction(log);
        addAction(
                ExportMenu.button(
                        tools,
                        pane,
                        () -> shown().withStep(model.stepProperty().get()),
                        () -> new Heading(titleProperty().get(), subtitleProperty().get()),
                        () -> model.dataProperty().get().isEmpty()));
        show(
                pane,
                Bindings.createBooleanBinding(
                        () -> model.dataProperty().get().isEmpty(), model.dataProperty()),
                model.hintProperty());
    }

    private ObjectiveChartData shown() {
        return model.dataProperty()
                .get()
                .withObjective(model.objectiveProperty().get())
                .withLogScale(model.objectiveProperty().get() && model.logScaleProperty().get());
    }

    private void place() {
        ObjectiveChartData data = model.dataProperty().get();
        if (!data.isEmpty()) {
            cursor.within(0, data.l2().x()[data.l2().size() - 1]);
        }
        cursor.place();
    }
}
