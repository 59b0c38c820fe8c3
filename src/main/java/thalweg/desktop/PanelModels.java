package thalweg.desktop;

import thalweg.desktop.alignment.AlignmentModel;
import thalweg.desktop.distance.DistanceModel;
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
    PanelModels() {
        this(
                new LossModel(),
                new SpectrumModel(),
                new RModel(),
                new AlignmentModel(),
                new DistanceModel());
    }
}
