package thalweg.evaluation;

import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeMemory;
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
        requireSupported(network, "use a search without data, such as weight matching");
    }

    /**
     * The same.
     *
     * @param instead what to do without gradients
     */
    static void requireSupported(Network network, String instead) {
        for (Node node : network.nodes()) {
            if (!StageBackward.supports(node.layer())) {
                throw new EvaluationException(
                        "no gradient is computed through a layer of the kind "
                                + node.layer().getClass().getSimpleName(),
                        "layer " + node.name(),
                        instead);
            }
        }
    }
}
