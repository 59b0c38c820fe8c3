package thalweg.desktop.workbench;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.workbench.ThreeState.Losses;
import thalweg.desktop.workbench.ThreeState.Moved;
import thalweg.engine.Job;
import thalweg.matching.Several;
import thalweg.matching.SeveralResult;
import thalweg.matching.Strategies;

/** What the window says of three models in words. */
public final class ThreeSentences {
    private ThreeSentences() {}

    /** The status line's sentence. */
    public static Sentences.Answer answer(WorkbenchState state) {
        ThreeState three = state.three();
        ThreeState.Found found = three.foundProperty().get();
        if (three.searchingProperty().get()) {
            return plain(
                    "%s by %s: B and C are brought to %s…"
                            .formatted(
                                    three.strategyProperty().get().name(),
                                    state.settingProperty().get().label(),
                                    Several.letter(three.anchorProperty().get())));
        }
        if (found == null) {
            return plain(ready(state));
        }
        Losses naive = three.lossesProperty(Moved.NAIVE).get();
        Losses matched = three.lossesProperty(Moved.MATCHED).get();
        String by = (found.result().stopped() ? "stopped " : "") + label(found);
        if (state.data() == null) {
            return new Sentences.Answer(
                    "The three are at an L2 of ",
                    distances(found.result()),
                    " on average, by " + by + "; choose data to see the barriers");
        }
        if (naive == null || matched == null) {
            return plain("The three are brought together by " + by + ", measuring barriers…");
        }
        return barrier(found, naive, matched, by);
    }

    private static Sentences.Answer barrier(
            ThreeState.Found found, Losses naive, Losses matched, String by) {
        double[][] before = naive.barriers().matrix();
        double[][] after = matched.barriers().matrix();
        if (found.result().strategy().equals(Strategies.ids().getFirst())) {
            int[] others = others(found.result().anchor());
            return new Sentences.Answer(
                    "%s and %s were never matched to each other: barrier at ½ "
                            .formatted(Several.letter(others[0]), Several.letter(others[1])),
                    change(before[others[0]][others[1]], after[others[0]][others[1]]),
                    " after " + by);
        }
        return new Sentences.Answer(
                "The highest barrier at ½ between two of them: ",
                change(highest(before), highest(after)),
                " after " + by);
    }

    private static String change(double before, double after) {
        return Sentences.figure(before) + " → " + Sentences.figure(after);
    }

    private static double highest(double[][] matrix) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int[] pair : List.of(new int[] {0, 1}, new int[] {0, 2}, new int[] {1, 2})) {
            highest = Math.max(highest, matrix[pair[0]][pair[1]]);
        }
        return highest;
    }

    /** The two that don't stay. */
    private static int[] others(int anchor) {
        return IntStream.range(0, 3).filter(m -> m != anchor).toArray();
    }

    private static String ready(WorkbenchState state) {
        String missing = Sentences.missingTraining(state.settingProperty().get(), state.data());
        return missing.isEmpty()
                ? "Ready: press Enter to search for the permutations that bring B and C to "
                        + (state.three().anchorProperty().get() == 0 ? "A" : "one frame")
                : missing;
    }

    /** Why a strategy takes no other search. */
    static String weightsOnly(Strategies.Kind strategy) {
        return strategy.name()
                + " matches weights, in one order, and takes no other search, choose weight matching"
                + " or the star by the search's chip";
    }

    /** What brought the models together, e.g. "weight matching" or "C²M³". */
    public static String label(ThreeState.Found found) {
        return found.result().strategy().equals(Strategies.ids().getFirst())
                ? found.setting().label()
                : Strategies.kind(found.result().strategy()).orElseThrow().name();
    }

    /** What is called what on the map that is shown. */
    public static List<String> shownNames(ThreeState three) {
        ThreeState.Found found = three.foundProperty().get();
        boolean naive = three.mapProperty().get() == Moved.NAIVE;
        return names(naive || found == null ? null : found.result());
    }

    /** What is called what: A, π(B), π(C); A, B, C where nothing has moved them. */
    public static List<String> names(@Nullable SeveralResult moved) {
        return IntStream.range(0, 3)
                .mapToObj(
                        m ->
                                moved == null || m == moved.anchor()
                                        ? Several.letter(m)
                                        : "π(" + Several.letter(m) + ")")
                .toList();
    }

    /** How the search stands, or stood at its end. */
    public static String search(ThreeState three) {
        Job.Status status = three.progressProperty().get();
        ThreeState.Found found = three.foundProperty().get();
        if (status != null) {
            return searching(status);
        }
        if (found == null) {
            return three.searchingProperty().get() ? "starting" : "";
        }
        SeveralResult result = found.result();
        return String.format(
                Locale.ROOT,
                "%s · L2 between two %s · %s %.2f s",
                Strategies.kind(result.strategy()).orElseThrow().name(),
                distances(result),
                result.stopped() ? "stopped after" : "found in",
                result.seconds());
    }

    private static String distances(SeveralResult result) {
        return String.format(
                Locale.ROOT, "%.2f → %.2f", result.trace().getFirst().l2(), result.best().l2());
    }

    private static String searching(Job.Status status) {
        if (status.state() == Job.State.WAITING) {
            return "waiting for the lane";
        }
        var text = new StringBuilder(status.message().isEmpty() ? "starting" : status.message());
        if (status.state() == Job.State.PAUSED) {
            return text.append(" · paused").toString();
        }
        if (Double.isFinite(status.remainingSeconds())) {
            text.append(
                    String.format(
                            Locale.ROOT, " · %.0f s left", Math.max(1, status.remainingSeconds())));
        }
        return text.toString();
    }

    private static Sentences.Answer plain(String text) {
        return new Sentences.Answer(text, "", "");
    }
}
