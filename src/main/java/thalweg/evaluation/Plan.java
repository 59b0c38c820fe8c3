package thalweg.evaluation;

import java.util.List;
import thalweg.network.Layer;
import thalweg.network.Network;
import thalweg.network.Node;
import thalweg.network.Shapes;
import thalweg.words.Phrase;

/**
 * How a network is run: its stages, the shapes of what they put out, and the room that each takes.
 */
record Plan(Network network, Shapes shapes, FlatLayout layout, List<Stage> stages, Slots slots) {
    Plan {
        stages = List.copyOf(stages);
    }

    /**
     * @throws EvaluationException when the output isn't one number a class
     */
    static Plan of(Network network) {
        Shapes shapes = Shapes.of(network);
        List<Integer> out = shapes.of(network.nodes().getLast().name());
        if (out.size() != 1) {
            throw new EvaluationException(
                    Phrase.of("badmeasure.network-puts-out-loss-needs-one-number", out),
                    Phrase.of("badmeasure.layer", network.nodes().getLast().name()),
                    Phrase.of("remedies.compare-models-without-data"));
        }
        List<Stage> stages = Stage.of(network);
        return new Plan(network, shapes, FlatLayout.of(network), stages, Slots.of(stages, shapes));
    }

    /** [units, positions…] of what a node puts out. */
    List<Integer> shape(String node) {
        return shapes.of(node);
    }

    /** Numbers that a stage puts out for one example. */
    int outputs(Stage stage) {
        return Shapes.count(shape(stage.output()));
    }

    /** The logits' number. */
    int classes() {
        return outputs(stages.getLast());
    }

    /** Multiplications for one example, and a few for each number that passes through. */
    long work() {
        long work = 0;
        for (Stage stage : stages) {
            work += 8L * outputs(stage) + multiplications(stage.main());
        }
        return work;
    }

    private long multiplications(Node node) {
        int positions = Shapes.positions(shape(node.name()));
        return switch (node.layer()) {
            case Layer.Dense d -> (long) d.in() * d.out() * positions;
            case Layer.Convolution _, Layer.TransposedConvolution _ ->
                    ConvolutionSpecs.of(this, node, false, Double.NaN).work();
            case Layer.Attention a ->
                    (4L * a.features() * a.query().rows() + 2L * positions * a.query().rows())
                            * positions;
            default -> 0;
        };
    }
}
