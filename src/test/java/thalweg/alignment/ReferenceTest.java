package thalweg.alignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.network.Model;
import thalweg.network.Models;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.PermutationFile;
import thalweg.symmetry.Symmetry;

/** Two trained networks and a permutation, measured in double by numpy and by us. */
class ReferenceTest {
    private static final Path SHARED = Path.of("../shared");
    private static final JobContext ALONE = JobContext.unattended();
    private static final double[] GAMMAS = {0, .1, .2, .3, .4, .5, .6, .7, .8, .9};

    private static final Engine ENGINE = Engines.sameThread(DeviceChoice.CPU, 2, 256 << 20);
    private static final Alignment ALIGNMENT =
            new Alignment(ENGINE.linearAlgebra(), ENGINE.memory());
    private static JsonNode reference;
    private static Model a;
    private static Model b;
    private static Permutation permutation;
    private static Spectrum ofA;
    private static Spectrum ofB;

    @BeforeAll
    static void measure() throws IOException {
        assumeTrue(Files.isDirectory(SHARED), "../shared is not here");
        reference = new ObjectMapper().readTree(SHARED.resolve("reference/mlp-1-2.json").toFile());
        a = Models.open(SHARED.resolve("models/mlp-mnist-seed1.pt"), Models.Options.DEFAULT);
        b = Models.open(SHARED.resolve("models/mlp-mnist-seed2.pt"), Models.Options.DEFAULT);
        permutation =
                PermutationFile.read(
                        SHARED.resolve("reference/mlp-1-2-permutation.json"),
                        Symmetry.of(a.network()));
        ofA = ALIGNMENT.spectrum(a.parameters(), ALONE);
        ofB = ALIGNMENT.spectrum(b.parameters(), ALONE);
    }

    @Test
    void findsTheSingularValues() {
        reference
                .get("firstSingularValuesOfA")
                .properties()
                .forEach(
                        layer -> {
                            float[] s = ofA.layer(layer.getKey()).s();
                            for (int i = 0; i < layer.getValue().size(); i++) {
                                double expected = layer.getValue().get(i).asDouble();
                                assertEquals(expected, s[i], 1e-4 * expected);
                            }
                        });
    }

    @Test
    void findsRBeforeMatching() {
        requireCurve("rBefore", ALIGNMENT.curve(ofA, ofB, GAMMAS, ALONE));
    }

    @Test
    void findsRAfterMatching() {
        requireCurve("rAfter", ALIGNMENT.curve(ofA, ofB, permutation, GAMMAS, ALONE));
    }

    private static void requireCurve(String field, AlignmentCurve curve) {
        for (int g = 0; g < GAMMAS.length; g++) {
            String gamma = g == 0 ? "0" : String.valueOf(GAMMAS[g]);
            assertEquals(reference.get(field).get(gamma).asDouble(), curve.total()[g], 0.001);
            for (AlignmentCurve.OfLayer layer : curve.layers()) {
                double expected =
                        reference.get(field + "ByLayer").get(layer.tensor()).get(gamma).asDouble();
                assertEquals(expected, layer.r()[g], 0.001, layer.tensor() + " at " + gamma);
            }
        }
    }

    @Test
    void liesInTheNullBandBeforeMatchingAndAboveItAfter() {
        double[] gammas = {0, 0.3};
        var band = ALIGNMENT.nullBand(ofA, ofB, Symmetry.of(a.network()), gammas, 20, 0, ALONE);
        double[] before = ALIGNMENT.curve(ofA, ofB, gammas, ALONE).total();
        double[] after = ALIGNMENT.curve(ofA, ofB, permutation, gammas, ALONE).total();
        for (int g = 0; g < gammas.length; g++) {
            double width = band.high()[g] - band.low()[g];
            assertTrue(before[g] >= band.low()[g] - width && before[g] <= band.high()[g] + width);
            assertTrue(after[g] > band.high()[g]);
        }
    }

    @Test
    void holdsTheLargestSingularValueThroughAMatchedMergeOnly() {
        var merged = new MergedModel(ENGINE.linearAlgebra());
        var w = a.parameters().get("fc2.weight");
        float[] naive = merged.singularValues(w, b.parameters().get("fc2.weight"), 0.5);
        float[] matched =
                merged.singularValues(w, permutation.apply(b.parameters()).get("fc2.weight"), 0.5);
        float largest = ofA.layer("fc2.weight").s()[0];
        assertEquals(0.55, naive[0] / largest, 0.01);
        assertEquals(0.93, matched[0] / largest, 0.01);
    }

    @Test
    void alignsAWithTheMatchedMergeMoreThanWithTheNaiveOne() {
        var merged = new MergedModel(ENGINE.linearAlgebra());
        var moved = permutation.apply(b.parameters());
        double[] gammas = {0.3};
        Spectrum naive = merged.spectrum(a.parameters(), b.parameters(), 0.5, ALONE);
        Spectrum matched = merged.spectrum(a.parameters(), moved, 0.5, ALONE);
        assertEquals(0.708, ALIGNMENT.curve(ofA, naive, gammas, ALONE).total()[0], 0.01);
        assertEquals(0.823, ALIGNMENT.curve(ofA, matched, gammas, ALONE).total()[0], 0.01);
    }
}
