package thalweg.evaluation;

import java.util.List;
import thalweg.dataset.Dataset;
import thalweg.dataset.DatasetException;
import thalweg.dataset.Datasets;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeMemory;
import thalweg.network.Network;
import thalweg.network.NetworkException;
import thalweg.words.Phrase;

/** Chooses the evaluator of a network. */
public final class Evaluators {
    private Evaluators() {}

    /**
     * The network on inputs of the data's shape: itself, or, where only the number of positions
     * differs and its layers allow it, the same layers on that many. A flat input, of the network
     * or the data, takes any shape of as many numbers.
     *
     * @throws EvaluationException when the inputs or the classes don't fit
     */
    public static Network fitted(Network network, Dataset data) {
        Network fitted = onInputsOf(network, data);
        try {
            Datasets.requireFit(data, fitted.inputLength(), fitted.outputs());
        } catch (DatasetException e) {
            throw new EvaluationException(e.whatSaid(), e.whereSaid(), e.remedySaid());
        }
        return fitted;
    }

    private static Network onInputsOf(Network network, Dataset data) {
        List<Integer> wanted = network.inputShape();
        List<Integer> given = data.inputShape();
        boolean flat = wanted.size() == 1 || given.size() == 1;
        if (given.equals(wanted) || flat) {
            return network;
        }
        Phrase shapes = Phrase.of("badmeasure.inputs-network-takes", given, wanted);
        String where = data.name() + ", " + data.split();
        if (given.size() != wanted.size() || !given.getFirst().equals(wanted.getFirst())) {
            throw new EvaluationException(
                    shapes, where, Phrase.of("remedies.choose-data-network-was-trained-on"));
        }
        try {
            return network.withInput(given);
        } catch (NetworkException e) {
            throw new EvaluationException(
                    Phrase.of("badmeasure.both", shapes, e.whatSaid()),
                    where,
                    Phrase.of("remedies.choose-data-network-was-trained-on"));
        }
    }

    /**
     * The fastest evaluator that can run the network; close it on the lane. A dense chain is a
     * chain of gemm; anything else runs stage by stage, with convolutions by oneDNN.
     */
    public static Evaluator forNetwork(
            Network network, LinearAlgebra algebra, NativeMemory memory) {
        FlatLayout layout = FlatLayout.of(network);
        return DenseChain.of(network, layout)
                .<Evaluator>map(
                        chain -> new GemmChainEvaluator(network, layout, chain, algebra, memory))
                .orElseGet(() -> new GraphEvaluator(network, algebra, memory));
    }
}
