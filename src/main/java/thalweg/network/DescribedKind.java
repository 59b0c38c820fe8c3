package thalweg.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import thalweg.words.Phrase;

/** The first word of a described layer: what kind of layer it is. */
enum DescribedKind {
    INPUT("input", 0, 8, "badnetwork.wanted-shape"),
    DENSE(
            "dense",
            DescriptionOption.WEIGHT,
            DescriptionOption.BIAS,
            DescriptionOption.NO_BIAS,
            DescriptionOption.OUTPUTS_FIRST,
            DescriptionOption.OUTPUTS_LAST),
    CONV(
            "conv",
            DescriptionOption.WEIGHT,
            DescriptionOption.BIAS,
            DescriptionOption.NO_BIAS,
            DescriptionOption.OUTPUTS_FIRST,
            DescriptionOption.OUTPUTS_LAST,
            DescriptionOption.STRIDE,
            DescriptionOption.PADDING,
            DescriptionOption.AFTER,
            DescriptionOption.DILATION,
            DescriptionOption.GROUPS),
    TRANSPOSED_CONV(
            "transposed-conv",
            DescriptionOption.WEIGHT,
            DescriptionOption.BIAS,
            DescriptionOption.NO_BIAS,
            DescriptionOption.OUTPUTS_FIRST,
            DescriptionOption.OUTPUTS_LAST,
            DescriptionOption.STRIDE,
            DescriptionOption.PADDING,
            DescriptionOption.AFTER,
            DescriptionOption.DILATION,
            DescriptionOption.OUTPUT_PADDING,
            DescriptionOption.GROUPS),
    BATCH_NORM(
            "batch-norm",
            DescriptionOption.WEIGHT,
            DescriptionOption.BIAS,
            DescriptionOption.NO_WEIGHT,
            DescriptionOption.NO_BIAS,
            DescriptionOption.MEAN,
            DescriptionOption.VARIANCE,
            DescriptionOption.EPSILON),
    LAYER_NORM(
            "layer-norm",
            DescriptionOption.WEIGHT,
            DescriptionOption.BIAS,
            DescriptionOption.NO_WEIGHT,
            DescriptionOption.NO_BIAS,
            DescriptionOption.EPSILON,
            DescriptionOption.WHOLE),
    GROUP_NORM(
            "group-norm",
            DescriptionOption.GROUPS,
            DescriptionOption.WEIGHT,
            DescriptionOption.BIAS,
            DescriptionOption.NO_WEIGHT,
            DescriptionOption.NO_BIAS,
            DescriptionOption.EPSILON),
    INSTANCE_NORM(
            "instance-norm",
            DescriptionOption.WEIGHT,
            DescriptionOption.BIAS,
            DescriptionOption.NO_WEIGHT,
            DescriptionOption.NO_BIAS,
            DescriptionOption.EPSILON),
    RELU("relu"),
    LEAKY_RELU("leaky-relu", DescriptionOption.SLOPE),
    GELU("gelu"),
    GELU_TANH("gelu-tanh"),
    SILU("silu"),
    TANH("tanh"),
    SIGMOID("sigmoid"),
    RELU6("relu6"),
    ELU("elu", DescriptionOption.SLOPE),
    SELU("selu"),
    HARD_SIGMOID("hard-sigmoid", DescriptionOption.SLOPE),
    HARD_SWISH("hard-swish"),
    CLIP("clip", 2, 2, "badnetwork.wanted-bounds"),
    IDENTITY("identity"),
    MAX_POOL(
            "max-pool",
            1,
            1,
            "badnetwork.wanted-size",
            DescriptionOption.STRIDE,
            DescriptionOption.PADDING,
            DescriptionOption.AFTER,
            DescriptionOption.DILATION,
            DescriptionOption.CEIL,
            DescriptionOption.SKIP_PADDING),
    AVERAGE_POOL(
            "average-pool",
            1,
            1,
            "badnetwork.wanted-size",
            DescriptionOption.STRIDE,
            DescriptionOption.PADDING,
            DescriptionOption.AFTER,
            DescriptionOption.DILATION,
            DescriptionOption.CEIL,
            DescriptionOption.SKIP_PADDING),
    ADAPTIVE_MAX_POOL("adaptive-max-pool", 1, 1, "badnetwork.wanted-positions"),
    ADAPTIVE_AVERAGE_POOL("adaptive-average-pool", 1, 1, "badnetwork.wanted-positions"),
    GLOBAL_MAX_POOL("global-max-pool"),
    GLOBAL_AVERAGE_POOL("global-average-pool"),
    FLATTEN("flatten", DescriptionOption.CHANNELS_LAST),
    DROPOUT("dropout", 0, 1, ""),
    ADD("add", 0, Integer.MAX_VALUE, "badnetwork.wanted-added"),
    MULTIPLY("multiply", 0, Integer.MAX_VALUE, "badnetwork.wanted-multiplied"),
    CONCAT("concat", 0, Integer.MAX_VALUE, "badnetwork.wanted-joined"),
    ZERO_PAD(
            "zero-pad",
            DescriptionOption.STRIDE,
            DescriptionOption.BEFORE,
            DescriptionOption.AFTER),
    ADD_LEARNED(
            "add-learned",
            DescriptionOption.WEIGHT,
            DescriptionOption.UNITS_FIRST,
            DescriptionOption.UNITS_LAST),
    TOKENS("tokens"),
    CLASS_TOKEN("class-token", DescriptionOption.WEIGHT),
    TAKE_TOKEN("take-token", 1, 1, "badnetwork.wanted-which"),
    EMBEDDING("embedding", DescriptionOption.WEIGHT),
    ATTENTION(
            "attention",
            DescriptionOption.HEADS,
            DescriptionOption.CAUSAL,
            DescriptionOption.QUERY,
            DescriptionOption.KEY,
            DescriptionOption.VALUE,
            DescriptionOption.QUERY_BIAS,
            DescriptionOption.KEY_BIAS,
            DescriptionOption.VALUE_BIAS,
            DescriptionOption.OUT,
            DescriptionOption.OUT_BIAS,
            DescriptionOption.NO_BIAS,
            DescriptionOption.OUTPUTS_FIRST,
            DescriptionOption.OUTPUTS_LAST);

