package thalweg.alignment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thalweg.alignment.Alignment.Matrix;
import thalweg.alignment.Alignment.Side;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.network.Layer;
import thalweg.network.Network;
import thalweg.network.Parameter;
import thalweg.network.Parameters;
import thalweg.symmetry.Graphs;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.Symmetry;

/** Spectra of a weight [out, in / groups, k, k], the matrix of which has a block a group. */
class GroupedConvolutionTest {
    private static final JobContext ALONE = JobContext.unattended();
    private static final double[] GAMMAS = {0, 0.3, 0.6};
    private static final Network NETWORK =
            Graphs.input(3, 6, 6)
                    .conv("c1", 3, 12, 3, 1)
                    .activate()
                    .conv("c2", 12, 18, 3, 3)
                    .activate()
                    .conv("c3", 18, 6, 1, 3)
                    .activate()
                    .then("flat", new Layer.Flatten(false))
                    .dense("f", 6 * 36, 4)
                    .network();

    private final Engine engine = Engines.sameThread(DeviceChoice.CPU, 2, 64 << 20);
    private final Alignment alignment = new Alignment(engine.linearAlgebra(), engine.memory());

    @AfterEach
    void returnsWhatItTakes() {
        assertEquals(0, engine.memory().heldBytes());
    }

    private Spectrum spectrum(Parameters theta) {
        return alignment.spectrum(theta, ALONE);
    }

    /** The same map written out: zeros where a row doesn't see a channel. */
    private static Parameter writtenOut(Parameter weight) {
        int rows = weight.shape().getFirst();
        int length = weight.values().length / rows;
        float[] whole = new float[rows * length * weight.blocks()];
        for (int row = 0; row < rows; row++) {
            int block = row / (rows / weight.blocks());
            System.arraycopy(
                    weight.values(),
                    row * length,
                    whole,
                    (row * weight.blocks() + block) * length,
                    length);
        }
        return Chain.tensor(weight.name(), List.of(rows, length * weight.blocks()), whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c2.weight", "c3.weight"})
    void hasTheSingularValuesOfTheMatrixWrittenOut(String name) {
        Parameter weight = Graphs.random(NETWORK, 1).get(name);
        assertEquals(3, weight.blocks());
        LayerSpectrum grouped = Decomposition.of(engine.linearAlgebra(), weight);
        LayerSpectrum whole = Decomposition.of(engine.linearAlgebra(), writtenOut(weight));
        assertEquals(whole.columns(), grouped.columns());
        assertArrayEquals(whole.s(), grouped.s(), 1e-5f * whole.s()[0]);
        float[] alone = Decomposition.singularValues(engine.linearAlgebra(), weight);
        assertArrayEquals(whole.s(), alone, 1e-5f * whole.s()[0]);
    }

    @Test
    void givesBackTheMatrix() {
        Parameter weight = Graphs.random(NETWORK, 2).get("c2.weight");
        LayerSpectrum spectrum = Decomposition.of(engine.linearAlgebra(), weight);
        float[] sum = new float[spectrum.rows() * spectrum.columns()];
        for (int k = 0; k < spectrum.s().length; k++) {
            for (int i = 0; i < spectrum.rows(); i++) {
                float x = spectrum.s()[k] * spectrum.u()[k * spectrum.rows() + i];
                for (int j = 0; j < spectrum.columns(); j++) {
                    sum[i * spectrum.columns() + j] += x * spectrum.v()[k * spectrum.columns() + j];
                }
            }
        }
        assertArrayEquals(writtenOut(weight).values(), sum, 1e-5f);
    }

    @Test
    void movesItsBlocksAndTheUnitsWithinThemWithoutDecomposingAgain() {
        Symmetry symmetry = Symmetry.of(NETWORK);
        Parameters b = Graphs.random(NETWORK, 3);
        Permutation p = Permutation.movingEveryUnit(symmetry, new Random(4));
        Spectrum a = spectrum(Graphs.random(NETWORK, 5));
        double[] moved = alignment.curve(a, spectrum(b), p, GAMMAS, ALONE).total();
        double[] decomposed = alignment.curve(a, spectrum(p.apply(b)), GAMMAS, ALONE).total();
        assertArrayEquals(decomposed, moved, 1e-4);
    }

    @Test
    void aPlantedPermutationIsAlignedWhole() {
        Parameters a = Graphs.random(NETWORK, 6);
        Permutation p = Permutation.movingEveryUnit(Symmetry.of(NETWORK), new Random(7));
        Spectrum b = spectrum(p.inverse().apply(a));
        for (AlignmentCurve.OfLayer layer :
                alignment.curve(spectrum(a), b, p, GAMMAS, ALONE).layers()) {
            for (double r : layer.r()) {
                assertEquals(1, r, 1e-3, layer.tensor());
            }
        }
    }

    /** Σ_ij s_i^a s_j^b M_ij = ⟨W_a, π(W_b)⟩ [Ito et al., Theorem 4.1]. */
    @Test
    void weighsAlignmentBySingularValuesAsTheObjectiveDoes() {
        Parameters a = Graphs.random(NETWORK, 8);
        Parameters b = Graphs.random(NETWORK, 9);
        Permutation p = Permutation.random(Symmetry.of(NETWORK), new Random(10));
        Parameter moved = p.apply(b.get("c2.weight"));
        double objective = 0;
        for (int i = 0; i < moved.values().length; i++) {
            objective += (double) a.get("c2.weight").values()[i] * moved.values()[i];
        }
        LayerSpectrum ofA = spectrum(a).layer("c2.weight");
        LayerSpectrum ofB = spectrum(b).layer("c2.weight");
        Matrix m = alignment.matrix(ofA, ofB, p, Side.JOINT, ofA.s().length);
        double weighted = 0;
        for (int i = 0; i < m.rows(); i++) {
            for (int j = 0; j < m.columns(); j++) {
                weighted += (double) ofA.s()[i] * ofB.s()[j] * m.values()[i * m.columns() + j];
            }
        }
        assertEquals(objective, weighted, 1e-4 * Math.abs(objective) + 1e-3);
    }
}
