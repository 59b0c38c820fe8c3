package thalweg.alignment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import thalweg.alignment.Alignment.Matrix;
import thalweg.alignment.Alignment.Side;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.network.Parameter;
import thalweg.network.Parameters;
import thalweg.symmetry.Permutation;

class AlignmentTest {
    private static final JobContext ALONE = JobContext.unattended();
    private static final double[] GAMMAS = {0, 0.1, 0.3, 0.5, 0.9};

    private final Engine engine = Engines.sameThread(DeviceChoice.CPU, 2, 64 << 20);
    private final Alignment alignment = new Alignment(engine.linearAlgebra(), engine.memory());

    static Stream<Chain> chains() {
        return Stream.of(
                new Chain(1, 6, 9, 4),
                new Chain(1, 30, 20, 20, 20, 5),
                new Chain(1, 1, 8, 1),
                new Chain(3, 3, 8, 12, 6),
                new Chain(5, 1, 7, 7));
    }

    @AfterEach
    void returnsWhatItTakes() {
        assertEquals(0, engine.memory().heldBytes());
    }

    @ParameterizedTest
    @MethodSource("chains")
    void leavesSingularValuesAsTheyAreWhenPermuted(Chain chain) {
        Parameters b = chain.random(1);
        Permutation p = Permutation.random(chain.symmetry(), new Random(2));
        Spectrum before = spectrum(b);
        Spectrum after = spectrum(p.apply(b));
        for (int l = 0; l < before.layers().size(); l++) {
            float[] s = before.layers().get(l).s();
            assertArrayEquals(s, after.layers().get(l).s(), 1e-5f * s[0]);
        }
    }

    @ParameterizedTest
    @MethodSource("chains")
    void movesTheVectorsInsteadOfDecomposingAgain(Chain chain) {
        Spectrum a = spectrum(chain.random(1));
        Parameters b = chain.random(2);
        Permutation p = Permutation.random(chain.symmetry(), new Random(3));
        double[] moved = alignment.curve(a, spectrum(b), p, GAMMAS, ALONE).total();
        double[] inPlace = alignment.curve(a, spectrum(b).moved(p), GAMMAS, ALONE).total();
        double[] decomposed = alignment.curve(a, spectrum(p.apply(b)), GAMMAS, ALONE).total();
        assertArrayEquals(moved, inPlace, 1e-6);
        assertArrayEquals(moved, decomposed, 1e-4);
    }

    /** Σ_ℓ ⟨W_a, P W_b P'ᵀ⟩ = Σ_ℓ Σ_ij s_i^a s_j^b M_ij [Ito et al., Theorem 4.1]. */
    @ParameterizedTest
    @MethodSource("chains")
    void weighsAlignmentBySingularValuesAsTheObjectiveDoes(Chain chain) {
        Parameters a = chain.random(4);
        Parameters b = chain.random(5);
        Permutation p = Permutation.random(chain.symmetry(), new Random(6));
        double objective = 0;
        double scale = 0;
        for (Parameter w : p.apply(b).matrices()) {
            float[] x = a.get(w.name()).values();
            for (int i = 0; i < x.length; i++) {
                objective += (double) x[i] * w.values()[i];
                scale += Math.abs((double) x[i] * w.values()[i]);
            }
        }
        double weighted = 0;
        Spectrum ofB = spectrum(b);
        for (LayerSpectrum layer : spectrum(a).layers()) {
            LayerSpectrum other = ofB.layer(layer.tensor());
            Matrix m = alignment.matrix(layer, other, p, Side.JOINT, layer.s().length);
            for (int i = 0; i < m.rows(); i++) {
                for (int j = 0; j < m.columns(); j++) {
                    weighted +=
                            (double) layer.s()[i] * other.s()[j] * m.values()[i * m.columns() + j];
                }
            }
        }
        assertEquals(objective, weighted, 1e-5 * scale);
    }

    /** R(0) of one layer is ⟨polar(W_a), P polar(W_b) P'ᵀ⟩ / n. */
    @ParameterizedTest
    @MethodSource("chains")
    void isThePolarFactorsProductAtGammaZero(Chain chain) {
        Spectrum a = spectrum(chain.random(7));
        Spectrum b = spectrum(chain.random(8));
        Permutation p = Permutation.random(chain.symmetry(), new Random(9));
        AlignmentCurve curve = alignment.curve(a, b, p, new double[] {0}, ALONE);
        for (int l = 0; l < a.layers().size(); l++) {
            double[] x = polar(a.layers().get(l));
            double[] y = polar(b.layers().get(l).moved(p));
            double dot = 0;
            for (int i = 0; i < x.length; i++) {
                dot += x[i] * y[i];
            }
            int n = Math.min(a.layers().get(l).rank(), b.layers().get(l).rank());
            assertEquals(dot / n, curve.layers().get(l).r()[0], 1e-5);
        }
    }

