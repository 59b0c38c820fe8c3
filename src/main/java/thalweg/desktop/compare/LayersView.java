package thalweg.desktop.compare;

import thalweg.desktop.chart.PanelTools;

/** R of each layer at the chosen γ. */
public final class LayersView extends ComparedView {
    /** A view of the model. */
    public LayersView(CompareModel model, PanelTools tools) {
        super(
                "compared-layers",
                "compare.layers.title",
                "compare.layers.definition",
                model,
                tools,
                () -> CompareCharts.layers(model));
        getStyleClass().add("compared-layers");
        subtitleProperty()
                .bind(
                        tools.texts()
                                .following(
                                        words -> CompareCharts.layers(model).up().in(words),
                                        model.gammaProperty()));
    }
}
