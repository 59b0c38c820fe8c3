package thalweg.evaluation;

import java.util.function.Predicate;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeMemory;
import thalweg.network.Layer;
import thalweg.network.Network;
import thalweg.network.Node;
import thalweg.words.Phrase;

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
                "badmeasure.no-gradient",
                Phrase.of("remedies.use-search-without-data"));
    }

    /**
     * Refuses a network that has a layer of a kind that something can't be computed through.
     *
     * @param supports whether a kind is known
     * @param what the key of the sentence that it can't be computed through a kind
     * @param instead what to do without it
     */
    static void requireSupported(
            Network network, Predicate<Layer> supports, String what, Phrase instead) {
        for (Node node : network.nodes()) {
            if (!supports.test(node.layer())) {
                throw new EvaluationException(
                        Phrase.of(what, node.layer().getClass().getSimpleName()),
                        Phrase.of("badmeasure.layer", node.name()),
                        instead);
            }
        }
    }
}
