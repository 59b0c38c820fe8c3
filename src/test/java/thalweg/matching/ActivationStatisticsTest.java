package thalweg.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.evaluation.MadeUpData;
import thalweg.matching.ActivationSetting.Statistic;
import thalweg.matching.ShownUnits.Family;
import thalweg.matching.ShownUnits.Place;
import thalweg.matching.ShownUnits.Turn;
import thalweg.network.Activation;
import thalweg.network.Forward;
import thalweg.network.Layer;
import thalweg.network.Network;
import thalweg.network.Node;
import thalweg.network.Parameters;
import thalweg.symmetry.Chains;
import thalweg.symmetry.Graphs;
import thalweg.symmetry.LayerKindsTest;
import thalweg.symmetry.LayerKindsTest.Case;
import thalweg.symmetry.Symmetry;

/** Cross-statistics beside those of all activations at once, in double, by the definition. */
class ActivationStatisticsTest {
    private static Engine engine;

    @BeforeAll
    static void start() {
        engine = Engines.sameThread(DeviceChoice.CPU, 2, 1L << 30);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    static Stream<Case> cases() {
        return LayerKindsTest.cases();
    }

    @FunctionalInterface
    private interface Check {
        void check(Turn turn, Family family, float[] scores);
    }

    private static void measure(Pair pair, MadeUpData data, Statistic statistic, Check check) {
        ShownUnits shown = ShownUnits.of(pair.network(), pair.symmetry());
        try (var scratch = new Scratch(engine.memory(), JobContext.unattended());
                var statistics =
                        new ActivationStatistics(
                                pair,
                                pair.network(),
                                shown,
                                data,
                                engine.linearAlgebra(),
                                engine.memory(),
                                scratch)) {
            statistics.stream(JobContext.unattended(), 1);
            for (Turn turn : shown.turns()) {
                for (Family family : turn.families()) {
                    check.check(turn, family, statistics.scores(turn, family, statistic));
                }
            }
        }
        assertEquals(0, engine.memory().heldBytes());
    }

    /** [samples][units] of one model at one place. */
    private static double[][] samples(
            Network network, Parameters theta, Place place, MadeUpData data) {
        List<Node> nodes = new ArrayList<>();
        for (Node node : network.nodes()) {
            nodes.add(node);
            if (node.name().equals(place.value().node())) {
                break;
            }
        }
        nodes.add(new Node("all", new Layer.Flatten(false), List.of(nodes.getLast().name())));
        var forward = new Forward(new Network("part", nodes, List.of()), theta);
        int positions = place.value().positions();
        List<double[]> samples = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            double[] x = new double[data.inputLength()];
            for (int k = 0; k < x.length; k++) {
                x[k] = data.inputs()[i * x.length + k];
            }
            double[] y = forward.logits(x);
            for (int p = 0; p < positions; p++) {
                for (int[] part : place.positions()) {
                    int at = p;
                    samples.add(
                            Arrays.stream(part)
                                    .mapToDouble(c -> c < 0 ? 0 : y[c * positions + at])
                                    .toArray());
                }
            }
        }
        return samples.toArray(double[][]::new);
    }

    private static double statistic(double[][] a, int i, double[][] b, int j, Statistic of) {
        int n = a.length;
        double meanA = 0;
        double meanB = 0;
        double inner = 0;
        for (int s = 0; s < n; s++) {
            meanA += a[s][i] / n;
            meanB += b[s][j] / n;
            inner += a[s][i] * b[s][j] / n;
        }
        double covariance = 0;
        double varianceA = 0;
        double varianceB = 0;
        for (int s = 0; s < n; s++) {
            covariance += (a[s][i] - meanA) * (b[s][j] - meanB) / n;
            varianceA += (a[s][i] - meanA) * (a[s][i] - meanA) / n;
            varianceB += (b[s][j] - meanB) * (b[s][j] - meanB) / n;
        }
        if (constant(a, i) || constant(b, j)) {
            return 0;
        }
        return switch (of) {
            case INNER -> inner;
            case COVARIANCE -> covariance;
            case CORRELATION -> covariance / Math.sqrt(varianceA * varianceB);
        };
    }

