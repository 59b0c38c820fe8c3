package thalweg.alignment;

import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeMemory;
import thalweg.network.Parameters;
import thalweg.symmetry.Permutation;

/**
 * Alignment of singular vectors between two models [Ito et al., arXiv 2402.04051]: pure functions
 * of spectra and a permutation, run on the lane.
 */
public final class Alignment {
    private final LinearAlgebra algebra;
    private final NativeMemory memory;

    /** Computes with the given algebra; what it takes from memory it returns. */
    public Alignment(LinearAlgebra algebra, NativeMemory memory) {
        this.algebra = algebra;
        this.memory = memory;
    }

    /** Which vectors a matrix compares. */
    public enum Side {
        LEFT,
        RIGHT,
        JOINT
    }

    /**
     * M of one layer: [rows, columns] row-major, by descending singular value; LEFT and RIGHT hold
     * magnitudes, JOINT is signed.
     */
    public record Matrix(int rows, int columns, float[] values) {}

    /** One SVD of every weight of a model. */
    public Spectrum spectrum(Parameters theta, JobContext context) {
        throw new UnsupportedOperationException("to come: " + algebra + memory + theta + context);
    }

    /** R(γ) between A and π(B). */
    public AlignmentCurve curve(
            Spectrum a, Spectrum b, Permutation permutation, double[] gammas, JobContext context) {
        throw new UnsupportedOperationException("to come: " + a + b + permutation + context);
    }

    /** The first {@code k} rows and columns of a layer's alignment between A and π(B). */
    public Matrix matrix(
            LayerSpectrum a, LayerSpectrum b, Permutation permutation, Side side, int k) {
        throw new UnsupportedOperationException("to come: " + a + b + permutation + side + k);
    }

    /** R(γ) over random permutations: the grey band. */
    public record NullBand(double[] gammas, double[] low, double[] high) {}

    /** R(γ) of {@code count} (20) random permutations: least and largest at each γ. */
    public NullBand nullBand(
            Spectrum a,
            Spectrum b,
            thalweg.symmetry.Symmetry symmetry,
            double[] gammas,
            int count,
            long seed,
            JobContext context) {
        throw new UnsupportedOperationException("to come: " + a + b + symmetry + context);
    }
}
