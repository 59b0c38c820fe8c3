package thalweg.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import thalweg.matching.SearchResult;
import thalweg.matching.Snapshot;

/**
 * What a search found, and on how many training examples.
 *
 * @param examples 0 for a search without data
 */
record Searched(SearchResult result, int examples) {
    /**
     * What searched, with its options: {@code "method","seed"} and more.
     *
     * @param examplesField the name of the number of training examples
     */
    Map<String, @Nullable Object> fields(String examplesField) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("method", result.method());
        fields.put("seed", result.seed());
        fields.putAll(result.setting().options());
        if (examples > 0) {
            fields.put(examplesField, examples);
        }
        return fields;
    }

    /** How long it was, in words: "16 sweeps" or "60 steps". */
    String length() {
        Snapshot last = result.trace().getLast();
        return last.hasLoss()
                ? Table.count(last.step(), "step")
                : Table.count(result.sweeps(), "sweep");
    }

    /** A sentence on what the result hangs on; empty for a search without data. */
    String sentence() {
        return examples == 0
                ? ""
                : "π was found by the %s, seed %d, in %s on %s training examples.\n"
                        .formatted(
                                result.setting().label(),
                                result.seed(),
                                length(),
                                Table.count(examples));
    }
}
