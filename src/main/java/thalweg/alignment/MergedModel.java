package thalweg.alignment;

import java.util.ArrayList;
import java.util.List;
import thalweg.checkpoint.ElementType;
import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.network.Parameter;
import thalweg.network.Parameters;

/**
 * Spectra of the merged model θ(α) = (1 − α) θ_a + α θ_b. With B as it is that is the naive merge,
 * with π(B) the matched one. R and M between A, or π(B), and θ(α) are {@link Alignment}'s, of their
 * spectra as they are.
 */
public final class MergedModel {
    private final LinearAlgebra algebra;

    /** Computes with the given algebra, on the lane. */
    public MergedModel(LinearAlgebra algebra) {
        this.algebra = algebra;
    }

    /**
     * The singular values of one weight of θ(α), descending, [min(out, columns)]: what follows a
     * hand on α.
     *
     * @throws AlignmentException when a weight is NaN or infinite: names it
     */
    public float[] singularValues(Parameter a, Parameter b, double alpha) {
        Parameter merged = merge(a, b, alpha);
        return Decomposition.singularValues(algebra, merged);
    }

    /** The spectrum of one weight of θ(α), with vectors. */
    public LayerSpectrum spectrum(Parameter a, Parameter b, double alpha) {
        return Decomposition.of(algebra, merge(a, b, alpha));
    }

    /** The spectra of every weight of θ(α). */
    public Spectrum spectrum(Parameters a, Parameters b, double alpha, JobContext context) {
        List<Parameter> weights = a.matrices();
        List<LayerSpectrum> layers = new ArrayList<>();
        for (Parameter weight : weights) {
            context.progress((double) layers.size() / weights.size(), weight.name());
            context.yieldOrStop();
            layers.add(spectrum(weight, b.get(weight.name()), alpha));
        }
        return new Spectrum(layers);
    }

    private static Parameter merge(Parameter a, Parameter b, double alpha) {
        if (!a.shape().equals(b.shape())) {
            throw new IllegalArgumentException(a.name() + " and " + b.name() + " differ in shape");
        }
        float[] x = a.values();
        float[] y = b.values();
        float[] merged = new float[x.length];
        for (int i = 0; i < merged.length; i++) {
            merged[i] = (float) ((1 - alpha) * x[i] + alpha * y[i]);
        }
        ElementType coarser =
                a.storedAs().epsilon() >= b.storedAs().epsilon() ? a.storedAs() : b.storedAs();
        return new Parameter(a.name(), a.shape(), merged, true, coarser, a.blocks());
    }
}
