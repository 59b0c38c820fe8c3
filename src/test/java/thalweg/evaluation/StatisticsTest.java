package thalweg.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.engine.JobStoppedException;
import thalweg.engine.NativeMemory;
import thalweg.network.Activation;
import thalweg.network.Forward;
import thalweg.network.Layer;
import thalweg.network.Layer.Pooling;
import thalweg.network.Network;
import thalweg.network.Parameter;
import thalweg.network.Parameters;
import thalweg.symmetry.Chains;
import thalweg.symmetry.Graphs;
import thalweg.words.Phrase;

/** Batch-norm reset and REPAIR against their definitions. */
class StatisticsTest {
    private static final JobContext ALONE = JobContext.unattended();

    private final Engine engine = Engines.sameThread(DeviceChoice.CPU, 2, 256 << 20);
    private final NativeMemory memory = engine.memory();

    /** A residual network with batch norm after, and one without, a convolution before it. */
    private static Network residual() {
        return Graphs.input(3, 6, 6)
                .conv("c1", 3, 5, 3, 1)
                .norm("n1", 5)
                .activate()
                .conv("c2", 5, 5, 3, 1)
                .norm("n2", 5)
                .after("sum", new Layer.Add(), "n2", "n1.act")
                .norm("n3", 5)
                .activate()
                .then("pool", new Layer.AdaptivePool(Pooling.AVERAGE, List.of(2, 2)))
                .then("flat", new Layer.Flatten(false))
                .dense("f", 20, 4)
                .network();
    }

    /** What a node puts out for an example, by the plain forward pass of the network up to it. */
    private static double[] output(Network network, Parameters theta, String node, double[] x) {
        int end = network.nodes().indexOf(network.node(node)) + 1;
        var part = new Network("part", network.nodes().subList(0, end), List.of());
        return new Forward(part, theta).logits(x);
    }

    private static double[] example(MadeUpData data, int i) {
        double[] x = new double[data.inputLength()];
        for (int k = 0; k < x.length; k++) {
            x[k] = data.inputs()[i * x.length + k];
        }
        return x;
    }

    /** Means and variances (over n − 1 if unbiased) of a node's channels over examples. */
    private static double[][] moments(
            Network network,
            Parameters theta,
            String node,
            MadeUpData data,
            int first,
            int count,
            int channels,
            boolean unbiased) {
        double[] mean = new double[channels];
        double[] variance = new double[channels];
        double[][] y = new double[count][];
        int positions = 0;
        for (int i = 0; i < count; i++) {
            y[i] = output(network, theta, node, example(data, first + i));
            positions = y[i].length / channels;
            for (int k = 0; k < y[i].length; k++) {
                mean[k / positions] += y[i][k] / (count * positions);
            }
        }
        for (double[] one : y) {
            for (int k = 0; k < one.length; k++) {
                double d = one[k] - mean[k / positions];
                variance[k / positions] += d * d / (count * positions - (unbiased ? 1 : 0));
            }
        }
        return new double[][] {mean, variance};
    }

    private static Parameters with(Parameters theta, String tensor, double[] values) {
        return new Parameters(
                theta.all().stream()
                        .map(
                                p -> {
                                    if (!p.name().equals(tensor)) {
                                        return p;
                                    }
                                    float[] x = new float[values.length];
                                    for (int i = 0; i < x.length; i++) {
                                        x[i] = (float) values[i];
                                    }
                                    return new Parameter(
                                            p.name(), p.shape(), x, p.learnable(), p.storedAs());
                                })
                        .toList());
    }

    private LoadedExamples load(MadeUpData data, Network network) {
        return LoadedExamples.load(data, data.size(), network, memory);
    }

    @Test
    void resetOnOneBatchGivesEachNormTheMomentsOfWhatItSees() {
        Network network = residual();
        Parameters theta = Graphs.random(network, 1);
        MadeUpData data = MadeUpData.random(2, 40, 108, 4);
        Parameters reset = reset(network, theta, data, 40);
        Parameters expected = theta;
        for (String norm : List.of("n1", "n2", "n3")) {
            // In training mode a norm sees what the norms before it, of the same batch, let
            // through.
            String before = network.node(norm).inputs().getFirst();
            Parameters biased = expected;
            for (String earlier : List.of("n1", "n2", "n3")) {
                if (earlier.equals(norm)) {
                    break;
                }
                String its = network.node(earlier).inputs().getFirst();
                double[][] m = moments(network, biased, its, data, 0, 40, 5, false);
                biased = with(biased, earlier + ".running_mean", m[0]);
                biased = with(biased, earlier + ".running_var", m[1]);
            }
            double[][] m = moments(network, biased, before, data, 0, 40, 5, true);
            for (int c = 0; c < 5; c++) {
                double mean = reset.get(norm + ".running_mean").values()[c];
                double variance = reset.get(norm + ".running_var").values()[c];
                assertEquals(m[0][c], mean, 1e-4, norm);
                assertEquals(m[1][c], variance, 1e-4 * m[1][c], norm);
            }
        }
        assertEquals(0, theta.distance(reset), "learnable numbers stay");
    }

