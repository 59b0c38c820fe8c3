package thalweg.network;

import java.util.Optional;

/** A word after a layer's kind that says more of it. */
enum DescriptionOption {
    FROM("from", 1, Integer.MAX_VALUE, "the layers that it reads"),
    WEIGHT("weight", "a tensor's name"),
    BIAS("bias", "a tensor's name"),
    NO_WEIGHT("no-weight"),
    NO_BIAS("no-bias"),
    MEAN("mean", "a tensor's name"),
    VARIANCE("variance", "a tensor's name"),
    EPSILON("epsilon", "a number such as 1e-5"),
    OUTPUTS_FIRST("outputs-first"),
    OUTPUTS_LAST("outputs-last"),
    STRIDE("stride", "a number, or one an axis as in 2x1"),
    PADDING("padding", "a number, one an axis as in 2x1, or same"),
    AFTER("after", "a number, or one an axis as in 2x1"),
    DILATION("dilation", "a number, or one an axis as in 2x1"),
    OUTPUT_PADDING("output-padding", "a number, or one an axis as in 2x1"),
    GROUPS("groups", "a number"),
    CEIL("ceil"),
    SKIP_PADDING("skip-padding"),
    CHANNELS_LAST("channels-last"),
    WHOLE("whole"),
    UNITS_FIRST("units-first"),
    UNITS_LAST("units-last"),
    SLOPE("slope", "a number"),
    BEFORE("before", "a number of channels"),
    HEADS("heads", "a number"),
    CAUSAL("causal"),
    QUERY("query", 1, 3, "a tensor's name"),
    KEY("key", 1, 3, "a tensor's name"),
    VALUE("value", 1, 3, "a tensor's name"),
    QUERY_BIAS("query-bias", "a tensor's name"),
    KEY_BIAS("key-bias", "a tensor's name"),
    VALUE_BIAS("value-bias", "a tensor's name"),
    OUT("out", "a tensor's name"),
    OUT_BIAS("out-bias", "a tensor's name");

    private final String word;
    private final int least;
    private final int most;
    private final String wanted;

    /** No word follows. */
    DescriptionOption(String word) {
        this(word, 0, 0, "");
    }

    /** One word follows. */
    DescriptionOption(String word, String wanted) {
        this(word, 1, 1, wanted);
    }

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
