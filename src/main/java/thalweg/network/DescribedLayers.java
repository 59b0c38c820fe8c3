package thalweg.network;

import static thalweg.network.DescriptionOption.AFTER;
import static thalweg.network.DescriptionOption.BEFORE;
import static thalweg.network.DescriptionOption.BIAS;
import static thalweg.network.DescriptionOption.CEIL;
import static thalweg.network.DescriptionOption.CHANNELS_LAST;
import static thalweg.network.DescriptionOption.EPSILON;
import static thalweg.network.DescriptionOption.GROUPS;
import static thalweg.network.DescriptionOption.MEAN;
import static thalweg.network.DescriptionOption.NO_BIAS;
import static thalweg.network.DescriptionOption.NO_WEIGHT;
import static thalweg.network.DescriptionOption.SKIP_PADDING;
import static thalweg.network.DescriptionOption.SLOPE;
import static thalweg.network.DescriptionOption.STRIDE;
import static thalweg.network.DescriptionOption.UNITS_FIRST;
import static thalweg.network.DescriptionOption.UNITS_LAST;
import static thalweg.network.DescriptionOption.VARIANCE;
import static thalweg.network.DescriptionOption.WEIGHT;
import static thalweg.network.DescriptionOption.WHOLE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.Tensor;
import thalweg.words.Phrase;

/** Makes the layer that a line describes, of the file's tensors and of what comes in. */
final class DescribedLayers {
    /** What PyTorch's norms have unless told. */
    private static final double EPSILON_UNSAID = 1e-5;

    private final DescribedTensors tensors;
    private final DescribedWeights weights;

    DescribedLayers(DescribedTensors tensors) {
        this.tensors = tensors;
        this.weights = new DescribedWeights(tensors);
    }

    /**
     * The layer.
     *
     * @param in shapes of the values that come in, at least one
     * @param uses told which tensors it uses
     * @throws DescriptionException that says what doesn't fit
     */
    Layer of(DescriptionLine line, List<List<Integer>> in, DescribedTensors.Uses uses) {
        List<Integer> first = in.getFirst();
        return switch (line.kind()) {
            case INPUT, DROPOUT -> throw new IllegalArgumentException(line.kind().word());
            case DENSE -> weights.dense(line, first, uses);
            case CONV -> weights.convolution(line, first, uses);
            case TRANSPOSED_CONV -> weights.transposed(line, first, uses);
            case BATCH_NORM -> batchNorm(line, first.getFirst(), uses);
            case LAYER_NORM -> layerNorm(line, first, uses);
            case GROUP_NORM -> {
                if (!line.has(GROUPS)) {
                    throw line.problem(
                            Phrase.of("badnetwork.described-group-norm-groups"),
                            Phrase.of("remedies.described-write-groups"));
                }
                yield groupNorm(
                        line, first.getFirst(), DescribedNumbers.whole(line, GROUPS, 1, 1), uses);
            }
            case INSTANCE_NORM -> groupNorm(line, first.getFirst(), first.getFirst(), uses);
            case RELU -> new Layer.Activate(Activation.RELU);
            case LEAKY_RELU -> sloped(line, Activation.LEAKY_RELU);
            case RELU6 -> new Layer.Activate(Activation.RELU6);
            case ELU -> sloped(line, Activation.ELU);
            case SELU -> new Layer.Activate(Activation.SELU);
            case HARD_SIGMOID -> sloped(line, Activation.HARD_SIGMOID);
            case HARD_SWISH -> new Layer.Activate(Activation.HARD_SWISH);
            case CLIP -> clip(line);
            case GELU -> new Layer.Activate(Activation.GELU);
            case GELU_TANH -> new Layer.Activate(Activation.GELU_TANH);
            case SILU -> new Layer.Activate(Activation.SILU);
            case TANH -> new Layer.Activate(Activation.TANH);
            case SIGMOID -> new Layer.Activate(Activation.SIGMOID);
            case IDENTITY -> new Layer.Activate(Activation.IDENTITY);
            case MAX_POOL -> pool(line, Layer.Pooling.MAX, first);
            case AVERAGE_POOL -> pool(line, Layer.Pooling.AVERAGE, first);
            case ADAPTIVE_MAX_POOL -> adaptive(line, Layer.Pooling.MAX, first);
            case ADAPTIVE_AVERAGE_POOL -> adaptive(line, Layer.Pooling.AVERAGE, first);
            case GLOBAL_MAX_POOL -> global(line, Layer.Pooling.MAX, first);
            case GLOBAL_AVERAGE_POOL -> global(line, Layer.Pooling.AVERAGE, first);
            case FLATTEN -> new Layer.Flatten(line.has(CHANNELS_LAST));
            case MULTIPLY -> {
                if (in.size() != 2) {
                    throw line.problem(
                            Phrase.of("badnetwork.described-multiply", in.size()),
                            Phrase.of("remedies.described-name-behind"));
                }
                yield new Layer.Multiply();
            }
            case ADD, CONCAT -> {
                if (in.size() < 2) {
                    throw line.problem(
                            Phrase.of("badnetwork.described-one-layer", line.kind().word()),
                            Phrase.of("remedies.described-name-behind-more"));
                }
                yield line.kind() == DescribedKind.ADD ? new Layer.Add() : new Layer.Concatenate();
            }
            case ZERO_PAD ->
                    new Layer.ZeroPadShortcut(
                            DescribedNumbers.whole(line, STRIDE, 1, 1),
                            DescribedNumbers.whole(line, BEFORE, 0, 0),
                            DescribedNumbers.whole(line, AFTER, 0, 0));
            case ADD_LEARNED -> addLearned(line, first, uses);
            case TOKENS -> new Layer.Tokens();
            case CLASS_TOKEN -> {
                Tensor t = tensors.need(line, WEIGHT, "weight", "");
                int size = first.getFirst();
                yield new Layer.ClassToken(uses.vector(line, t, size), size);
            }
            case TAKE_TOKEN ->
                    new Layer.TakeToken(
                            DescribedNumbers.whole(
                                    line,
                                    Phrase.of("badnetwork.described-the-token"),
                                    line.words().getFirst(),
                                    -(1 << 24)));
            case EMBEDDING -> {
                Tensor t = tensors.need(line, WEIGHT, "weight", "embedding", "");
                if (t.shape().size() != 2) {
                    throw line.problem(
                            Phrase.of("badnetwork.described-no-table", t.name(), t.shape()),
                            Phrase.of("remedies.described-another-tensor"));
                }
                yield new Layer.Embedding(uses.plain(t), t.shape().get(0), t.shape().get(1));
            }
            case ATTENTION -> DescribedAttention.of(tensors, line, first, uses);
        };
    }

