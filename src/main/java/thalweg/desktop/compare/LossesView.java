package thalweg.desktop.compare;

import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.chart.TextToggle;
import thalweg.report.SearchLinesData;

/** Loss along the line to every search's π(B). */
public final class LossesView extends ComparedView {
    /** A view of the model. */
    public LossesView(CompareModel model, PanelTools tools) {
        super(
                "compared-loss",
                "loss.title",
                "compare.losses.definition",
                model,
                tools,
                () -> CompareCharts.loss(model));
        getStyleClass().add("compared-loss");
        subtitleProperty().bind(model.examplesProperty());
        addAction(
                TextToggle.of(
                        tools.texts().of("loss.log"),
                        model.logScaleProperty(),
                        tools.texts().of("loss.log.about")));
    }

    /** What it draws just now; for tests. */
    public SearchLinesData data() {
        return CompareCharts.loss(model());
    }
}
