package thalweg.symmetry;

import java.util.List;
import java.util.Random;
import thalweg.network.Forward;
import thalweg.network.Layer;
import thalweg.network.Network;
import thalweg.network.NetworkException;
import thalweg.network.Node;
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

    /** Pixels on a side. */
    private static final int SMALL = 32;

    /** Multiplications that the check may take: seconds. */
    private static final double MOST_WORK = 2e9;

    /** Whether the two compute the same. */
    public boolean equivalent() {
        return relativeDifference <= TOLERANCE;
    }

    /**
     * Runs both on the same random inputs, in plain Java and double. A network that takes images of
     * any size gets small ones: its symmetries are the same for all.
     */
    public static Equivalence check(Network network, Parameters theta, Permutation permutation) {
        return check(network, theta, permutation, INPUTS);
    }

    /**
     * @param most random inputs
     */
    static Equivalence check(Network network, Parameters theta, Permutation permutation, int most) {
        Network small = onSmallImages(network);
        var still = new Forward(small, theta);
        var moved = new Forward(small, permutation.apply(theta));
        Random random = new Random(0);
        double difference = 0;
        double largest = 0;
        int inputs = (int) Math.clamp(MOST_WORK / (2 * still.multiplications()), 1, most);
        for (int n = 0; n < inputs; n++) {
            double[] input = input(small, random);
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

    /** Normal numbers; where they are looked up in a table, rows of it. */
    private static double[] input(Network network, Random random) {
        int rows = Integer.MAX_VALUE;
        String name = network.nodes().getFirst().name();
        for (Node node : network.nodes()) {
            if (node.layer() instanceof Layer.Embedding e && node.inputs().contains(name)) {
                rows = Math.min(rows, e.count());
            }
        }
        double[] input = new double[network.inputLength()];
        for (int i = 0; i < input.length; i++) {
            input[i] = rows < Integer.MAX_VALUE ? random.nextInt(rows) : random.nextGaussian();
        }
        return input;
    }

    private static Network onSmallImages(Network network) {
        List<Integer> shape = network.inputShape();
        if (shape.size() == 3 && shape.get(1) > SMALL && shape.get(2) > SMALL) {
            try {
                return network.withInput(List.of(shape.get(0), SMALL, SMALL));
            } catch (NetworkException tooSmall) {
                return network;
            }
        }
        return network;
    }
}
