package thalweg.symmetry;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import thalweg.network.Forward;
import thalweg.network.Layer;
import thalweg.network.Network;
import thalweg.network.NetworkException;
import thalweg.network.Node;
import thalweg.network.Parameters;

/**
 * What a network computes of random inputs before anything moves: found once, and compared with as
 * many permutations as there are to check.
 */
final class Unmoved {
    /** Pixels on a side. */
    private static final int SMALL = 32;

    /** Multiplications that a check may take: seconds. */
    private static final double MOST_WORK = 2e9;

    private final Network small;
    private final Parameters theta;
    private final List<double[]> inputs = new ArrayList<>();
    private final List<double[]> expected = new ArrayList<>();

    /**
     * @param most random inputs; fewer where the network is large
     */
    Unmoved(Network network, Parameters theta, int most) {
        small = onSmallImages(network);
        this.theta = theta;
        var still = new Forward(small, theta);
        Random random = new Random(0);
        int count = (int) Math.clamp(MOST_WORK / (2 * still.multiplications()), 1, most);
        for (int n = 0; n < count; n++) {
            double[] input = input(small, random);
            inputs.add(input);
            expected.add(still.logits(input));
        }
    }

    /** Whether π(θ) computes the same. */
    Equivalence against(Permutation permutation) {
        var moved = new Forward(small, permutation.apply(theta));
        double difference = 0;
        double largest = 0;
        for (int n = 0; n < inputs.size(); n++) {
            double[] still = expected.get(n);
            double[] actual = moved.logits(inputs.get(n));
            for (int i = 0; i < still.length; i++) {
                double d = Math.abs(still[i] - actual[i]);
                difference = Double.isNaN(d) ? Double.NaN : Math.max(difference, d);
                largest = Math.max(largest, Math.abs(still[i]));
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
