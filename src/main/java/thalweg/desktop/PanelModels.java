package thalweg.desktop;

import thalweg.desktop.alignment.AlignmentModel;
import thalweg.desktop.chart.Sights;
import thalweg.desktop.distance.DistanceModel;
import thalweg.desktop.intervention.PartModel;
import thalweg.desktop.loss.LossModel;
import thalweg.desktop.r.RModel;
import thalweg.desktop.spectra.SpectrumModel;
import thalweg.session.PresentedPanel;

/** What the five panels show. */
record PanelModels(
        LossModel loss,
        SpectrumModel spectrum,
        RModel r,
        AlignmentModel alignment,
        DistanceModel distance) {
    /**
     * @param part which part of the weights is merged on request
     * @param sights what is looked at of the heatmap
     */
    PanelModels(PartModel part, Sights sights) {
        this(
                new LossModel(part),
                new SpectrumModel(),
                new RModel(),
                new AlignmentModel(sights.map(PresentedPanel.HEATMAP.id())),
                new DistanceModel());
    }
}