    private static double[] polar(LayerSpectrum layer) {
        double[] polar = new double[layer.rows() * layer.columns()];
        for (int k = 0; k < layer.rank(); k++) {
            for (int i = 0; i < layer.rows(); i++) {
                for (int j = 0; j < layer.columns(); j++) {
                    polar[i * layer.columns() + j] +=
                            (double) layer.u()[k * layer.rows() + i]
                                    * layer.v()[k * layer.columns() + j];
                }
            }
        }
        return polar;
    }

    @ParameterizedTest
    @MethodSource("chains")
    void isOneForAPlantedPermutation(Chain chain) {
        Parameters a = chain.random(10);
        Permutation planted = Permutation.random(chain.symmetry(), new Random(11));
        Spectrum b = spectrum(planted.apply(a));
        AlignmentCurve curve = alignment.curve(spectrum(a), b, planted.inverse(), GAMMAS, ALONE);
        for (double r : curve.total()) {
            assertEquals(1, r, 1e-4);
        }
        for (AlignmentCurve.OfLayer layer : curve.layers()) {
            for (double r : layer.r()) {
                assertEquals(1, r, 1e-4);
            }
        }
    }

    @Test
    void doesNotDependOnTheSignsOfVectors() {
        Chain chain = new Chain(1, 12, 10, 8);
        Spectrum a = spectrum(chain.random(12));
        Spectrum b = spectrum(chain.random(13));
        var random = new Random(14);
        Spectrum flipped =
                new Spectrum(a.layers().stream().map(layer -> flip(layer, random)).toList());
        Permutation p = Permutation.random(chain.symmetry(), random);
        assertArrayEquals(
                alignment.curve(a, b, p, GAMMAS, ALONE).total(),
                alignment.curve(flipped, b, p, GAMMAS, ALONE).total(),
                1e-7);
    }

    private static LayerSpectrum flip(LayerSpectrum layer, Random random) {
        float[] u = layer.u().clone();
        float[] v = layer.v().clone();
        for (int k = 0; k < layer.s().length; k++) {
            if (random.nextBoolean()) {
                negate(u, k * layer.rows(), layer.rows());
                negate(v, k * layer.columns(), layer.columns());
            }
        }
        return new LayerSpectrum(
                layer.tensor(),
                layer.rows(),
                layer.inputs(),
                layer.columns(),
                layer.s(),
                u,
                v,
                layer.epsilon());
    }

    private static void negate(float[] x, int from, int length) {
        for (int i = from; i < from + length; i++) {
            x[i] = -x[i];
        }
    }

    /** Among equal singular values any rotation is as good; what is summed over them all is not. */
    @Test
    void doesNotDependOnTheBasisOfEqualSingularValues() {
        Chain chain = new Chain(1, 6, 6);
        Spectrum b = spectrum(chain.random(15));
        float[] identity = new float[36];
        for (int i = 0; i < 6; i++) {
            identity[i * 7] = 2;
        }
        Spectrum a = spectrum(Chain.with(chain.random(16), "w0", identity));
        LayerSpectrum layer = a.layers().getFirst();
        double c = Math.cos(0.7);
        double s = Math.sin(0.7);
        Spectrum turned =
                new Spectrum(
                        List.of(
                                new LayerSpectrum(
                                        layer.tensor(),
                                        6,
                                        6,
                                        6,
                                        layer.s(),
                                        turn(layer.u(), c, s),
                                        turn(layer.v(), c, s),
                                        layer.epsilon())));
        assertArrayEquals(
                alignment.curve(a, b, GAMMAS, ALONE).total(),
                alignment.curve(turned, b, GAMMAS, ALONE).total(),
                1e-6);
    }

    /** Turns the first two vectors of length 6 within their plane. */
    private static float[] turn(float[] vectors, double c, double s) {
        float[] turned = vectors.clone();
        for (int i = 0; i < 6; i++) {
            turned[i] = (float) (c * vectors[i] - s * vectors[6 + i]);
            turned[6 + i] = (float) (s * vectors[i] + c * vectors[6 + i]);
        }
        return turned;
    }

    @Test
    void keepsNoVectorOfDeadUnits() {
        Chain chain = new Chain(1, 40, 30, 20);
        Parameters theta = chain.random(17);
        float[] w = theta.get("w0").values().clone();
        java.util.Arrays.fill(w, 25 * 40, 30 * 40, 0);
        LayerSpectrum layer = spectrum(Chain.with(theta, "w0", w)).layer("w0");
        assertEquals(25, layer.rank());
        assertEquals(30, layer.s().length);
    }

