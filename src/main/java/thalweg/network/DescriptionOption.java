package thalweg.network;

import java.util.Optional;

/** A word after a layer's kind that says more of it. */
enum DescriptionOption {
    FROM("from", 1, Integer.MAX_VALUE, "the layers that it reads"),
    WEIGHT("weight", 1, 1, "a tensor's name"),
    BIAS("bias", 1, 1, "a tensor's name"),
    NO_WEIGHT("no-weight", 0, 0, ""),
    NO_BIAS("no-bias", 0, 0, ""),
    MEAN("mean", 1, 1, "a tensor's name"),
    VARIANCE("variance", 1, 1, "a tensor's name"),
    EPSILON("epsilon", 1, 1, "a number such as 1e-5"),
    OUTPUTS_FIRST("outputs-first", 0, 0, ""),
    OUTPUTS_LAST("outputs-last", 0, 0, ""),
    STRIDE("stride", 1, 1, "a number, or one an axis as in 2x1"),
    PADDING("padding", 1, 1, "a number, one an axis as in 2x1, or same"),
    AFTER("after", 1, 1, "a number, or one an axis as in 2x1"),
    DILATION("dilation", 1, 1, "a number, or one an axis as in 2x1"),
    OUTPUT_PADDING("output-padding", 1, 1, "a number, or one an axis as in 2x1"),
    GROUPS("groups", 1, 1, "a number"),
    CEIL("ceil", 0, 0, ""),
    SKIP_PADDING("skip-padding", 0, 0, ""),
    CHANNELS_LAST("channels-last", 0, 0, ""),
    WHOLE("whole", 0, 0, ""),
    UNITS_FIRST("units-first", 0, 0, ""),
    UNITS_LAST("units-last", 0, 0, ""),
    SLOPE("slope", 1, 1, "a number"),
    BEFORE("before", 1, 1, "a number of channels"),
    HEADS("heads", 1, 1, "a number"),
    CAUSAL("causal", 0, 0, ""),
    QUERY("query", 1, 3, "a tensor's name"),
    KEY("key", 1, 3, "a tensor's name"),
    VALUE("value", 1, 3, "a tensor's name"),
    QUERY_BIAS("query-bias", 1, 1, "a tensor's name"),
    KEY_BIAS("key-bias", 1, 1, "a tensor's name"),
    VALUE_BIAS("value-bias", 1, 1, "a tensor's name"),
    OUT("out", 1, 1, "a tensor's name"),
    OUT_BIAS("out-bias", 1, 1, "a tensor's name");

    private final String word;
    private final int least;
    private final int most;
    private final String wanted;

    DescriptionOption(String word, int least, int most, String wanted) {
        this.word = word;
        this.least = least;
        this.most = most;
        this.wanted = wanted;
    }

    /** As written. */
    String word() {
        return word;
    }

    /** The fewest words that must follow. */
    int least() {
        return least;
    }

    /** The most words that may follow. */
    int most() {
        return most;
    }

    /** What must follow, as shown. */
    String wanted() {
        return wanted;
    }

    static Optional<DescriptionOption> named(String word) {
        for (DescriptionOption option : values()) {
            if (option.word.equals(word)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }
}
