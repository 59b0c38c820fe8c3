package thalweg.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;

/**
 * What a node of the graph does. One record a kind of layer.
 *
 * <p>A value is [units, positions…]: an image [channels, height, width], a flat vector [units], a
 * sequence [features, tokens]. Dense layers, norms and concatenation work on the first axis at each
 * position; convolution and pooling on the others.
 */
public sealed interface Layer {
    /**
     * A tensor that a layer uses.
     *
     * @param tensor its name
     * @param shape in the program's view: out before in
     * @param learnable false for running statistics
     * @param blocks see {@link Parameter#blocks()}
     */
    record Slot(String tensor, List<Integer> shape, boolean learnable, int blocks) {
        /** Copies the shape. */
        public Slot {
            shape = List.copyOf(shape);
        }

        /** Of a tensor that is one block. */
        public Slot(String tensor, List<Integer> shape, boolean learnable) {
            this(tensor, shape, learnable, 1);
        }

        /** Numbers in it. */
        public int count() {
            return shape.stream().reduce(1, Math::multiplyExact);
        }
    }

    /** The tensors of this layer, weight first. */
    default List<Slot> slots() {
        return List.of();
    }

    /**
     * The same layer with other tensors.
     *
     * @param names a tensor's new name by its old one
     */
    default Layer renamed(UnaryOperator<String> names) {
        return this;
    }

    private static @Nullable String renamed(@Nullable String tensor, UnaryOperator<String> names) {
        return tensor == null ? null : names.apply(tensor);
    }

    private static List<Slot> slots(Slot weight, @Nullable String bias, int out) {
        return bias == null ? List.of(weight) : List.of(weight, new Slot(bias, List.of(out), true));
    }

    private static void add(List<Slot> slots, @Nullable String tensor, List<Integer> shape) {
        if (tensor != null) {
            slots.add(new Slot(tensor, shape, true));
        }
    }

    /**
     * The network's input.
     *
     * @param shape [units, positions…]; of a flattened input, one number
     */
    record Input(List<Integer> shape) implements Layer {
        /** Copies the shape. */
        public Input {
            shape = List.copyOf(shape);
        }

        /** A flat input of that length. */
        public Input(int length) {
            this(List.of(length));
        }

        /** Numbers in one input. */
        public int length() {
            return shape.stream().reduce(1, Math::multiplyExact);
        }
    }

    /**
     * y = W x + b, at each position.
     *
     * @param weight the weight tensor's name; in {@link Parameters} it is always [out, in]
     * @param bias the bias tensor's name, [out], or null
     */
    record Dense(String weight, @Nullable String bias, int in, int out) implements Layer {
        @Override
        public Layer renamed(UnaryOperator<String> names) {
            return new Dense(names.apply(weight), Layer.renamed(bias, names), in, out);
        }

        @Override
        public List<Slot> slots() {
            return Layer.slots(new Slot(weight, List.of(out, in), true), bias, out);
        }
    }

    /**
     * A convolution (cross-correlation) over one or two axes of positions.
     *
     * @param weight [out, in / groups, kernel…], of a transposed convolution too
     * @param bias [out], or null
     * @param in input channels
     * @param out output channels
     * @param window kernel, stride, padding and dilation
     * @param groups blocks of channels convolved apart; as many as channels: depthwise
     */
    record Convolution(
            String weight, @Nullable String bias, int in, int out, Window window, int groups)
            implements Layer {
        /** Checks that the channels divide into the groups. */
        public Convolution {
            UnsoundException.requireGroups(in, out, groups);
        }

        @Override
        public Layer renamed(UnaryOperator<String> names) {
            return new Convolution(
                    names.apply(weight), Layer.renamed(bias, names), in, out, window, groups);
        }

        @Override
        public List<Slot> slots() {
            return Layer.slots(kernel(weight, in, out, window, groups), bias, out);
        }
    }

