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
    record Feature(String node, List<Integer> shape, List<Integer> axes) implements OnnxValue {
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
     * @param values row-major; {@link #SIZE_OF_BATCH} for the number of inputs in a batch
     * @param shape empty for one number
     */
    record Known(double[] values, List<Integer> shape) implements OnnxValue {
        /** No number that a graph says. */
        static final double SIZE_OF_BATCH = -0x1p62;

        public Known {
            shape = List.copyOf(shape);
        }

        static Known list(double... values) {
            return new Known(values, List.of(values.length));
        }
    }

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
        /** x / 2. */
        HALF,
        /** x / √2. */
        OVER_ROOT_2,
        /** erf(x / √2). */
        ERF,
        /** 1 + erf(x / √2). */
        ERF_PLUS_1,
        /** x (1 + erf(x / √2)). */
        TWICE_GELU
    }
}
