package thalweg.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import thalweg.checkpoint.ElementType;
import thalweg.dataset.Dataset;
import thalweg.engine.JobContext;
import thalweg.network.Layer;
import thalweg.network.Network;
import thalweg.network.Node;
import thalweg.network.Parameter;
import thalweg.network.Parameters;

/**
 * Trains a network from scratch over Deeplearning4j: Adam on mini-batches in a seeded order, the
 * learning rate falling in a straight line to zero. The same options, data, device and number of
 * threads give the same numbers. Runs on the lane.
 */
public final class Trainer {
    private static final int ARRAYS_A_PARAMETER = 4;

    private final Options options;

    /**
     * How to train.
     *
     * @param epochs passes over the data, 1 or more
     * @param batch examples a step
     * @param rate Adam's learning rate at the start
     * @param seed of the weights and of the order of examples
     */
    public record Options(
            Architecture architecture, int epochs, int batch, double rate, long seed) {
        /** Checks the ranges. */
        public Options {
            if (epochs < 1 || batch < 1 || !(rate > 0)) {
                throw new EvaluationException(
                        "epochs and batch must be 1 or more, the rate above 0",
                        "epochs %d, batch %d, rate %s".formatted(epochs, batch, rate),
                        "choose others");
            }
        }

        /** Batches of 128 and a rate of 0.001. */
        public Options(Architecture architecture, int epochs, long seed) {
            this(architecture, epochs, 128, 1e-3, seed);
        }
    }

    /** A trainer with these options. */
    public Trainer(Options options) {
        this.options = options;
    }

    /**
     * Trains on all examples.
     *
     * @throws EvaluationException when the loss stops being a number
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    public Trained train(Dataset data, JobContext context) {
        context.progress(Double.NaN, "starting");
        Network network = options.architecture().network(data.inputLength(), data.classes());
        int batches = Math.ceilDiv(data.size(), options.batch());
        var rate = new FallingRate(options.rate(), batches * options.epochs());
        ComputationGraph graph = Dl4jGraph.forTraining(network, options.seed(), new Adam(rate));
        try {
            double loss = Double.NaN;
            var random = new SplittableRandom(options.seed());
            int[] order = new int[data.size()];
            for (int i = 0; i < order.length; i++) {
                order[i] = i;
            }
            for (int epoch = 0; epoch < options.epochs(); epoch++) {
                shuffle(order, random);
                loss = epoch(graph, data, order, epoch, context);
            }
            return new Trained(network, parameters(network, graph), loss);
        } finally {
            graph.close();
            Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
        }
    }

    /**
     * Looks at the memory that training takes before it is taken: for each parameter its value, its
     * gradient, and the two moments that Adam keeps.
     *
     * @param budgetBytes the most native memory that numbers may take
     * @throws EvaluationException when that is too little
     */
    public void requireRoom(Dataset data, long budgetBytes) {
        long parameters = 0;
        Network network = options.architecture().network(data.inputLength(), data.classes());
        for (Node node : network.nodes()) {
            if (node.layer() instanceof Layer.Dense dense) {
                parameters += (dense.in() + 1L) * dense.out();
            }
        }
        long needed = parameters * ARRAYS_A_PARAMETER * Float.BYTES;
        if (needed > budgetBytes) {
            throw new EvaluationException(
                    "training %,d parameters needs %,d MB of the %,d MB allowed"
                            .formatted(parameters, needed >> 20, budgetBytes >> 20),
                    "architecture " + network.architecture(),
                    "choose narrower layers");
        }
    }

    /** One pass; the mean of its batches' losses. */
    private double epoch(
            ComputationGraph graph, Dataset data, int[] order, int epoch, JobContext context) {
        double sum = 0;
        for (int first = 0; first < order.length; first += options.batch()) {
            context.yieldOrStop();
            int count = Math.min(options.batch(), order.length - first);
            sum += step(graph, data, order, first, count) * count;
            double done = epoch + (double) (first + count) / order.length;
            context.progress(
                    done / options.epochs(),
                    "epoch %d of %d, loss %.4f"
                            .formatted(epoch + 1, options.epochs(), sum / (first + count)));
        }
        if (!Double.isFinite(sum)) {
            throw new EvaluationException(
                    "training diverged: the loss is no longer a number",
                    "epoch %d of %s".formatted(epoch + 1, data.name()),
                    "choose a smaller learning rate");
        }
        return sum / order.length;
    }

    private static double step(
            ComputationGraph graph, Dataset data, int[] order, int first, int count) {
        int length = data.inputLength();
        float[] x = new float[count * length];
        float[] y = new float[count * data.classes()];
        float[] one = new float[length];
        for (int i = 0; i < count; i++) {
            int example = order[first + i];
            data.copyInputs(example, 1, one);
            System.arraycopy(one, 0, x, i * length, length);
            y[i * data.classes() + data.label(example)] = 1;
        }
        try (INDArray inputs = Nd4j.create(x, new long[] {count, length}, 'c');
                INDArray labels = Nd4j.create(y, new long[] {count, data.classes()}, 'c')) {
            graph.fit(new DataSet(inputs, labels));
            return graph.score();
        }
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }

    private static Parameters parameters(Network network, ComputationGraph graph) {
        var all = new ArrayList<Parameter>();
        for (Node node : network.nodes()) {
            if (node.layer() instanceof Layer.Dense dense) {
                float[] w = Dl4jGraph.numbers(Dl4jGraph.weight(graph, node));
                all.add(parameter(dense.weight(), List.of(dense.out(), dense.in()), w));
                if (dense.bias() != null) {
                    float[] b = Dl4jGraph.numbers(Dl4jGraph.bias(graph, node));
                    all.add(parameter(dense.bias(), List.of(dense.out()), b));
                }
            }
        }
        return new Parameters(all);
    }

    private static Parameter parameter(String name, List<Integer> shape, float[] values) {
        return new Parameter(name, shape, values, true, ElementType.F32);
    }
}
