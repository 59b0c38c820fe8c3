package thalweg.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import thalweg.checkpoint.Tensor;

/** What a name of an ONNX graph stands for, while the graph is read. */
sealed interface OnnxValue {
    /** Stands for the batch among a {@link Feature}'s axes. */
    int BATCH = -1;

    /**
     * What a node of the network puts out.
     *
     * @param node its name
     * @param shape [units, positions…]
     * @param axes of each axis in the graph, which of the shape's it is, or {@link #BATCH}: images
     *     are [BATCH, 0, 1, 2], channels last [BATCH, 1, 2, 0]
     */
    record Feature(String node, List<Integer> shape, List<Integer> axes)
            implements OnnxValue, Source {
        public Feature {
            shape = List.copyOf(shape);
            axes = List.copyOf(axes);
        }

        int units() {
            return shape.getFirst();
        }

        /** Axes of positions. */
        int positions() {
            return shape.size() - 1;
        }

        /** Whether the axes in the graph are batch, units, positions. */
        boolean unitsFirst() {
            return axes.equals(inOrder(shape.size()));
        }

        /** Whether the units are the graph's last axis. */
        boolean unitsLast() {
            return axes.getLast() == 0;
        }

        /** The shape in the graph, of a batch of that many. */
        List<Integer> dims(int batch) {
            return axes.stream().map(axis -> axis == BATCH ? batch : shape.get(axis)).toList();
        }

        /** An axis of the graph, from the end where negative. */
        int axis(long number) {
            return axes.get((int) (number < 0 ? number + axes.size() : number));
        }

        static List<Integer> inOrder(int axes) {
            List<Integer> order = new ArrayList<>(List.of(BATCH));
            for (int axis = 0; axis < axes; axis++) {
                order.add(axis);
            }
            return order;
        }
    }

    /**
     * A tensor of the file, perhaps turned.
     *
     * @param axes the file's axes, in the value's order
     * @param shape of the value: the file's axes in that order, neighbours taken together, those of
     *     length 1 added or dropped
     */
    record Weight(Tensor tensor, List<Integer> axes, List<Integer> shape) implements OnnxValue {
        public Weight {
            axes = List.copyOf(axes);
            shape = List.copyOf(shape);
        }

        /**
         * The file's axes that each of the value's is made of.
         *
         * @return empty where they aren't whole axes of the file
         */
        Optional<List<List<Integer>>> parts() {
            List<List<Integer>> parts = new ArrayList<>();
            int next = 0;
            for (int size : shape) {
                List<Integer> part = new ArrayList<>();
                int product = 1;
                while (next < axes.size() && product < size) {
                    part.add(axes.get(next));
                    product *= tensor.shape().get(axes.get(next++));
                }
                if (product != size) {
                    return Optional.empty();
                }
                parts.add(part);
            }
            boolean ones =
                    axes.subList(next, axes.size()).stream()
                            .allMatch(axis -> tensor.shape().get(axis) == 1);
            return ones ? Optional.of(parts) : Optional.empty();
        }

        /** As the file has it. */
        Weight(Tensor tensor) {
            this(
                    tensor,
                    Feature.inOrder(tensor.shape().size()).subList(1, tensor.shape().size() + 1),
                    tensor.shape());
        }
    }

    /**
     * Numbers that the graph itself says, such as the shape to bring a value to.
     *
     * @param values row-major
     * @param shape empty for one number
     * @param whole whether they are integers or truths, so that a quotient is rounded towards 0
     */
    record Known(double[] values, List<Integer> shape, boolean whole) implements OnnxValue {
        public Known {
            shape = List.copyOf(shape);
        }

        /** Whole numbers in a row. */
        static Known list(double... values) {
            return new Known(values, List.of(values.length), true);
        }

        /** A shape. */
        static Known list(List<Integer> shape) {
            return list(shape.stream().mapToDouble(n -> n).toArray());
        }
    }

    /** What an {@link Arranged} is made of. */
    sealed interface Source {
        /** [units, positions…]. */
        List<Integer> shape();
    }

    /**
     * A value whose axes are cut, joined or turned so that they are no longer its own, or that
     * waits for what follows because it is multiplied by a number.
     *
     * @param factor the number; 1 for none
     */
    record Arranged(Source of, OnnxLayout layout, double factor) implements OnnxValue {
        Arranged with(OnnxLayout other) {
            return new Arranged(of, other, factor);
        }

        Arranged times(double number) {
            return new Arranged(of, layout, factor * number);
        }
    }

    /**
     * What a dense layer puts out, in heads.
     *
     * @param first the first unit of the first head
     * @param heads how many, one after another
     * @param size units of each
     */
    record Heads(Feature of, int first, int heads, int size) {}

    /**
     * Products of queries and keys, [heads…, queries' tokens, keys' tokens].
     *
     * @param outer pieces of the axes before the tokens', as the queries have them
     * @param factor what they are multiplied by
     * @param causal whether later tokens are left out
     * @param weights whether the softmax is taken
     */
    record Scores(
            Heads query,
            Heads key,
            List<List<OnnxLayout.Piece>> outer,
            double factor,
            boolean causal,
            boolean weights)
            implements OnnxValue {}

    /** Values summed by attention's weights: [heads · units of each, tokens]. */
    record Mixed(Heads query, Heads key, Heads value, boolean causal) implements Source {
        @Override
        public List<Integer> shape() {
            return List.of(value.heads() * value.size(), value.of().shape().get(1));
        }
    }

    /** One number a unit, again and again at all positions of that shape in the graph. */
    record Spread(OnnxValue of, List<Integer> dims) implements OnnxValue {}

    /** Channels split into groups, to be normalised over the last axis of [batch, groups, …]. */
    record Grouped(Feature of, int groups) implements OnnxValue {}

    /** The outcome of {@link Grouped}, before it is brought back to its shape. */
    record Normed(Feature of) implements OnnxValue {}

    /** Zeros put around the positions. */
    record Padded(Feature of, List<Integer> before, List<Integer> after) implements OnnxValue {}

    /** Every n-th position on each axis. */
    record Strided(Feature of, List<Integer> strides) implements OnnxValue {}

    /** Part of what several operations of the graph compute together. */
    record Part(Step step, Feature of, double number) implements OnnxValue {}

    /** Which part, of x. */
    enum Step {
        /** The mean over the units of each position. */
        MEAN,
        /** x − mean. */
        CENTRED,
        /** (x − mean)². */
        SQUARED,
        /** The mean of these. */
        VARIANCE,
        /** σ² + ε, ε being the part's number. */
        VARIANCE_PLUS,
        /** √(σ² + ε). */
        DEVIATION,
        /** c x², c being the part's number. */
        SQUARE,
        /** c x³. */
        CUBE,
        /** 1 + 0.044715 x². */
        SQUARE_PLUS_1,
        /** c (x + 0.044715 x³). */
        CUBIC,
        /** erf(x / √2). */
        ERF,
        /** tanh(√(2 / π) (x + 0.044715 x³)). */
        TANH,
        /** c (1 + erf(x / √2)). */
        ERF_GATE,
        /** c (1 + tanh(…)). */
        TANH_GATE,
        /** c x (1 + erf(x / √2)). */
        ERF_GATED,
        /** c x (1 + tanh(…)). */
        TANH_GATED
    }
}
