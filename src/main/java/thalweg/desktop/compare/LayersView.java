package thalweg.desktop.compare;

import thalweg.desktop.chart.PanelTools;

/** R of each layer at the chosen γ. */
public final class LayersView extends ComparedView {
    /** A view of the model. */
    public LayersView(CompareModel model, PanelTools tools) {
        super(
                "R by layer",
                CompareCharts.layers(model).definition(),
                model,
                tools,
                () -> CompareCharts.layers(model));
        getStyleClass().add("compared-layers");
        subtitleProperty().bind(model.gammaProperty().map(g -> CompareCharts.layers(model).up()));
    }
}
