package thalweg.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import thalweg.matching.SearchKind;
import thalweg.matching.SearchResult;
import thalweg.matching.WeightMatchingSetting;

/**
 * What a search found, and on how many training examples.
 *
 * @param examples 0 for a search without data
 */
record Searched(SearchResult result, int examples) {
    /** The most groups that a sentence names. */
    private static final int NAMES = 5;

    /** How the names of groups within a block end: "[0]" or "[0].1". */
    private static final Pattern WITHIN = Pattern.compile("\\[\\d+\\](\\.\\d+)?$");

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
        if (restarts() > 1) {
            fields.put("orders", result.orders());
        }
        if (examples > 0) {
            fields.put(examplesField, examples);
        }
        if (!result.still().isEmpty()) {
            fields.put("still", result.still());
        }
        return fields;
    }

    /** How long it was, in words: "16 sweeps", "60 steps" or "3 groups". */
    String length() {
        int steps = result.trace().getLast().step();
        return switch (result.setting().kind()) {
            case WEIGHT_MATCHING -> Table.count(result.sweeps(), "sweep") + orders();
            case ACTIVATION_MATCHING -> Table.count(steps, "group");
            case STRAIGHT_THROUGH, SINKHORN -> Table.count(steps, "step");
        };
    }

    /** Of several orders, how many were tried, of how many where it was stopped. */
    private String orders() {
        if (restarts() == 1) {
            return "";
        }
        String tried = Table.count(result.orders());
        return " over %s orders"
                .formatted(result.stopped() ? tried + " of " + Table.count(restarts()) : tried);
    }

    private int restarts() {
        return result.setting() instanceof WeightMatchingSetting wm ? wm.restarts() : 1;
    }

    /** What makes it again: "weight matching, seed 0". */
    String name() {
        return result.setting().label() + seed();
    }

    /** The name as at a sentence's beginning. */
    String title() {
        return result.setting().title() + seed();
    }

    private String seed() {
        return result.setting().kind().random() ? ", seed " + result.seed() : "";
    }

    /** A sentence on what the result hangs on; empty for a search without data. */
    String sentence() {
        return examples == 0
                ? ""
                : "π was found by %s, in %s on %s training examples.\n"
                                .formatted(
                                        result.setting().kind().article() + name(),
                                        length(),
                                        Table.count(examples))
                        + still();
    }

    /** Names the groups that were left out, whole ones for what lies within; empty for none. */
    String still() {
        if (result.still().isEmpty()) {
            return "";
        }
        List<String> whole =
                result.still().stream()
                        .map(name -> WITHIN.matcher(name).replaceFirst(""))
                        .distinct()
                        .toList();
        List<String> shown = whole.subList(0, Math.min(NAMES, whole.size()));
        int more = whole.size() - shown.size();
        String names = String.join(", ", shown) + (more == 0 ? "" : " and " + more + " more");
        return result.setting().kind() == SearchKind.SINKHORN
                ? "No one matrix moves the blocks and units of %s: left as they are.\n"
                        .formatted(names)
                : "No layer shows the units of %s one by one: left as they are.\n".formatted(names);
    }
}