    @Test
    void givesZeroForALayerOfZeros() {
        Chain chain = new Chain(1, 5, 4, 3);
        Spectrum a = spectrum(Chain.with(chain.random(18), "w0", new float[20]));
        AlignmentCurve curve = alignment.curve(a, a, GAMMAS, ALONE);
        assertArrayEquals(new double[GAMMAS.length], curve.layers().getFirst().r());
        assertEquals(1, curve.total()[0], 1e-5);
    }

    @Test
    void sumsOneGammaAtATimeToTheSame() {
        Chain chain = new Chain(1, 25, 20, 15);
        Spectrum a = spectrum(chain.random(19));
        Spectrum b = spectrum(chain.random(20));
        Permutation p = Permutation.random(chain.symmetry(), new Random(21));
        double[] all = alignment.curve(a, b, p, GAMMAS, ALONE).total();
        for (int g = 0; g < GAMMAS.length; g++) {
            double[] one = alignment.curve(a, b, p, new double[] {GAMMAS[g]}, ALONE).total();
            assertEquals(all[g], one[0], 1e-6);
        }
    }

    @Test
    void comparesFirstVectorsFromEitherSide() {
        Chain chain = new Chain(3, 4, 8, 6);
        LayerSpectrum a = spectrum(chain.random(22)).layer("w1");
        LayerSpectrum b = spectrum(chain.random(23)).layer("w1");
        Permutation p = Permutation.random(chain.symmetry(), new Random(24));
        Matrix left = alignment.matrix(a, b, p, Side.LEFT, 3);
        Matrix right = alignment.matrix(a, b, p, Side.RIGHT, 3);
        Matrix joint = alignment.matrix(a, b, p, Side.JOINT, 3);
        LayerSpectrum moved = b.moved(p);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double u = dot(a.u(), i * a.rows(), moved.u(), j * a.rows(), a.rows());
                double v = dot(a.v(), i * a.columns(), moved.v(), j * a.columns(), a.columns());
                assertEquals(Math.abs(u), left.values()[i * 3 + j], 1e-6);
                assertEquals(Math.abs(v), right.values()[i * 3 + j], 1e-6);
                assertEquals(u * v, joint.values()[i * 3 + j], 1e-6);
            }
        }
    }

    private static double dot(float[] x, int atX, float[] y, int atY, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (double) x[atX + i] * y[atY + i];
        }
        return sum;
    }

    @Test
    void givesTheSameBandForTheSameSeed() {
        Chain chain = new Chain(1, 20, 16, 12);
        Spectrum a = spectrum(chain.random(25));
        Spectrum b = spectrum(chain.random(26));
        var one = alignment.nullBand(a, b, chain.symmetry(), GAMMAS, 20, 5, ALONE);
        var two = alignment.nullBand(a, b, chain.symmetry(), GAMMAS, 20, 5, ALONE);
        assertArrayEquals(one.low(), two.low());
        assertArrayEquals(one.high(), two.high());
        for (int g = 0; g < GAMMAS.length; g++) {
            assertTrue(one.low()[g] < one.high()[g]);
        }
    }

    @Test
    void drawsTheBandAroundRandomPermutations() {
        Chain chain = new Chain(1, 20, 16, 12);
        Spectrum a = spectrum(chain.random(27));
        Spectrum b = spectrum(chain.random(28));
        var random = new Random(6);
        var band = alignment.nullBand(a, b, chain.symmetry(), GAMMAS, 4, 6, ALONE);
        for (int i = 0; i < 4; i++) {
            Permutation p = Permutation.random(chain.symmetry(), random);
            var r = alignment.curve(a, b, p, GAMMAS, ALONE);
            requireWithin(band.low(), r.total(), band.high());
            for (int l = 0; l < r.layers().size(); l++) {
                var layer = band.layers().get(l);
                assertEquals(r.layers().get(l).tensor(), layer.tensor());
                requireWithin(layer.low(), r.layers().get(l).r(), layer.high());
            }
        }
    }

    private static void requireWithin(double[] low, double[] r, double[] high) {
        for (int g = 0; g < GAMMAS.length; g++) {
            assertTrue(r[g] >= low[g] - 1e-9 && r[g] <= high[g] + 1e-9);
        }
    }

    @Test
    void namesAWeightThatIsNotANumber() {
        Chain chain = new Chain(1, 3, 2);
        float[] w = {1, 2, 3, 4, Float.NaN, 6};
        Parameters theta = Chain.with(chain.random(29), "w0", w);
        var problem = assertThrows(AlignmentException.class, () -> spectrum(theta));
        assertEquals("tensor w0", problem.where());
    }

    private Spectrum spectrum(Parameters theta) {
        return alignment.spectrum(theta, ALONE);
    }
}