    private Parameters reset(Network network, Parameters theta, MadeUpData data, int batch) {
        try (var evaluator = new GraphEvaluator(network, engine.linearAlgebra(), memory);
                var flat = memory.allocate(evaluator.flatLength());
                var training = load(data, network)) {
            evaluator.flatten(theta, flat);
            evaluator.resetStatistics(
                    flat, new Statistics(Renormalization.RESET, training, batch), ALONE);
            var reader = new ThetaReader(flat, evaluator.plan().layout());
            return new Parameters(
                    theta.all().stream()
                            .map(
                                    p ->
                                            new Parameter(
                                                    p.name(),
                                                    p.shape(),
                                                    reader.get(p.name()),
                                                    p.learnable(),
                                                    p.storedAs()))
                            .toList());
        }
    }

    @Test
    void resetTakesThePlainMeanOverBatches() {
        Network network = residual();
        Parameters theta = Graphs.random(network, 3);
        MadeUpData data = MadeUpData.random(4, 25, 108, 4);
        Parameters found = reset(network, theta, data, 10); // 10, 10 and 5 examples
        double[] mean = new double[5];
        double[] variance = new double[5];
        for (int first = 0; first < 25; first += 10) {
            int n = Math.min(10, 25 - first);
            double[][] m = moments(network, theta, "c1", data, first, n, 5, true);
            for (int c = 0; c < 5; c++) {
                mean[c] += m[0][c] / 3;
                variance[c] += m[1][c] / 3;
            }
        }
        for (int c = 0; c < 5; c++) {
            assertEquals(mean[c], found.get("n1.running_mean").values()[c], 1e-5);
            assertEquals(variance[c], found.get("n1.running_var").values()[c], 1e-4 * variance[c]);
        }
    }

    @Test
    void resetAppliesToBothEndsOfALine() {
        Network network = residual();
        Parameters a = Graphs.random(network, 5);
        Parameters b = Graphs.random(network, 6);
        MadeUpData data = MadeUpData.random(7, 60, 108, 4);
        Parameters resetA = reset(network, a, data, 30);
        Parameters resetB = reset(network, b, data, 30);
        try (var evaluator = Evaluators.forNetwork(network, engine.linearAlgebra(), memory);
                var examples = load(data, network);
                var line =
                        evaluator.line(
                                memory,
                                a,
                                a,
                                new Statistics(Renormalization.RESET, examples, 30))) {
            double ofA = Scoring.byHand(network, resetA, data, 60).loss();
            assertEquals(ofA, line.at(0, examples, 60, ALONE).loss(), 1e-4 * ofA);
            assertEquals(ofA, line.at(1, examples, 60, ALONE).loss(), 1e-4 * ofA);
            line.moveB(b);
            double ofB = Scoring.byHand(network, resetB, data, 60).loss();
            assertEquals(ofB, line.at(1, examples, 60, ALONE).loss(), 1e-4 * ofB);
            assertEquals(ofA, line.at(0, examples, 60, ALONE).loss(), 1e-4 * ofA);
        }
        assertEquals(0, memory.heldBytes());
    }