    /**
     * The transpose of a convolution: each input position adds a kernel to the output.
     *
     * @param weight [out, in / groups, kernel…]: PyTorch's file has in first
     * @param outputPadding positions added at the end of each axis
     */
    record TransposedConvolution(
            String weight,
            @Nullable String bias,
            int in,
            int out,
            Window window,
            List<Integer> outputPadding,
            int groups)
            implements Layer {
        /** Copies the output padding. */
        public TransposedConvolution {
            outputPadding = List.copyOf(outputPadding);
            UnsoundException.requireGroups(in, out, groups);
        }

        @Override
        public Layer renamed(UnaryOperator<String> names) {
            return new TransposedConvolution(
                    names.apply(weight),
                    Layer.renamed(bias, names),
                    in,
                    out,
                    window,
                    outputPadding,
                    groups);
        }

        @Override
        public List<Slot> slots() {
            return Layer.slots(kernel(weight, in, out, window, groups), bias, out);
        }
    }

    /** A depthwise one is a matrix of one kernel a channel, any other a matrix of blocks. */
    private static Slot kernel(String weight, int in, int out, Window window, int groups) {
        List<Integer> shape = new ArrayList<>(List.of(out, in / groups));
        shape.addAll(window.kernel());
        return new Slot(weight, shape, true, groups == in ? 1 : groups);
    }

    /**
     * y = γ (x − μ) / √(σ² + ε) + β, by channel, with running statistics.
     *
     * @param scale γ, [size], or null for 1
     * @param shift β, [size], or null for 0
     * @param mean μ, [size]
     * @param variance σ², [size]
     */
    record BatchNorm(
            @Nullable String scale,
            @Nullable String shift,
            String mean,
            String variance,
            int size,
            double epsilon)
            implements Layer {
        @Override
        public Layer renamed(UnaryOperator<String> names) {
            return new BatchNorm(
                    Layer.renamed(scale, names),
                    Layer.renamed(shift, names),
                    names.apply(mean),
                    names.apply(variance),
                    size,
                    epsilon);
        }

        @Override
        public List<Slot> slots() {
            List<Slot> slots = new ArrayList<>();
            add(slots, scale, List.of(size));
            add(slots, shift, List.of(size));
            slots.add(new Slot(mean, List.of(size), false));
            slots.add(new Slot(variance, List.of(size), false));
            return slots;
        }
    }

    /**
     * Each of {@code groups} blocks of channels normalised over its channels and all positions,
     * then scaled and shifted by channel. As many groups as channels: instance norm.
     *
     * @param scale [size], or null for 1
     * @param shift [size], or null for 0
     */
    record GroupNorm(
            @Nullable String scale, @Nullable String shift, int size, int groups, double epsilon)
            implements Layer {
        /** Checks that the channels divide into the groups. */
        public GroupNorm {
            if (groups < 1 || size % groups != 0) {
                throw new UnsoundException(
                        Phrase.of(
                                "badlayers.norm-groups",
                                String.valueOf(size),
                                String.valueOf(groups)));
            }
        }

        @Override
        public Layer renamed(UnaryOperator<String> names) {
            return new GroupNorm(
                    Layer.renamed(scale, names),
                    Layer.renamed(shift, names),
                    size,
                    groups,
                    epsilon);
        }

        @Override
        public List<Slot> slots() {
            List<Slot> slots = new ArrayList<>();
            add(slots, scale, List.of(size));
            add(slots, shift, List.of(size));
            return slots;
        }
    }

    /**
     * Normalised over the units at each position, or over units and positions together, then scaled
     * and shifted.
     *
     * @param scale of {@code shape}, or null for 1
     * @param shift of {@code shape}, or null for 0
     * @param shape [units], each position by itself; or the whole value's shape
     */
    record LayerNorm(
            @Nullable String scale, @Nullable String shift, List<Integer> shape, double epsilon)
            implements Layer {
        /** Copies the shape. */
        public LayerNorm {
            shape = List.copyOf(shape);
        }

        @Override
        public Layer renamed(UnaryOperator<String> names) {
            return new LayerNorm(
                    Layer.renamed(scale, names), Layer.renamed(shift, names), shape, epsilon);
        }

        @Override
        public List<Slot> slots() {
            List<Slot> slots = new ArrayList<>();
            add(slots, scale, shape);
            add(slots, shift, shape);
            return slots;
        }
    }

