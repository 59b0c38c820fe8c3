package thalweg.evaluation;

import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeMemory;
import thalweg.network.Network;

/** Chooses the evaluator of a network. */
public final class Evaluators {
    private Evaluators() {}

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