    /** Losses halfway between two places, and at one, of a line whose statistics are kept. */
    private double[] errorsInPieces(Renormalization kind, int pieces) {
        Network network = residual();
        Parameters a = Graphs.random(network, 5);
        Parameters b = Graphs.random(network, 6);
        MadeUpData data = MadeUpData.random(7, 60, 108, 4);
        try (var evaluator = Evaluators.forNetwork(network, engine.linearAlgebra(), memory);
                var examples = load(data, network);
                var exact = evaluator.line(memory, a, a, new Statistics(kind, examples, 30));
                var kept =
                        evaluator.line(
                                memory,
                                a,
                                a,
                                new Statistics(kind, examples, 30).inPieces(pieces))) {
            kept.at(0.5, examples, 60, ALONE); // of another B, to be forgotten
            exact.moveB(b);
            kept.moveB(b);
            double[] errors = new double[2];
            for (int place = 0; place < pieces; place++) {
                for (int i = 0; i < 2; i++) {
                    double alpha = (place + 0.5 * i) / pieces;
                    double right = exact.at(alpha, examples, 60, ALONE).loss();
                    double found = kept.at(alpha, examples, 60, ALONE).loss();
                    errors[i] = Math.max(errors[i], Math.abs(found - right));
                }
            }
            return errors;
        }
    }

