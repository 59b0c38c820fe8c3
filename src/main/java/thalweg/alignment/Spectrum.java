package thalweg.alignment;

import java.util.List;

/** The spectra of one model: one SVD a layer serves every permutation. */
public record Spectrum(List<LayerSpectrum> layers) {
    /** Copies the list. */
    public Spectrum {
        layers = List.copyOf(layers);
    }
}
