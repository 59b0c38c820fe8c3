package thalweg.desktop;

import thalweg.desktop.alignment.AlignmentModel;
import thalweg.desktop.distance.DistanceModel;
import thalweg.desktop.intervention.PartModel;
import thalweg.desktop.loss.LossModel;
import thalweg.desktop.r.RModel;
import thalweg.desktop.spectra.SpectrumModel;

/** What the five panels show. */
record PanelModels(
        LossModel loss,
        SpectrumModel spectrum,
        RModel r,
        AlignmentModel alignment,
        DistanceModel distance) {
    /**
     * @param part which part of the weights is merged on request
     */
    PanelModels(PartModel part) {
        this(
                new LossModel(part),
                new SpectrumModel(),
                new RModel(),
                new AlignmentModel(),
                new DistanceModel());
    }
}
