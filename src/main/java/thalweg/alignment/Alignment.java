package thalweg.alignment;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeMemory;
import thalweg.network.Parameter;
import thalweg.network.Parameters;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.Symmetry;
import thalweg.words.Phrase;

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

    /**
     * One SVD of every weight of a model. One layer's is one native call that can't be cut.
     *
     * @throws AlignmentException when a weight is NaN or infinite: names it
     */
    public Spectrum spectrum(Parameters theta, JobContext context) {
        List<Parameter> weights = theta.matrices();
        List<LayerSpectrum> layers = new ArrayList<>();
        double all = weights.stream().mapToDouble(Alignment::work).sum();
        double done = 0;
        for (Parameter weight : weights) {
            context.progress(all > 0 ? done / all : 0, weight.name());
            context.yieldOrStop();
            layers.add(Decomposition.of(algebra, weight));
            done += work(weight);
        }
        context.progress(1, "");
        return new Spectrum(layers);
    }

    /** The cost of a weight's SVD, up to a factor. */
    private static double work(Parameter weight) {
        double rows = weight.shape().getFirst();
        double columns = Decomposition.columns(weight);
        return rows * columns * Math.min(rows, columns);
    }

    /**
     * R(γ) between A and π(B). Where a layer keeps no vector, its R is 0.
     *
     * @param gammas ascending
     */
    public AlignmentCurve curve(
            Spectrum a, Spectrum b, Permutation permutation, double[] gammas, JobContext context) {
        return curveOf(a, b, permutation, gammas, context);
    }

    /** R(γ) between two models as they are. */
    public AlignmentCurve curve(Spectrum a, Spectrum b, double[] gammas, JobContext context) {
        return curveOf(a, b, null, gammas, context);
    }

    private AlignmentCurve curveOf(
            Spectrum a,
            Spectrum b,
            @Nullable Permutation permutation,
            double[] gammas,
            JobContext context) {
        double[] sums = new double[gammas.length];
        long[] counts = new long[gammas.length];
        List<AlignmentCurve.OfLayer> layers = new ArrayList<>();
        for (int l = 0; l < a.layers().size(); l++) {
            LayerSpectrum ofA = a.layers().get(l);
            LayerSpectrum ofB = b.layer(ofA.tensor());
            context.progress((double) l / a.layers().size(), ofA.tensor());
            context.yieldOrStop();
            KeptSums kept = KeptSums.of(ofA, ofB, gammas);
            try (var pair = new LayerPair(algebra, memory, ofA, ofB, kept.rows(), kept.columns())) {
                double[] layer = kept.of(pair.joint(permutation));
                for (int g = 0; g < gammas.length; g++) {
                    sums[g] += layer[g];
                    counts[g] += kept.count(g);
                    layer[g] = quotient(layer[g], kept.count(g));
                }
                layers.add(new AlignmentCurve.OfLayer(ofA.tensor(), layer));
            }
        }
        return new AlignmentCurve(gammas.clone(), quotients(sums, counts), layers);
    }

    private static double[] quotients(double[] sums, long[] counts) {
        double[] r = new double[sums.length];
        for (int g = 0; g < r.length; g++) {
            r[g] = quotient(sums[g], counts[g]);
        }
        return r;
    }

    private static double quotient(double sum, long count) {
        return count == 0 ? 0 : sum / count;
    }

    /** The first {@code k} rows and columns of a layer's alignment between A and π(B). */
    public Matrix matrix(
            LayerSpectrum a, LayerSpectrum b, Permutation permutation, Side side, int k) {
        return matrixOf(a, b, permutation, side, k);
    }

    /** The first {@code k} rows and columns of a layer's alignment between models as they are. */
    public Matrix matrix(LayerSpectrum a, LayerSpectrum b, Side side, int k) {
        return matrixOf(a, b, null, side, k);
    }

    private Matrix matrixOf(
            LayerSpectrum a, LayerSpectrum b, @Nullable Permutation permutation, Side side, int k) {
        int rows = Math.min(k, a.s().length);
        int columns = Math.min(k, b.s().length);
        try (var pair = new LayerPair(algebra, memory, a, b, rows, columns)) {
            float[] values =
                    switch (side) {
                        case LEFT -> magnitudes(pair.left(permutation));
                        case RIGHT -> magnitudes(pair.right(permutation));
                        case JOINT -> pair.joint(permutation);
                    };
            return new Matrix(rows, columns, values);
        }
    }

    private static float[] magnitudes(float[] x) {
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.abs(x[i]);
        }
        return x;
    }

    /** Random permutations of a null band, everywhere. */
    public static final int BAND_PERMUTATIONS = 20;

    /** What draws them, everywhere: a band hangs on no search's seed. */
    public static final long BAND_SEED = 0;

    /**
     * R(γ) over random permutations: the grey band.
     *
     * @param low the least at each γ
     * @param high the largest
     * @param layers the same of each layer alone
     */
    public record NullBand(double[] gammas, double[] low, double[] high, List<OfLayer> layers) {
        /** Copies the list. */
        public NullBand {
            layers = List.copyOf(layers);
        }

        /** The least and the largest of one layer. */
        public record OfLayer(String tensor, double[] low, double[] high) {}
    }

    /** The γ at which R is drawn, in the window and in files: 0 to 0.95 by twentieths. */
    public static double[] drawnGammas() {
        return IntStream.range(0, 20).mapToDouble(i -> i / 20.0).toArray();
    }

    /**
     * R(γ) of {@code count} random permutations: least and largest at each γ.
     *
     * @param gammas ascending
     */
    public NullBand nullBand(
            Spectrum a,
            Spectrum b,
            Symmetry symmetry,
            double[] gammas,
            int count,
            long seed,
            JobContext context) {
        var random = new Random(seed);
        List<Permutation> permutations =
                Stream.generate(() -> Permutation.random(symmetry, random)).limit(count).toList();
        double[][] sums = new double[count][gammas.length];
        long[] counts = new long[gammas.length];
        List<NullBand.OfLayer> layers = new ArrayList<>();
        for (int l = 0; l < a.layers().size(); l++) {
            double[][] ofLayer = new double[count][];
            LayerSpectrum ofA = a.layers().get(l);
            LayerSpectrum ofB = b.layer(ofA.tensor());
            context.progress((double) l / a.layers().size(), Phrase.of("progress.random"));
            KeptSums kept = KeptSums.of(ofA, ofB, gammas);
            try (var pair = new LayerPair(algebra, memory, ofA, ofB, kept.rows(), kept.columns())) {
                for (int p = 0; p < count; p++) {
                    context.yieldOrStop();
                    double[] layer = kept.of(pair.joint(permutations.get(p)));
                    for (int g = 0; g < gammas.length; g++) {
                        sums[p][g] += layer[g];
                    }
                    ofLayer[p] = layer;
                }
            }
            long[] ofCount = new long[gammas.length];
            for (int g = 0; g < gammas.length; g++) {
                ofCount[g] = kept.count(g);
                counts[g] += kept.count(g);
            }
            NullBand one = band(gammas, ofLayer, ofCount, List.of());
            layers.add(new NullBand.OfLayer(ofA.tensor(), one.low, one.high));
        }
        return band(gammas, sums, counts, layers);
    }

    private static NullBand band(
            double[] gammas, double[][] sums, long[] counts, List<NullBand.OfLayer> layers) {
        double[] low = new double[gammas.length];
        double[] high = new double[gammas.length];
        for (int p = 0; p < sums.length; p++) {
            double[] r = quotients(sums[p], counts);
            for (int g = 0; g < gammas.length; g++) {
                low[g] = p == 0 ? r[g] : Math.min(low[g], r[g]);
                high[g] = p == 0 ? r[g] : Math.max(high[g], r[g]);
            }
        }
        return new NullBand(gammas.clone(), low, high, layers);
    }
}
