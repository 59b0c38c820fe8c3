package thalweg.network;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The forward pass in plain Java and double: slow, simple, and so an oracle. */
public final class Forward {
    private final Network network;
    private final Parameters theta;

    /** Of one network with one θ. */
    public Forward(Network network, Parameters theta) {
        this.network = network;
        this.theta = theta;
    }

    /**
     * The logits of one input of {@link Network#inputLength()} numbers.
     *
     * @throws IllegalArgumentException when it has another length
     */
    public double[] logits(double[] input) {
        if (input.length != network.inputLength()) {
            throw new IllegalArgumentException(
                    input.length + " numbers for " + network.inputLength() + " inputs");
        }
        Map<String, double[]> values = new HashMap<>();
        for (Node node : network.nodes()) {
            values.put(
                    node.name(),
                    switch (node.layer()) {
                        case Layer.Input _ -> input;
                        case Layer.Dense d -> dense(d, value(values, node.inputs().getFirst()));
                        case Layer.Activate a ->
                                activate(a.function(), value(values, node.inputs().getFirst()));
                    });
        }
        return value(values, network.nodes().getLast().name());
    }

    private static double[] value(Map<String, double[]> values, String node) {
        return Objects.requireNonNull(values.get(node), node);
    }

    private double[] dense(Layer.Dense layer, double[] x) {
        float[] w = theta.get(layer.weight()).values();
        float[] b = layer.bias() == null ? null : theta.get(layer.bias()).values();
        double[] y = new double[layer.out()];
        for (int o = 0; o < y.length; o++) {
            double sum = b == null ? 0 : b[o];
            int row = o * layer.in();
            for (int i = 0; i < x.length; i++) {
                sum += w[row + i] * x[i];
            }
            y[o] = sum;
        }
        return y;
    }

    private static double[] activate(Activation function, double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = function.of(x[i]);
        }
        return y;
    }
}
