package thalweg.alignment;

import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.network.Parameters;

/** How far singular values are from those of another model: a permutation changes none. */
public final class SingularChange {
    private SingularChange() {}

    /**
     * The largest |s_i − s_i'| / s₁ over all weights and i, where s is of the spectrum and s' of
     * the same weight of the other model; decomposes every weight again. A weight of zeros alone
     * has changed by s'₁.
     *
     * @param of the model as it was
     * @param moved the model as it is now, of the same shapes
     * @throws AlignmentException when a weight is NaN or infinite: names it
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    public static double largest(
            LinearAlgebra algebra, Spectrum of, Parameters moved, JobContext context) {
        double largest = 0;
        int done = 0;
        for (LayerSpectrum layer : of.layers()) {
            context.progress((double) done++ / of.layers().size(), layer.tensor());
            context.yieldOrStop();
            float[] before = layer.s();
            float[] after = Decomposition.singularValues(algebra, moved.get(layer.tensor()));
            double scale = before.length > 0 && before[0] > 0 ? before[0] : 1;
            for (int i = 0; i < before.length; i++) {
                largest = Math.max(largest, Math.abs((double) before[i] - after[i]) / scale);
            }
        }
        return largest;
    }
}
