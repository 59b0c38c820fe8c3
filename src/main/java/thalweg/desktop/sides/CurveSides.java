package thalweg.desktop.sides;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.layout.HBox;
import thalweg.desktop.chart.PanelFrame;
import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.chart.Segments;
import thalweg.desktop.sides.SidesModel.Curves;
import thalweg.report.Heading;
import thalweg.report.SeriesData;
import thalweg.report.Zoom;

/** Singular values of θ(α), or R(γ), of both sides on one scale. */
public final class CurveSides extends PanelFrame {
    /** A view of the model. */
    public CurveSides(SidesModel model, PanelTools tools) {
        super(tools.texts(), "sides.curves.title", "sides.curves.definition");
        getStyleClass().add("sides-curves");
        subtitleProperty().bind(model.layerProperty());
        var charts =
                new TwoCharts(
                        "sides-curves",
                        () -> data(model, model.left()),
                        () -> data(model, model.right()),
                        SideName.label(model.left(), tools.texts()),
                        SideName.label(model.right(), tools.texts()),
                        tools,
                        () -> {});
        for (SideModel side : new SideModel[] {model.left(), model.right()}) {
            side.spectrumProperty().addListener(o -> charts.refresh());
            side.rProperty().addListener(o -> charts.refresh());
        }
        model.curvesProperty()
                .addListener(
                        o -> {
                            charts.left().sight().zoomProperty().set(Zoom.NONE);
                            charts.refresh();
                        });
        HBox kinds =
                Segments.of(
                        tools.texts(),
                        model.curvesProperty(),
                        Curves.values(),
                        kind -> "sides.curves." + kind.name().toLowerCase(Locale.ROOT));
        addChart(charts.left());
        addAction(kinds);
        addAction(
                charts.export(
                        model,
                        () -> new Heading(titleProperty().get(), subtitleProperty().get()),
                        () -> isEmpty(model)));
        show(
                charts,
                Bindings.createBooleanBinding(
                        () -> isEmpty(model),
                        model.left().spectrumProperty(),
                        model.right().spectrumProperty()),
                model.hintProperty());
    }

    private static SeriesData data(SidesModel model, SideModel side) {
        return model.curvesProperty().get() == Curves.R
                ? side.rProperty().get()
                : side.spectrumProperty().get();
    }

    private static boolean isEmpty(SidesModel model) {
        return model.left().spectrumProperty().get().isEmpty()
                && model.right().spectrumProperty().get().isEmpty();
    }
}
