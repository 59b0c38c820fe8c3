package thalweg.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The forward pass in plain Java and double, in evaluation mode: simple, and so an oracle. Values
 * are row-major [units, positions…].
 */
public final class Forward {
    private final Network network;
    private final Parameters theta;
    private final Shapes shapes;

    /**
     * Of one network with one θ.
     *
     * @throws NetworkException when its layers don't fit one another
     */
    public Forward(Network network, Parameters theta) {
        this.network = network;
        this.theta = theta;
        this.shapes = Shapes.of(network);
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
            List<double[]> inputs = new ArrayList<>();
            for (String name : node.inputs()) {
                inputs.add(Objects.requireNonNull(values.get(name), name));
            }
            values.put(node.name(), node.inputs().isEmpty() ? input : output(node, inputs));
        }
        return Objects.requireNonNull(values.get(network.nodes().getLast().name()));
    }

    /** About how many multiplications one input takes. */
    public long multiplications() {
        long sum = 0;
        for (Node node : network.nodes()) {
            long positions = Shapes.positions(shapes.of(node.name()));
            for (Layer.Slot slot : node.layer().slots()) {
                sum += slot.count() * positions;
            }
        }
        return Math.max(1, sum);
    }

    private double[] output(Node node, List<double[]> inputs) {
        double[] x = inputs.getFirst();
        List<Integer> in = shapes.of(node.inputs().getFirst());
        List<Integer> out = shapes.of(node.name());
        return switch (node.layer()) {
            case Layer.Input _ -> x;
            case Layer.Dense d ->
                    rows(numbers(d.weight()), numbersOrNull(d.bias()), 0, d.out(), d.in(), x);
            case Layer.Convolution c ->
                    Sliding.convolved(c, numbers(c.weight()), numbersOrNull(c.bias()), x, in, out);
            case Layer.TransposedConvolution c ->
                    Sliding.transposed(c, numbers(c.weight()), numbersOrNull(c.bias()), x, in, out);
            case Layer.BatchNorm n -> batchNorm(n, x);
            case Layer.GroupNorm n ->
                    Normalised.byBlocks(
                            x, n.groups(), n.epsilon(), each(n.scale(), n.shift(), x, n.size()));
            case Layer.LayerNorm n -> layerNorm(n, x, in);
            case Layer.Activate a -> activate(a, x);
            case Layer.Pool p -> Sliding.pooled(p, x, in, out);
            case Layer.AdaptivePool p -> Sliding.adaptive(p, x, in, out);
            case Layer.Flatten f -> f.channelsLast() ? channelsLast(x, in.get(0)) : x;
            case Layer.Add _ -> sum(inputs);
            case Layer.Multiply _ -> product(inputs, out.getFirst());
            case Layer.Concatenate _ -> joined(inputs);
            case Layer.ZeroPadShortcut s -> shortcut(s, x, in, out);
            case Layer.AddLearned a -> sum(List.of(x, doubles(numbers(a.tensor()))));
            case Layer.Tokens _ -> x;
            case Layer.ClassToken t -> withToken(doubles(numbers(t.tensor())), x, in.get(1));
            case Layer.TakeToken t -> token(t.index(), x, in.get(0), in.get(1));
            case Layer.Embedding e -> looked(e, x);
            case Layer.Attention a -> attention(a, x, in.get(1));
        };
    }

    /** Each at its own position, or the same at all. */
    private static double[] product(List<double[]> inputs, int units) {
        double[] a = inputs.getFirst();
        double[] b = inputs.getLast();
        double[] y = new double[Math.max(a.length, b.length)];
        int positions = y.length / units;
        for (int i = 0; i < y.length; i++) {
            double left = a[a.length == y.length ? i : i / positions];
            y[i] = left * b[b.length == y.length ? i : i / positions];
        }
        return y;
    }

    private float[] numbers(String tensor) {
        return theta.get(tensor).values();
    }

    private float @Nullable [] numbersOrNull(@Nullable String tensor) {
        return tensor == null ? null : numbers(tensor);
    }

    private static double[] doubles(float[] x) {
        double[] y = new double[x.length];
        Arrays.setAll(y, i -> x[i]);
        return y;
    }

    /** Rows of W x + b at each position. */
    static double[] rows(
            float[] w, float @Nullable [] b, int first, int count, int in, double[] x) {
        int positions = x.length / in;
        double[] y = new double[count * positions];
        for (int o = 0; o < count; o++) {
            int row = (first + o) * in;
            int at = o * positions;
            Arrays.fill(y, at, at + positions, b == null ? 0 : b[first + o]);
            for (int i = 0; i < in; i++) {
                double weight = w[row + i];
                for (int p = 0; p < positions; p++) {
                    y[at + p] += weight * x[i * positions + p];
                }
            }
        }
        return y;
    }

    private double[] batchNorm(Layer.BatchNorm n, double[] x) {
        float[] mean = numbers(n.mean());
        float[] variance = numbers(n.variance());
        double[] y = new double[x.length];
        int positions = x.length / n.size();
        for (int i = 0; i < x.length; i++) {
            int c = i / positions;
            y[i] = (x[i] - mean[c]) / Math.sqrt(variance[c] + n.epsilon());
        }
        return each(n.scale(), n.shift(), x, n.size()).of(y);
    }

    private double[] layerNorm(Layer.LayerNorm n, double[] x, List<Integer> in) {
        Normalised.Affine affine = each(n.scale(), n.shift(), x, Shapes.count(n.shape()));
        return n.shape().equals(in)
                ? Normalised.byBlocks(x, 1, n.epsilon(), affine)
                : Normalised.byPosition(x, in.get(0), n.epsilon(), affine);
    }

    /** Scaled and shifted, one number of each for every run of x.length / count elements. */
    private Normalised.Affine each(
            @Nullable String scale, @Nullable String shift, double[] x, int count) {
        return new Normalised.Affine(numbersOrNull(scale), numbersOrNull(shift), x.length / count);
    }

    private static double[] activate(Layer.Activate a, double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = a.of(x[i]);
        }
        return y;
    }

    private static double[] channelsLast(double[] x, int channels) {
        int positions = x.length / channels;
        double[] y = new double[x.length];
        for (int c = 0; c < channels; c++) {
            for (int p = 0; p < positions; p++) {
                y[p * channels + c] = x[c * positions + p];
            }
        }
        return y;
    }

    private static double[] sum(List<double[]> inputs) {
        double[] y = inputs.getFirst().clone();
        for (double[] x : inputs.subList(1, inputs.size())) {
            for (int i = 0; i < y.length; i++) {
                y[i] += x[i];
            }
        }
        return y;
    }

    private static double[] joined(List<double[]> inputs) {
        double[] y = new double[inputs.stream().mapToInt(x -> x.length).sum()];
        int at = 0;
        for (double[] x : inputs) {
            System.arraycopy(x, 0, y, at, x.length);
            at += x.length;
        }
        return y;
    }

    private static double[] shortcut(
            Layer.ZeroPadShortcut s, double[] x, List<Integer> in, List<Integer> out) {
        double[] y = new double[Shapes.count(out)];
        int from = Shapes.positions(in);
        int to = Shapes.positions(out);
        int width = in.size() > 2 ? in.get(2) : 1;
        int newWidth = in.size() > 2 ? out.get(2) : 1;
        int across = in.size() > 2 ? s.stride() : 1;
        for (int c = 0; c < in.get(0); c++) {
            for (int p = 0; p < to; p++) {
                int row = p / newWidth * s.stride();
                int column = p % newWidth * across;
                y[(c + s.before()) * to + p] = x[c * from + row * width + column];
            }
        }
        return y;
    }

    private static double[] withToken(double[] token, double[] x, int tokens) {
        double[] y = new double[x.length + token.length];
        for (int d = 0; d < token.length; d++) {
            y[d * (tokens + 1)] = token[d];
            System.arraycopy(x, d * tokens, y, d * (tokens + 1) + 1, tokens);
        }
        return y;
    }

    private static double[] token(int index, double[] x, int features, int tokens) {
        int t = index < 0 ? tokens + index : index;
        double[] y = new double[features];
        Arrays.setAll(y, d -> x[d * tokens + t]);
        return y;
    }

    private double[] looked(Layer.Embedding e, double[] x) {
        float[] table = numbers(e.weight());
        double[] y = new double[e.size() * x.length];
        for (int d = 0; d < e.size(); d++) {
            for (int t = 0; t < x.length; t++) {
                y[d * x.length + t] = table[(int) x[t] * e.size() + d];
            }
        }
        return y;
    }

    private double[] attention(Layer.Attention a, double[] x, int tokens) {
        double[] q = projected(a.query(), a.features(), x);
        double[] k = projected(a.key(), a.features(), x);
        double[] v = projected(a.value(), a.features(), x);
        int size = a.query().rows() / a.heads();
        int out = a.value().rows() / a.heads();
        double[] mixed = new double[v.length];
        double[] weights = new double[tokens];
        for (int h = 0; h < a.heads(); h++) {
            for (int t = 0; t < tokens; t++) {
                int seen = a.causal() ? t + 1 : tokens;
                for (int s = 0; s < seen; s++) {
                    double sum = 0;
                    for (int d = h * size; d < (h + 1) * size; d++) {
                        sum += q[d * tokens + t] * k[d * tokens + s];
                    }
                    weights[s] = sum / Math.sqrt(size);
                }
                Normalised.softmax(weights, seen);
                for (int d = h * out; d < (h + 1) * out; d++) {
                    double sum = 0;
                    for (int s = 0; s < seen; s++) {
                        sum += weights[s] * v[d * tokens + s];
                    }
                    mixed[d * tokens + t] = sum;
                }
            }
        }
        float[] bias = numbersOrNull(a.outputBias());
        return rows(numbers(a.output()), bias, 0, a.features(), a.value().rows(), mixed);
    }

    private double[] projected(Layer.Attention.Projection p, int features, double[] x) {
        return rows(numbers(p.weight()), numbersOrNull(p.bias()), p.first(), p.rows(), features, x);
    }
}