    /** Inputs of the dense layer that a line describes. */
    int inputs(DescriptionLine line) {
        return weights.inputs(line);
    }

    private @Nullable Tensor scale(DescriptionLine line) {
        return line.has(NO_WEIGHT) ? null : tensors.find(line, WEIGHT, "weight", "scale", "gamma");
    }

    private @Nullable Tensor shift(DescriptionLine line) {
        return line.has(NO_BIAS) ? null : tensors.find(line, BIAS, "bias", "beta");
    }

    private static @Nullable String vector(
            DescriptionLine line, @Nullable Tensor t, int size, DescribedTensors.Uses uses) {
        return t == null ? null : uses.vector(line, t, size);
    }

    private static double epsilon(DescriptionLine line) {
        return DescribedNumbers.real(line, EPSILON, EPSILON_UNSAID);
    }

    private static Layer sloped(DescriptionLine line, Activation function) {
        return new Layer.Activate(function, DescribedNumbers.real(line, SLOPE, function.slope()));
    }

    private static Layer clip(DescriptionLine line) {
        double least = DescribedNumbers.bound(line, line.words().getFirst());
        double most = DescribedNumbers.bound(line, line.words().getLast());
        if (least > most) {
            throw line.problem(
                    Phrase.of("badnetwork.described-clip-turned"),
                    Phrase.of("remedies.described-lower-first"));
        }
        return Layer.Activate.clip(least, most);
    }

    private Layer batchNorm(DescriptionLine line, int size, DescribedTensors.Uses uses) {
        Tensor mean = tensors.need(line, MEAN, "running_mean", "moving_mean", "mean");
        Tensor variance = tensors.need(line, VARIANCE, "running_var", "moving_variance", "var");
        return new Layer.BatchNorm(
                vector(line, scale(line), size, uses),
                vector(line, shift(line), size, uses),
                uses.vector(line, mean, size),
                uses.vector(line, variance, size),
                size,
                epsilon(line));
    }

    private Layer groupNorm(
            DescriptionLine line, int size, int groups, DescribedTensors.Uses uses) {
        if (size % groups != 0) {
            throw line.problem(
                    Phrase.of(
                            "badnetwork.described-groups-divide",
                            String.valueOf(size),
                            String.valueOf(groups)),
                    Phrase.of("remedies.described-correct-groups"));
        }
        requireNamed(line);
        return new Layer.GroupNorm(
                vector(line, scale(line), size, uses),
                vector(line, shift(line), size, uses),
                size,
                groups,
                epsilon(line));
    }

