package thalweg.evaluation;

import java.util.function.Predicate;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeMemory;
import thalweg.network.Layer;
import thalweg.network.Network;
import thalweg.network.Node;

/** Chooses how a network's gradients are computed. */
public final class Gradients {
    private Gradients() {}

    /**
     * Gradients by back-propagation; close it on the lane.
     *
     * @throws EvaluationException when it has a layer of a kind that has no backward pass: names it
     */
    public static LossGradient forNetwork(
            Network network, LinearAlgebra algebra, NativeMemory memory) {
        requireSupported(network);
        return new BackPropagation(Plan.of(network), algebra, memory);
    }

    /**
     * Refuses a network before any work.
     *
     * @throws EvaluationException when it has a layer of a kind that has no backward pass: names it
     */
    public static void requireSupported(Network network) {
        requireSupported(
                network,
                StageBackward::supports,
                "gradient is",
                "use a search without data, such as weight matching");
    }

    /**
     * Refuses a network that has a layer of a kind that something can't be computed through.
     *
     * @param supports whether a kind is known
     * @param what can't be computed, e.g. "gradient is"
     * @param instead what to do without it
     */
    static void requireSupported(
            Network network, Predicate<Layer> supports, String what, String instead) {
        for (Node node : network.nodes()) {
            if (!supports.test(node.layer())) {
                throw new EvaluationException(
                        "no "
                                + what
                                + " computed through a layer of the kind "
                                + node.layer().getClass().getSimpleName(),
                        "layer " + node.name(),
                        instead);
            }
        }
    }
}
