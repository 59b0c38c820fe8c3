package thalweg.desktop.compare;

import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.chart.ValueMarker;
import thalweg.report.RChartData;

/** R(γ) of every search; its marker is the γ of the whole window. */
public final class RsView extends ComparedView {
    private final ValueMarker marker;

    /** A view of the model. */
    public RsView(CompareModel model, PanelTools tools) {
        super(
                "compared-r",
                "r.title",
                "compare.rs.definition",
                model,
                tools,
                () -> CompareCharts.r(model));
        getStyleClass().add("compared-r");
        subtitleProperty()
                .bind(
                        model.gammaProperty()
                                .map(
                                        g ->
                                                "γ = "
                                                        + RChartData.readout(g.doubleValue(), 0)
                                                                .replaceAll("R\\(|\\).*", "")));
        marker = new ValueMarker(pane(), model.gammaProperty(), 0.05, gamma -> Double.NaN);
        marker.within(0, 0.95);
        marker.style("gamma");
    }

    @Override
    void placed() {
        if (marker != null) {
            marker.place();
        }
    }
}
