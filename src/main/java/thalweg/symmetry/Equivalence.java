package thalweg.symmetry;

import java.util.Random;
import thalweg.network.Forward;
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

    /** Runs both on the same normally distributed inputs, in plain Java and double. */
    public static Equivalence check(Network network, Parameters theta, Permutation permutation) {
        var still = new Forward(network, theta);
        var moved = new Forward(network, permutation.apply(theta));
        Random random = new Random(0);
        double difference = 0;
        double largest = 0;
        for (int n = 0; n < INPUTS; n++) {
            double[] input = new double[network.inputLength()];
            for (int i = 0; i < input.length; i++) {
                input[i] = random.nextGaussian();
            }
            double[] expected = still.logits(input);
            double[] actual = moved.logits(input);
            for (int i = 0; i < expected.length; i++) {
                double d = Math.abs(expected[i] - actual[i]);
                difference = Double.isNaN(d) ? Double.NaN : Math.max(difference, d);
                largest = Math.max(largest, Math.abs(expected[i]));
            }
        }
        // Two networks that put out nothing but zeros compute the same.
        double relative = difference == 0 ? 0 : difference / largest;
        return new Equivalence(relative, permutation.symmetry().freeUnits());
    }
}
