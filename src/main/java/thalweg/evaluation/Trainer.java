package thalweg.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import thalweg.network.Shapes;
import thalweg.words.Phrase;

/**
 * Trains a network from scratch over Deeplearning4j: Adam on mini-batches in a seeded order, the
 * learning rate falling in a straight line to zero. The same options, data, device and number of
 * threads give the same numbers. Runs on the lane.
 */
public final class Trainer {
    private static final int ARRAYS_A_PARAMETER = 4;
    private static final int ARRAYS_AN_OUTPUT = 2;

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
                        Phrase.of("badmeasure.epochs-batch-must-1-more-rate-above"),
                        Phrase.of("badmeasure.epochs-batch-rate", epochs, batch, rate),
                        Phrase.of("remedies.choose-others"));
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
        context.progress(Double.NaN, Phrase.of("progress.starting"));
        Network network = options.architecture().network(data.inputShape(), data.classes());
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
                loss = epoch(graph, network, data, order, epoch, context);
            }
            return new Trained(network, parameters(network, graph), loss);
        } finally {
            graph.close();
            Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
        }
    }

    /**
     * Looks at the memory that training takes before it is taken: for each parameter its value, its
     * gradient, and the two moments that Adam keeps; for each example of a batch what every layer
     * puts out, and its gradient.
     *
     * @param budgetBytes the most native memory that numbers may take
     * @throws EvaluationException when that is too little
     */
    public void requireRoom(Dataset data, long budgetBytes) {
        Network network = options.architecture().network(data.inputShape(), data.classes());
        long parameters = 0;
        for (Layer.Slot slot : network.slots()) {
            parameters += count(slot.shape());
        }
        Shapes shapes = Shapes.of(network);
        long outputs = 0;
        for (Node node : network.nodes()) {
            outputs += count(shapes.of(node.name()));
        }
        long numbers =
                ARRAYS_A_PARAMETER * parameters + ARRAYS_AN_OUTPUT * options.batch() * outputs;
        long needed = numbers * Float.BYTES;
        if (needed > budgetBytes) {
            throw new EvaluationException(
                    Phrase.of(
                            "badmeasure.training-parameters-in-batches-needs-mb-mb",
                            parameters,
                            options.batch(),
                            needed >> 20,
                            budgetBytes >> 20),
                    Phrase.of("badmeasure.architecture-2", network.architecture()),
                    Phrase.of("remedies.choose-narrower-layers"));
        }
    }

    private static long count(List<Integer> shape) {
        return shape.stream().mapToLong(n -> n).reduce(1, Math::multiplyExact);
    }

    /** One pass; the mean of its batches' losses. */
    private double epoch(
            ComputationGraph graph,
            Network network,
            Dataset data,
            int[] order,
            int epoch,
            JobContext context) {
        double sum = 0;
        for (int first = 0; first < order.length; first += options.batch()) {
            context.yieldOrStop();
            int count = Math.min(options.batch(), order.length - first);
            sum += step(graph, network, data, order, first, count) * count;
            double done = epoch + (double) (first + count) / order.length;
            context.progress(
                    done / options.epochs(),
                    Phrase.of(
                            "progress.epoch",
                            epoch + 1,
                            options.epochs(),
                            "%.4f".formatted(sum / (first + count))));
        }
        if (!Double.isFinite(sum)) {
            throw new EvaluationException(
                    Phrase.of("badmeasure.training-diverged-loss-no-longer-number"),
                    Phrase.of("badmeasure.epoch", epoch + 1, data.name()),
                    Phrase.of("remedies.choose-smaller-learning-rate"));
        }
        return sum / order.length;
    }

    /** One batch, its inputs of the shape [count, …] that the network takes. */
    private static double step(
            ComputationGraph graph,
            Network network,
            Dataset data,
            int[] order,
            int first,
            int count) {
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
        try (INDArray inputs = Nd4j.create(x, Dl4jGraph.batchShape(count, network), 'c');
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
        Map<String, Dl4jGraph.View> views = new HashMap<>();
        network.nodes().forEach(node -> views.putAll(Dl4jGraph.views(graph, node)));
        var all = new ArrayList<Parameter>();
        for (Layer.Slot slot : network.slots()) {
            float[] values = Objects.requireNonNull(views.get(slot.tensor())).numbers();
            all.add(
                    new Parameter(
                            slot.tensor(),
                            slot.shape(),
                            values,
                            slot.learnable(),
                            ElementType.F32,
                            slot.blocks()));
        }
        return new Parameters(all);
    }
}
