package thalweg.evaluation;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import thalweg.engine.JobContext;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.network.Network;
import thalweg.network.Node;
import thalweg.network.Parameters;
import thalweg.network.Shapes;

/** Any network, on Deeplearning4j's graph: the oracle of faster ones. */
final class Dl4jEvaluator implements Evaluator {
    private static final int BATCH = 250;

    private final Network network;
    private final FlatLayout layout;
    private final ComputationGraph graph;

    Dl4jEvaluator(Network network) {
        this.network = network;
        this.layout = FlatLayout.of(network);
        this.graph = Dl4jGraph.forEvaluation(network);
    }

    @Override
    public long flatLength() {
        return layout.length();
    }

    @Override
    public void flatten(Parameters theta, NativeFloats target) {
        layout.flatten(theta, target);
    }

    @Override
    public Parameters withStatistics(Parameters theta, NativeFloats flat) {
        return theta;
    }

    @Override
    public void mix(double[] shares, List<NativeFloats> thetas, NativeFloats target) {
        float[] sum = new float[Math.toIntExact(target.count())];
        float[] theta = new float[sum.length];
        for (int m = 0; m < shares.length; m++) {
            thetas.get(m).read(0, theta, 0, theta.length);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += (float) (shares[m] * theta[i]);
            }
        }
        target.write(0, sum, 0, sum.length);
    }

    @Override
    public Score score(NativeFloats theta, LoadedExamples examples, int count, JobContext context) {
        Logits logits = logits(theta, examples, count, context);
        var sum = new CrossEntropy();
        sum.add(logits.values(), count, logits.classes(), examples, 0);
        return sum.score();
    }

    @Override
    public Logits logits(
            NativeFloats theta, LoadedExamples examples, int count, JobContext context) {
        examples.requireCount(count);
        assign(theta);
        int classes = Shapes.of(network).of(network.nodes().getLast().name()).getFirst();
        Logits all = LogitsTaker.room(classes, examples, count);
        int length = examples.inputLength();
        for (int first = 0; first < count; first += BATCH) {
            context.yieldOrStop();
            int n = Math.min(BATCH, count - first);
            float[] x = new float[n * length];
            examples.inputs().read((long) first * length, x, 0, n * length);
            try (INDArray inputs = Nd4j.create(x, Dl4jGraph.batchShape(n, network), 'c');
                    INDArray logits = graph.outputSingle(inputs);
                    INDArray rows = logits.dup('c')) {
                LogitsTaker.into(all).take(rows.data().asFloat(), first, n);
            }
        }
        return all;
    }

    @Override
    public void resetStatistics(NativeFloats theta, Statistics statistics, JobContext context) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LineEvaluator line(
            NativeMemory memory, Parameters a, Parameters movedB, Statistics statistics) {
        throw new UnsupportedOperationException();
    }

    /** Gives the graph's own views the numbers of θ. */
    private void assign(NativeFloats theta) {
        for (Node node : network.nodes()) {
            Dl4jGraph.views(graph, node)
                    .forEach(
                            (tensor, view) -> {
                                float[] values = new float[(int) view.array().length()];
                                theta.read(layout.offset(tensor), values, 0, values.length);
                                view.assign(values);
                            });
        }
    }

    @Override
    public void close() {
        graph.close();
        Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    }
}
