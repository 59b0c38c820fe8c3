package thalweg.network;

import java.util.Optional;
import thalweg.words.Phrase;

/** A word after a layer's kind that says more of it. */
enum DescriptionOption {
    FROM("from", 1, Integer.MAX_VALUE, "badnetwork.wanted-read"),
    WEIGHT("weight", "badnetwork.wanted-tensor"),
    BIAS("bias", "badnetwork.wanted-tensor"),
    NO_WEIGHT("no-weight"),
    NO_BIAS("no-bias"),
    MEAN("mean", "badnetwork.wanted-tensor"),
    VARIANCE("variance", "badnetwork.wanted-tensor"),
    EPSILON("epsilon", "badnetwork.wanted-small-number"),
    OUTPUTS_FIRST("outputs-first"),
    OUTPUTS_LAST("outputs-last"),
    STRIDE("stride", "badnetwork.wanted-axes"),
    PADDING("padding", "badnetwork.wanted-axes-or-same"),
    AFTER("after", "badnetwork.wanted-axes"),
    DILATION("dilation", "badnetwork.wanted-axes"),
    OUTPUT_PADDING("output-padding", "badnetwork.wanted-axes"),
    GROUPS("groups", "badnetwork.wanted-number"),
    CEIL("ceil"),
    SKIP_PADDING("skip-padding"),
    CHANNELS_LAST("channels-last"),
    WHOLE("whole"),
    UNITS_FIRST("units-first"),
    UNITS_LAST("units-last"),
    SLOPE("slope", "badnetwork.wanted-number"),
    BEFORE("before", "badnetwork.wanted-channels"),
    HEADS("heads", "badnetwork.wanted-number"),
    CAUSAL("causal"),
    QUERY("query", 1, 3, "badnetwork.wanted-tensor"),
    KEY("key", 1, 3, "badnetwork.wanted-tensor"),
    VALUE("value", 1, 3, "badnetwork.wanted-tensor"),
    QUERY_BIAS("query-bias", "badnetwork.wanted-tensor"),
    KEY_BIAS("key-bias", "badnetwork.wanted-tensor"),
    VALUE_BIAS("value-bias", "badnetwork.wanted-tensor"),
    OUT("out", "badnetwork.wanted-tensor"),
    OUT_BIAS("out-bias", "badnetwork.wanted-tensor");

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
    Phrase wanted() {
        return Phrase.of(wanted);
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
