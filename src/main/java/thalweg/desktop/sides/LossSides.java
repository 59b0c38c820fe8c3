package thalweg.desktop.sides;

import javafx.beans.binding.Bindings;
import thalweg.desktop.chart.ChartPane;
import thalweg.desktop.chart.PanelFrame;
import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.chart.ValueMarker;
import thalweg.report.Curve;
import thalweg.report.Heading;
import thalweg.report.LossChartData;

/** Loss along the lines of both sides, on one scale; the marker of both is the hand's α. */
public final class LossSides extends PanelFrame {
    private final ValueMarker left;
    private final ValueMarker right;

    /** A view of the model. */
    public LossSides(SidesModel model, PanelTools tools) {
        super(tools.texts(), "loss.title", "sides.loss.definition");
        getStyleClass().add("sides-loss");
        subtitleProperty().bind(model.examplesProperty());
        var charts =
                new TwoCharts(
                        "sides-loss",
                        () -> model.left().lossProperty().get(),
                        () -> model.right().lossProperty().get(),
                        SideName.menu(model, true, tools),
                        SideName.menu(model, false, tools),
                        tools,
                        this::place);
        left = marker(charts.left(), model, model.left());
        right = marker(charts.right(), model, model.right());
        model.left().lossProperty().addListener(o -> charts.refresh());
        model.right().lossProperty().addListener(o -> charts.refresh());
        addChart(charts.left());
        addAction(
                charts.export(
                        model,
                        () -> new Heading(titleProperty().get(), subtitleProperty().get()),
                        () -> isEmpty(model)));
        sayWhileComputing(model.lossPendingProperty());
        show(
                charts,
                Bindings.createBooleanBinding(
                        () -> isEmpty(model),
                        model.left().lossProperty(),
                        model.right().lossProperty()),
                model.hintProperty());
    }

    private static boolean isEmpty(SidesModel model) {
        return model.left().lossProperty().get().isEmpty()
                && model.right().lossProperty().get().isEmpty();
    }

    private static ValueMarker marker(ChartPane pane, SidesModel model, SideModel side) {
        var marker =
                new ValueMarker(pane, model.alphaProperty(), 0.01, alpha -> lossAt(side, alpha));
        marker.within(0, 1);
        return marker;
    }

    private static double lossAt(SideModel side, double alpha) {
        LossChartData data = side.lossProperty().get();
        Curve curve = data.matched() != null ? data.matched() : data.naive();
        return curve == null ? Double.NaN : curve.at(alpha);
    }

    private void place() {
        if (left != null && right != null) {
            left.place();
            right.place();
        }
    }
}
