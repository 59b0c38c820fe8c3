package thalweg.evaluation;

import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeMemory;
import thalweg.network.Network;

/** Chooses the evaluator of a network. */
public final class Evaluators {
    private Evaluators() {}

    /** The fastest evaluator that can run the network; close it on the lane. */
    public static Evaluator forNetwork(
            Network network, LinearAlgebra algebra, NativeMemory memory) {
        throw new UnsupportedOperationException("to come: " + network + algebra + memory);
    }
}
