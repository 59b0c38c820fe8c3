package thalweg.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import thalweg.network.Activation;
import thalweg.network.Layer;
import thalweg.network.Network;
import thalweg.network.Node;

/**
 * A network in which each node reads the one before: dense layers with an activation after each.
 *
 * @param steps from the input to the logits, one or more
 */
record DenseChain(List<Step> steps) {
    /** Offset of a bias that isn't there. */
    static final long NONE = -1;

    /**
     * act(W x + b).
     *
     * @param weight offset of W [out, in] in the flat vector
     * @param bias offset of b [out], or {@link #NONE}
     */
    record Step(int in, int out, long weight, long bias, Activation activation) {
        boolean hasBias() {
            return bias != NONE;
        }
    }

    DenseChain {
        steps = List.copyOf(steps);
    }

    /** The network as a chain, if it is one that begins with a dense layer. */
    static Optional<DenseChain> of(Network network, FlatLayout layout) {
        var steps = new ArrayList<Step>();
        String last = network.nodes().getFirst().name();
        boolean activated = true;
        for (Node node : network.nodes().subList(1, network.nodes().size())) {
            if (!node.inputs().equals(List.of(last))) {
                return Optional.empty();
            }
            switch (node.layer()) {
                case Layer.Dense d -> {
                    long bias = d.bias() == null ? NONE : layout.offset(d.bias());
                    long weight = layout.offset(d.weight());
                    steps.add(new Step(d.in(), d.out(), weight, bias, Activation.IDENTITY));
                    activated = false;
                }
                case Layer.Activate a -> {
                    if (activated || !a.equals(new Layer.Activate(a.function()))) {
                        return Optional.empty();
                    }
                    Step s = steps.removeLast();
                    steps.add(new Step(s.in(), s.out(), s.weight(), s.bias(), a.function()));
                    activated = true;
                }
                default -> {
                    return Optional.empty();
                }
            }
            last = node.name();
        }
        return steps.isEmpty() ? Optional.empty() : Optional.of(new DenseChain(steps));
    }

    /** The number of logits. */
    int classes() {
        return steps.getLast().out();
    }

    /** Numbers in the widest activation of one example. */
    int widest() {
        return steps.stream().mapToInt(Step::out).max().orElseThrow();
    }

    /** Multiplications for one example. */
    long work() {
        return steps.stream().mapToLong(s -> (long) s.in() * s.out()).sum();
    }
}