    /**
     * An activation function, element by element.
     *
     * @param slope as {@link Activation#slope}; where that does nothing, always the same
     * @param least of a clip, the smallest value; else −∞
     * @param most of a clip, the largest value; else ∞
     */
    record Activate(Activation function, double slope, double least, double most) implements Layer {
        /** Checks the bounds, and gives what does nothing one value. */
        public Activate {
            if (!(least <= most)) {
                throw new UnsoundException(Phrase.of("badlayers.clip", least, most));
            }
            slope = function.sloped() ? slope : function.slope();
            least = function == Activation.CLIP ? least : Double.NEGATIVE_INFINITY;
            most = function == Activation.CLIP ? most : Double.POSITIVE_INFINITY;
        }

        /** Of a function without bounds. */
        public Activate(Activation function, double slope) {
            this(function, slope, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }

        /** With PyTorch's slope, where there is one. */
        public Activate(Activation function) {
            this(function, function.slope());
        }

        /** Values cut off at bounds; by its own name where it is ReLU, ReLU6 or nothing. */
        public static Activate clip(double least, double most) {
            boolean above = least == 0;
            if (above && most == 6) {
                return new Activate(Activation.RELU6);
            }
            if (most == Double.POSITIVE_INFINITY && (above || least == -most)) {
                return new Activate(above ? Activation.RELU : Activation.IDENTITY);
            }
            return new Activate(Activation.CLIP, 0, least, most);
        }

        /** The function at x. */
        public double of(double x) {
            return function == Activation.CLIP ? Math.clamp(x, least, most) : function.of(x, slope);
        }

        /** Its derivative at x; of a clip at its bounds 1, as in PyTorch. */
        public double derivative(double x) {
            return x < least || x > most ? 0 : function.derivative(x, slope);
        }

        /** Its second derivative at x, at a corner 0. */
        public double secondDerivative(double x) {
            return x < least || x > most ? 0 : function.secondDerivative(x, slope);
        }

        /** As shown, such as "ReLU" or "clip -1 to 1". */
        public String label() {
            return function == Activation.CLIP
                    ? "clip " + written(least) + " to " + written(most)
                    : function.label();
        }

        private static String written(double bound) {
            return Double.isInfinite(bound)
                    ? (bound < 0 ? "-inf" : "inf")
                    : String.valueOf(bound).replaceFirst("\\.0$", "");
        }
    }

    /** What pooling takes of its window. */
    enum Pooling {
        MAX,
        AVERAGE
    }

    /**
     * Pooling over windows.
     *
     * @param ceil whether a last window that reaches beyond the padding counts
     * @param countPadding whether padded zeros count in an average
     */
    record Pool(Pooling kind, Window window, boolean ceil, boolean countPadding) implements Layer {}

    /**
     * Pooling to a given number of positions, whatever comes in: window i of n over length L is
     * from ⌊i L / n⌋ to ⌈(i + 1) L / n⌉, as in PyTorch. To 1 everywhere: global pooling.
     */
    record AdaptivePool(Pooling kind, List<Integer> output) implements Layer {
        /** Copies the output's positions. */
        public AdaptivePool {
            output = List.copyOf(output);
        }
    }

    /**
     * [units, positions…] to one flat axis.
     *
     * @param channelsLast whether a position's units lie together (Keras, Flax), rather than a
     *     unit's positions (PyTorch)
     */
    record Flatten(boolean channelsLast) implements Layer {}

    /** The sum of the inputs, element by element: a residual connection. */
    record Add() implements Layer {}

    /**
     * The product of two inputs, element by element: a gate. One number a unit multiplies all
     * positions of the other's, as squeeze-and-excitation does (Hu et al., arXiv 1709.01507).
     */
    record Multiply() implements Layer {}

    /** The inputs one after another along the units. */
    record Concatenate() implements Layer {}