    @ParameterizedTest
    @EnumSource(value = Renormalization.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void whatIsKeptAtPlacesIsExactThereAndErrsByTheSquareOfAPieceBetween(Renormalization kind) {
        double[] coarse = errorsInPieces(kind, 8);
        double[] fine = errorsInPieces(kind, 32);
        assertEquals(0, coarse[0], 1e-6);
        assertEquals(0, fine[0], 1e-6);
        assertTrue(fine[1] < 2e-3, fine[1] + " nats");
        assertTrue(fine[1] < coarse[1] / 8, fine[1] + " of " + coarse[1] + ", not a sixteenth");
        assertEquals(0, memory.heldBytes());
    }

    @Test
    void keptPlacesAreMeasuredOnce() {
        var asked = new ArrayList<Double>();
        var places = new MeasuredPlaces(4);
        DoubleFunction<float[]> measure =
                alpha -> {
                    asked.add(alpha);
                    return new float[] {(float) (alpha * 8), 1};
                };
        assertArrayEquals(new float[] {5, 1}, places.at(0.625, measure));
        assertArrayEquals(new float[] {4.8f, 1}, places.at(0.6, measure), 1e-6f);
        assertArrayEquals(new float[] {8, 1}, places.at(1, measure));
        assertEquals(List.of(0.5, 0.75, 1.0), asked);
        assertArrayEquals(new float[] {-4, 1}, places.at(-0.5, measure), "outside, as it is there");
        places.forget();
        places.at(1, measure);
        assertEquals(List.of(0.5, 0.75, 1.0, -0.5, 1.0), asked);
    }

    private void changesNothingAtTheEnds(Network network, Parameters a, Parameters b) {
        MadeUpData data = MadeUpData.random(8, 50, network.inputLength(), network.outputs());
        try (var evaluator = Evaluators.forNetwork(network, engine.linearAlgebra(), memory);
                var examples = load(data, network);
                var plain = evaluator.line(memory, a, b, Statistics.NONE);
                var repaired =
                        evaluator.line(
                                memory,
                                a,
                                b,
                                new Statistics(Renormalization.REPAIR, examples, 20))) {
            for (double end : new double[] {0, 1}) {
                double right = plain.at(end, examples, 50, ALONE).loss();
                assertEquals(right, repaired.at(end, examples, 50, ALONE).loss(), 1e-5 * right);
            }
            assertNotEquals(
                    plain.at(0.5, examples, 50, ALONE).loss(),
                    repaired.at(0.5, examples, 50, ALONE).loss());
            repaired.moveB(a);
            double right = plain.at(0, examples, 50, ALONE).loss();
            assertEquals(right, repaired.at(0.5, examples, 50, ALONE).loss(), 1e-4 * right);
        }
        assertEquals(0, memory.heldBytes());
    }

    @Test
    void repairChangesNothingAtTheEndsOfANetworkWithBatchNorm() {
        Network network = residual();
        changesNothingAtTheEnds(network, Graphs.random(network, 9), Graphs.random(network, 10));
    }

    @Test
    void repairChangesNothingAtTheEndsOfADenseChain() {
        var a = Chains.random(1, true, Activation.RELU, 12, 20, 9, 4);
        var b = Chains.random(2, true, Activation.RELU, 12, 20, 9, 4);
        changesNothingAtTheEnds(a.network(), a.parameters(), b.parameters());
    }

    @Test
    void repairGivesEveryLayerButTheLastTheMomentsBetweenThoseOfTheEnds() {
        Network network =
                Graphs.input(2, 5, 5)
                        .conv("c1", 2, 4, 3, 1)
                        .activate()
                        .conv("c2", 4, 6, 3, 1)
                        .activate()
                        .then("flat", new Layer.Flatten(false))
                        .dense("f", 150, 3)
                        .network();
        var fused = new FusedNetwork(network);
        Network own = fused.network();
        Parameters a = fused.parameters(Graphs.random(network, 11));
        Parameters b = fused.parameters(Graphs.random(network, 12));
        MadeUpData data = MadeUpData.random(13, 30, 50, 3);
        double alpha = 0.3;
        try (var evaluator = new GraphEvaluator(own, engine.linearAlgebra(), memory);
                var training = load(data, own)) {
            var statistics = new Statistics(Renormalization.REPAIR, training, 30);
            var pass =
                    new TrainingPass(evaluator.plan(), statistics, engine.linearAlgebra(), memory);
            try (var line = new FlatLine(evaluator, memory, a, b);
                    var repair = new Repair(evaluator.plan(), pass, line)) {
                var theta = line.filled(alpha);
                repair.apply(repair.measure(theta, alpha, ALONE), theta);
                var reader = new ThetaReader(theta, evaluator.plan().layout());
                Parameters repaired =
                        new Parameters(
                                a.all().stream()
                                        .map(
                                                p ->
                                                        new Parameter(
                                                                p.name(),
                                                                p.shape(),
                                                                reader.get(p.name()),
                                                                true,
                                                                p.storedAs()))
                                        .toList());
                between(own, a, b, repaired, "c1", 4, data, alpha);
                between(own, a, b, repaired, "c2", 6, data, alpha);
                float[] last = repaired.get("f/weight").values();
                for (int i = 0; i < last.length; i++) {
                    double mean =
                            0.7 * a.get("f/weight").values()[i]
                                    + 0.3 * b.get("f/weight").values()[i];
                    assertEquals(mean, last[i], 1e-6, "the last layer stays");
                }
            }
        }
        assertEquals(0, memory.heldBytes());
    }

    private static void between(
            Network network,
            Parameters a,
            Parameters b,
            Parameters repaired,
            String node,
            int channels,
            MadeUpData data,
            double alpha) {
        double[][] ofA = moments(network, a, node, data, 0, 30, channels, false);
        double[][] ofB = moments(network, b, node, data, 0, 30, channels, false);
        double[][] found = moments(network, repaired, node, data, 0, 30, channels, false);
        for (int c = 0; c < channels; c++) {
            assertEquals((1 - alpha) * ofA[0][c] + alpha * ofB[0][c], found[0][c], 1e-4);
            double deviation = (1 - alpha) * Math.sqrt(ofA[1][c]) + alpha * Math.sqrt(ofB[1][c]);
            assertEquals(deviation, Math.sqrt(found[1][c]), 1e-4 * deviation);
        }
    }

    @Test
    void stopsBetweenLayersLeavesThetaAndReturnsItsMemory() {
        Network network = residual();
        Parameters theta = Graphs.random(network, 1);
        MadeUpData data = MadeUpData.random(2, 40, 108, 4);
        try (var evaluator = new GraphEvaluator(network, engine.linearAlgebra(), memory);
                var flat = memory.allocate(evaluator.flatLength());
                var training = load(data, network)) {
            evaluator.flatten(theta, flat);
            long held = memory.heldBytes();
            var yields = new AtomicInteger();
            var stopping =
                    new JobContext() {
                        @Override
                        public void progress(double fraction, Phrase message) {}

                        @Override
                        public boolean yieldPoint() {
                            return yields.incrementAndGet() > 7;
                        }
                    };
            var statistics = new Statistics(Renormalization.RESET, training, 10);
            assertThrows(
                    JobStoppedException.class,
                    () -> evaluator.resetStatistics(flat, statistics, stopping));
            assertEquals(held, memory.heldBytes());
            var reader = new ThetaReader(flat, evaluator.plan().layout());
            assertEquals(
                    theta.get("n1.running_mean").values()[0], reader.get("n1.running_mean")[0]);
        }
        assertEquals(0, memory.heldBytes());
    }

    @Test
    void theUsualIsAResetWhereThereIsBatchNormAndTrainingData() {
        Network dense = Chains.random(1, true, Activation.RELU, 3, 2).network();
        assertEquals(Renormalization.RESET, Renormalization.usual(residual(), true));
        assertEquals(Renormalization.NONE, Renormalization.usual(residual(), false));
        assertEquals(Renormalization.NONE, Renormalization.usual(dense, true));
    }
}
