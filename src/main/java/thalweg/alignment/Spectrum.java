package thalweg.alignment;

import java.util.List;
import thalweg.symmetry.Permutation;

/** The spectra of one model: one SVD a layer serves every permutation. */
public record Spectrum(List<LayerSpectrum> layers) {
    /** Copies the list. */
    public Spectrum {
        layers = List.copyOf(layers);
    }

    /**
     * The layer of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public LayerSpectrum layer(String tensor) {
        for (LayerSpectrum layer : layers) {
            if (layer.tensor().equals(tensor)) {
                return layer;
            }
        }
        throw new IllegalArgumentException("no spectrum of " + tensor);
    }

    /** The spectra of π(θ), without a decomposition. */
    public Spectrum moved(Permutation permutation) {
        return new Spectrum(layers.stream().map(layer -> layer.moved(permutation)).toList());
    }
}