    private Layer layerNorm(DescriptionLine line, List<Integer> in, DescribedTensors.Uses uses) {
        requireNamed(line);
        Tensor scale = scale(line);
        Tensor shift = shift(line);
        Tensor either = scale == null ? shift : scale;
        boolean whole = line.has(WHOLE) || either != null && either.shape().equals(in);
        if (!whole || in.size() == 1) {
            int units = in.getFirst();
            return new Layer.LayerNorm(
                    vector(line, scale, units, uses),
                    vector(line, shift, units, uses),
                    List.of(units),
                    epsilon(line));
        }
        return new Layer.LayerNorm(
                whole(line, scale, in, uses), whole(line, shift, in, uses), in, epsilon(line));
    }

    private static @Nullable String whole(
            DescriptionLine line,
            @Nullable Tensor t,
            List<Integer> in,
            DescribedTensors.Uses uses) {
        if (t == null) {
            return null;
        }
        if (!t.shape().equals(in)) {
            throw line.problem(
                    Phrase.of("badnetwork.described-comes-in", t.name(), t.shape(), in),
                    Phrase.of("remedies.described-correct-lines"));
        }
        return uses.plain(t);
    }

    /** A norm that names no tensor and isn't said to have none would lose them in silence. */
    private void requireNamed(DescriptionLine line) {
        String name = line.name();
        boolean said = line.has(WEIGHT) || line.has(BIAS) || line.has(NO_WEIGHT);
        if (!said
                && (name == null
                        || tensors.usual(name, "weight", "scale", "gamma", "bias", "beta")
                                == null)) {
            throw line.problem(
                    name == null
                            ? Phrase.of("badnetwork.described-no-tensors", line.kind().word())
                            : Phrase.of(
                                    "badnetwork.described-no-tensors-at", line.kind().word(), name),
                    Phrase.of("remedies.described-no-weight"));
        }
    }

    private static Layer pool(DescriptionLine line, Layer.Pooling kind, List<Integer> in) {
        List<Integer> kernel = positions(line, in, 1);
        return new Layer.Pool(
                kind,
                DescribedNumbers.window(line, kernel, kernel, in),
                line.has(CEIL),
                !line.has(SKIP_PADDING));
    }

    private static Layer adaptive(DescriptionLine line, Layer.Pooling kind, List<Integer> in) {
        return new Layer.AdaptivePool(kind, positions(line, in, 1));
    }

    private static Layer global(DescriptionLine line, Layer.Pooling kind, List<Integer> in) {
        requirePositions(line, in);
        return new Layer.AdaptivePool(kind, Collections.nCopies(in.size() - 1, 1));
    }

    private static List<Integer> positions(DescriptionLine line, List<Integer> in, int least) {
        requirePositions(line, in);
        String word = line.words().getFirst();
        return DescribedNumbers.axes(line, line.kind().word(), word, in.size() - 1, least);
    }

    private static void requirePositions(DescriptionLine line, List<Integer> in) {
        if (in.size() < 2) {
            throw line.problem(
                    Phrase.of("badnetwork.described-no-positions", in),
                    Phrase.of("remedies.described-before-flatten"));
        }
    }

    /** The file may have leading axes of length 1, and positions before units. */
    private Layer addLearned(DescriptionLine line, List<Integer> in, DescribedTensors.Uses uses) {
        Tensor t = tensors.need(line, WEIGHT, "weight", "embedding", "");
        List<Integer> shape = t.shape();
        int ones = 0;
        while (shape.size() - ones > in.size() && shape.get(ones) == 1) {
            ones++;
        }
        List<Integer> bare = shape.subList(ones, shape.size());
        List<Integer> turned = new ArrayList<>(in.subList(1, in.size()));
        turned.add(in.getFirst());
        boolean first = bare.equals(in) && !line.has(UNITS_LAST);
        boolean last = bare.equals(turned) && !line.has(UNITS_FIRST);
        if (!first && !last) {
            throw line.problem(
                    Phrase.of("badnetwork.described-comes-in", t.name(), shape, in),
                    Phrase.of("remedies.described-correct-lines"));
        }
        // Of a square of tokens by features, files have the tokens first.
        if (first && !(last && in.size() == 2)) {
            return new Layer.AddLearned(uses.seen(t, View.reshaped(shape, in)), in);
        }
        List<Integer> axes = new ArrayList<>(List.of(shape.size() - 1));
        for (int axis = 0; axis < shape.size() - 1; axis++) {
            axes.add(axis);
        }
        return new Layer.AddLearned(uses.seen(t, new View(shape, axes, in)), in);
    }
}