    private static boolean constant(double[][] samples, int unit) {
        return Arrays.stream(samples).allMatch(sample -> sample[unit] == samples[0][unit]);
    }

    private static void agrees(Pair pair, MadeUpData data, Statistic statistic) {
        measure(
                pair,
                data,
                statistic,
                (turn, family, scores) -> {
                    int n = family.units();
                    double[] right = new double[n * n];
                    for (Place place : family.places()) {
                        double[][] a = samples(pair.network(), pair.a(), place, data);
                        double[][] b = samples(pair.network(), pair.b(), place, data);
                        for (int i = 0; i < right.length; i++) {
                            right[i] += statistic(a, i / n, b, i % n, statistic);
                        }
                    }
                    double largest =
                            Math.max(1, Arrays.stream(right).map(Math::abs).max().orElseThrow());
                    for (int i = 0; i < right.length; i++) {
                        assertEquals(right[i], scores[i], 2e-5 * largest, turn.name());
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void correlationIsThatOfAllSamplesOfEveryKindOfLayer(Case c) {
        Pair pair =
                new Pair(
                        c.network(),
                        Symmetry.of(c.network()),
                        Graphs.random(c.network(), 5),
                        Graphs.random(c.network(), 6));
        var data = MadeUpData.random(2, 40, c.network().inputLength(), c.network().outputs());
        agrees(pair, data, Statistic.CORRELATION);
    }

    @ParameterizedTest
    @EnumSource(Statistic.class)
    void everyStatisticIsThatOfAllBatchesTogether(Statistic statistic) {
        agrees(deadAndConstant(), MadeUpData.random(3, 1203, 7, 3), statistic);
    }

    /** Unit 2 of A is dead, unit 4 of B always 1. */
    private static Pair deadAndConstant() {
        var a = Chains.random(1, true, Activation.RELU, 7, 9, 8, 3);
        var b = Chains.random(2, true, Activation.RELU, 7, 9, 8, 3);
        fill(a.parameters(), 2, -1);
        fill(b.parameters(), 4, 1);
        return new Pair(a.network(), Symmetry.of(a.network()), a.parameters(), b.parameters());
    }

    private static void fill(Parameters theta, int unit, float bias) {
        float[] weight = theta.get("fc1.weight").values();
        Arrays.fill(weight, unit * 7, (unit + 1) * 7, 0);
        theta.get("fc1.bias").values()[unit] = bias;
    }

    @ParameterizedTest
    @EnumSource(Statistic.class)
    void constantUnitsScoreNothing(Statistic statistic) {
        measure(
                deadAndConstant(),
                MadeUpData.random(3, 50, 7, 3),
                statistic,
                (turn, family, scores) -> {
                    for (int i = 0; i < 9 && turn.group() == 0; i++) {
                        assertEquals(0, scores[2 * 9 + i]);
                        assertEquals(0, scores[i * 9 + 4]);
                    }
                });
    }

    @Test
    void aSmallSpreadAboutALargeMeanIsNotLost() {
        // Behind a bias of 200 activations vary by a few: their products are ten thousand times as
        // large as their covariance.
        var a = Chains.random(1, true, Activation.RELU, 7, 9, 3);
        var b = Chains.random(2, true, Activation.RELU, 7, 9, 3);
        Arrays.fill(a.parameters().get("fc1.bias").values(), 200);
        Arrays.fill(b.parameters().get("fc1.bias").values(), 200);
        var pair = new Pair(a.network(), Symmetry.of(a.network()), a.parameters(), b.parameters());
        agrees(pair, MadeUpData.random(3, 3000, 7, 3), Statistic.CORRELATION);
    }
}
