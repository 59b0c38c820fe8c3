package thalweg.desktop.distance;

import javafx.beans.binding.Bindings;
import thalweg.desktop.chart.ChartPane;
import thalweg.desktop.chart.ExportMenu;
import thalweg.desktop.chart.PanelFrame;
import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.chart.TextToggle;
import thalweg.desktop.chart.ValueMarker;
import thalweg.report.Charts;
import thalweg.report.Heading;
import thalweg.report.ObjectiveChartData;
import thalweg.report.Purpose;

/** Distance, or the objective, by step; its cursor is the step whose pictures are shown. */
public final class DistanceView extends PanelFrame {
    private static final String DEFINITION =
            "L2 = ‖θa − π(θb)‖ over all learnable parameters; the figure at the right is (after −"
                    + " before) / before. Objective = ⟨θa, π(θb)⟩. At every step L2² = ‖θa‖² + ‖θb‖² −"
                    + " 2 · objective. Points joined faintly: of a search that was opened again, whose steps"
                    + " between were not kept. Press or drag to go to a step.";

    private final DistanceModel model;
    private final ValueMarker cursor;

    /** A view of the model. */
    public DistanceView(DistanceModel model, PanelTools tools) {
        super("Distance", DEFINITION);
        this.model = model;
        getStyleClass().add("distance-panel");
        titleProperty()
                .bind(
                        Bindings.when(model.objectiveProperty())
                                .then("Objective")
                                .otherwise("Distance"));
        subtitleProperty()
                .bind(
                        Bindings.when(model.objectiveProperty())
                                .then("θa · π(θb) by step")
                                .otherwise("‖θa − π(θb)‖ by step"));
        briefSubtitleProperty()
                .bind(
                        Bindings.when(model.objectiveProperty())
                                .then("θa · π(θb)")
                                .otherwise("‖θa − π(θb)‖"));
        var pane =
                new ChartPane(
                        () -> Charts.of(shown(), tools.theme().getValue(), Purpose.WINDOW),
                        tools,
                        this::place);
        cursor = new ValueMarker(pane, model.stepProperty(), 1, step -> shown().at(step));
        cursor.style("step");
        model.dataProperty().addListener(changed -> pane.refresh());
        model.objectiveProperty().addListener(changed -> pane.refresh());
        addAction(
                TextToggle.of(
                        "objective",
                        model.objectiveProperty(),
                        "Draw the objective ⟨θa, π(θb)⟩, which the search maximises, instead of the"
                                + " distance"));
        addAction(
                ExportMenu.button(
                        tools,
                        () -> shown().withStep(model.stepProperty().get()),
                        () -> new Heading(titleProperty().get(), subtitleProperty().get()),
                        pane,
                        () -> model.dataProperty().get().isEmpty()));
        show(
                pane,
                Bindings.createBooleanBinding(
                        () -> model.dataProperty().get().isEmpty(), model.dataProperty()),
                model.hintProperty());
    }

    private ObjectiveChartData shown() {
        return model.dataProperty().get().withObjective(model.objectiveProperty().get());
    }

    private void place() {
        ObjectiveChartData data = model.dataProperty().get();
        if (!data.isEmpty()) {
            cursor.within(0, data.l2().x()[data.l2().size() - 1]);
        }
        cursor.place();
    }
}