    private final String word;
    private final int least;
    private final int most;
    private final String wanted;
    private final Set<DescriptionOption> options;

    /** A kind that no word follows but its options. */
    DescribedKind(String word, DescriptionOption... options) {
        this(word, 0, 0, "", options);
    }

    DescribedKind(String word, int least, int most, String wanted, DescriptionOption... options) {
        this.word = word;
        this.least = least;
        this.most = most;
        this.wanted = wanted;
        this.options = Set.of(options);
    }

    /** As written. */
    String word() {
        return word;
    }

    /** The fewest words that must follow the kind itself. */
    int least() {
        return least;
    }

    /** The most words that may follow the kind itself. */
    int most() {
        return most;
    }

    /** What must follow the kind, as shown. */
    Phrase wanted() {
        return Phrase.of(wanted);
    }

    boolean takes(DescriptionOption option) {
        return option == DescriptionOption.FROM ? this != INPUT : options.contains(option);
    }

    /** Its options, as shown. */
    String optionWords() {
        List<String> words = new ArrayList<>();
        for (DescriptionOption option : DescriptionOption.values()) {
            if (takes(option)) {
                words.add(option.word());
            }
        }
        return String.join(", ", words);
    }

    /** Upper or lower case, and with - or _ or nothing between its words. */
    static Optional<DescribedKind> named(String word) {
        String plain = plain(word);
        for (DescribedKind kind : values()) {
            if (plain(kind.word).equals(plain)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** Every kind's word. */
    static List<String> words() {
        return List.of(values()).stream().map(DescribedKind::word).toList();
    }
}
