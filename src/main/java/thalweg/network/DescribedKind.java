package thalweg.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The first word of a described layer: what kind of layer it is. */
enum DescribedKind {
    INPUT("input", 0, 8, "its shape, such as 3 32 32"),
    DENSE(
            "dense",
            0,
            0,
            "",
            DescriptionOption.WEIGHT,
            DescriptionOption.BIAS,
            DescriptionOption.NO_BIAS,
            DescriptionOption.OUTPUTS_FIRST,
            DescriptionOption.OUTPUTS_LAST),
    CONV(
            "conv",
            0,
            0,
            "",
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
            0,
            0,
            "",
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
            0,
            0,
            "",
            DescriptionOption.WEIGHT,
            DescriptionOption.BIAS,
            DescriptionOption.NO_WEIGHT,
            DescriptionOption.NO_BIAS,
            DescriptionOption.MEAN,
            DescriptionOption.VARIANCE,
            DescriptionOption.EPSILON),
    LAYER_NORM(
            "layer-norm",
            0,
            0,
            "",
            DescriptionOption.WEIGHT,
            DescriptionOption.BIAS,
            DescriptionOption.NO_WEIGHT,
            DescriptionOption.NO_BIAS,
            DescriptionOption.EPSILON,
            DescriptionOption.WHOLE),
    GROUP_NORM(
            "group-norm",
            0,
            0,
            "",
            DescriptionOption.GROUPS,
            DescriptionOption.WEIGHT,
            DescriptionOption.BIAS,
            DescriptionOption.NO_WEIGHT,
            DescriptionOption.NO_BIAS,
            DescriptionOption.EPSILON),
    INSTANCE_NORM(
            "instance-norm",
            0,
            0,
            "",
            DescriptionOption.WEIGHT,
            DescriptionOption.BIAS,
            DescriptionOption.NO_WEIGHT,
            DescriptionOption.NO_BIAS,
            DescriptionOption.EPSILON),
    RELU("relu", 0, 0, ""),
    LEAKY_RELU("leaky-relu", 0, 0, "", DescriptionOption.SLOPE),
    GELU("gelu", 0, 0, ""),
    SILU("silu", 0, 0, ""),
    TANH("tanh", 0, 0, ""),
    SIGMOID("sigmoid", 0, 0, ""),
    IDENTITY("identity", 0, 0, ""),
    MAX_POOL(
            "max-pool",
            1,
            1,
            "its size, such as 2 or 3x3",
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
            "its size, such as 2 or 3x3",
            DescriptionOption.STRIDE,
            DescriptionOption.PADDING,
            DescriptionOption.AFTER,
            DescriptionOption.DILATION,
            DescriptionOption.CEIL,
            DescriptionOption.SKIP_PADDING),
    ADAPTIVE_MAX_POOL("adaptive-max-pool", 1, 1, "how many positions it leaves, such as 7"),
    ADAPTIVE_AVERAGE_POOL("adaptive-average-pool", 1, 1, "how many positions it leaves, such as 7"),
    GLOBAL_MAX_POOL("global-max-pool", 0, 0, ""),
    GLOBAL_AVERAGE_POOL("global-average-pool", 0, 0, ""),
    FLATTEN("flatten", 0, 0, "", DescriptionOption.CHANNELS_LAST),
    DROPOUT("dropout", 0, 1, ""),
    ADD("add", 0, Integer.MAX_VALUE, "the layers to add"),
    CONCAT("concat", 0, Integer.MAX_VALUE, "the layers to put behind"),
    ZERO_PAD(
            "zero-pad",
            0,
            0,
            "",
            DescriptionOption.STRIDE,
            DescriptionOption.BEFORE,
            DescriptionOption.AFTER),
    ADD_LEARNED(
            "add-learned",
            0,
            0,
            "",
            DescriptionOption.WEIGHT,
            DescriptionOption.UNITS_FIRST,
            DescriptionOption.UNITS_LAST),
    TOKENS("tokens", 0, 0, ""),
    CLASS_TOKEN("class-token", 0, 0, "", DescriptionOption.WEIGHT),
    TAKE_TOKEN("take-token", 1, 1, "which, such as 0 or -1"),
    EMBEDDING("embedding", 0, 0, "", DescriptionOption.WEIGHT),
    ATTENTION(
            "attention",
            0,
            0,
            "",
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
    String wanted() {
        return wanted;
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