    /**
     * A shortcut without weights (option A of He et al., arXiv 1512.03385): every {@code stride}-th
     * position, channels padded with zeros.
     *
     * @param before zero channels in front
     * @param after zero channels behind
     */
    record ZeroPadShortcut(int stride, int before, int after) implements Layer {}

    /**
     * One learnt number an element, added: a position embedding.
     *
     * @param tensor [units, positions…] as in the value
     */
    record AddLearned(String tensor, List<Integer> shape) implements Layer {
        /** Copies the shape. */
        public AddLearned {
            shape = List.copyOf(shape);
        }

        @Override
        public Layer renamed(UnaryOperator<String> names) {
            return new AddLearned(names.apply(tensor), shape);
        }

        @Override
        public List<Slot> slots() {
            return List.of(new Slot(tensor, shape, true));
        }
    }

    /** Positions as one axis of tokens: [features, height, width] to [features, tokens]. */
    record Tokens() implements Layer {}

    /**
     * A learnt token put in front: [features, tokens] to [features, tokens + 1].
     *
     * @param tensor [features]
     */
    record ClassToken(String tensor, int size) implements Layer {
        @Override
        public Layer renamed(UnaryOperator<String> names) {
            return new ClassToken(names.apply(tensor), size);
        }

        @Override
        public List<Slot> slots() {
            return List.of(new Slot(tensor, List.of(size), true));
        }
    }

    /** One token of a sequence: [features, tokens] to [features]. Negative counts from the end. */
    record TakeToken(int index) implements Layer {}

    /**
     * Rows of a table, looked up by the input's numbers: [tokens] to [features, tokens].
     *
     * @param weight [count, features], so that a last dense layer may share it
     */
    record Embedding(String weight, int count, int size) implements Layer {
        @Override
        public Layer renamed(UnaryOperator<String> names) {
            return new Embedding(names.apply(weight), count, size);
        }

        @Override
        public List<Slot> slots() {
            return List.of(new Slot(weight, List.of(count, size), true));
        }
    }

    /**
     * Multi-head self-attention (Vaswani et al., arXiv 1706.03762): softmax(QᵀK / √d) of each head,
     * then the output projection.
     *
     * @param query projections; three of them may be rows of one tensor
     * @param output weight [features, heads · d]
     * @param outputBias [features], or null
     * @param heads how many
     * @param causal whether a token sees only those before it
     */
    record Attention(
            Projection query,
            Projection key,
            Projection value,
            String output,
            @Nullable String outputBias,
            int features,
            int heads,
            boolean causal)
            implements Layer {
        /**
         * W x + b with W and b some rows of a tensor.
         *
         * @param weight [rowsInAll, features]
         * @param bias [rowsInAll], or null
         * @param first the first row
         * @param rows how many
         */
        public record Projection(
                String weight, @Nullable String bias, int rowsInAll, int first, int rows) {
            Projection renamed(UnaryOperator<String> names) {
                return new Projection(
                        names.apply(weight), Layer.renamed(bias, names), rowsInAll, first, rows);
            }
        }

        /** Checks that the heads divide the rows. */
        public Attention {
            if (heads < 1
                    || query.rows() % heads != 0
                    || value.rows() % heads != 0
                    || query.rows() != key.rows()) {
                throw new UnsoundException(
                        Phrase.of(
                                "badlayers.heads",
                                String.valueOf(query.rows()),
                                String.valueOf(heads)));
            }
        }

        @Override
        public Layer renamed(UnaryOperator<String> names) {
            return new Attention(
                    query.renamed(names),
                    key.renamed(names),
                    value.renamed(names),
                    names.apply(output),
                    Layer.renamed(outputBias, names),
                    features,
                    heads,
                    causal);
        }

        @Override
        public List<Slot> slots() {
            List<Slot> slots = new ArrayList<>();
            for (Projection p : List.of(query, key, value)) {
                if (p.first() == 0) {
                    add(slots, p.weight(), List.of(p.rowsInAll(), features));
                    add(slots, p.bias(), List.of(p.rowsInAll()));
                }
            }
            add(slots, output, List.of(features, value.rows()));
            add(slots, outputBias, List.of(features));
            return slots;
        }
    }
}
