package thalweg.symmetry;

import thalweg.network.Network;
import thalweg.network.Parameters;

/**
 * Whether π(θ) computes what θ computes.
 *
 * @param relativeDifference max |Δ output| / max |output| on random inputs
 * @param freeUnits units that some group may move
 */
public record Equivalence(double relativeDifference, int freeUnits) {
    /** The largest relative difference that counts as equal. */
    public static final double TOLERANCE = 1e-4;

    private static final int INPUTS = 8;

    /** Whether the two compute the same. */
    public boolean equivalent() {
        return relativeDifference <= TOLERANCE;
    }

    /**
     * Runs both on the same random inputs, in plain Java and double. A network that takes images of
     * any size gets small ones: its symmetries are the same for all.
     */
    public static Equivalence check(Network network, Parameters theta, Permutation permutation) {
        return new Unmoved(network, theta, INPUTS).against(permutation);
    }
}
