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
import thalweg.report.SearchNames;
import thalweg.words.Phrase;
import thalweg.words.Words;

/** What the window says of three models in words. */
public final class ThreeSentences {
    private ThreeSentences() {}

    /** The status line's sentence. */
    public static Sentences.Answer answer(WorkbenchState state) {
        ThreeState three = state.three();
        Words words = state.words();
        ThreeState.Found found = three.foundProperty().get();
        if (three.searchingProperty().get()) {
            return Sentences.Answer.of(
                    words.get(
                            "three.searching",
                            SearchNames.strategy(three.strategyProperty().get().id()),
                            SearchNames.label(state.settingProperty().get()),
                            Several.letter(three.anchorProperty().get())));
        }
        if (found == null) {
            return Sentences.Answer.of(ready(state));
        }
        Losses naive = three.lossesProperty(Moved.NAIVE).get();
        Losses matched = three.lossesProperty(Moved.MATCHED).get();
        String by = label(found).in(words);
        if (found.result().stopped()) {
            by = words.get("three.stopped", by);
        }
        if (state.data() == null) {
            return Sentences.Answer.of(words.get("three.no-data", distances(found.result()), by));
        }
        if (naive == null || matched == null) {
            return Sentences.Answer.of(words.get("three.measuring", by));
        }
        return Sentences.Answer.of(barrier(found, naive, matched, by, words));
    }

    private static String barrier(
            ThreeState.Found found, Losses naive, Losses matched, String by, Words words) {
        double[][] before = naive.barriers().matrix();
        double[][] after = matched.barriers().matrix();
        if (found.result().strategy().equals(Strategies.ids().getFirst())) {
            int[] others = others(found.result().anchor());
            return words.get(
                    "three.barrier.never",
                    Several.letter(others[0]),
                    Several.letter(others[1]),
                    change(before[others[0]][others[1]], after[others[0]][others[1]]),
                    by);
        }
        return words.get("three.barrier", change(highest(before), highest(after)), by);
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
        return Sentences.missingTraining(state.settingProperty().get(), state.data())
                .orElse(
                        Phrase.of(
                                state.three().anchorProperty().get() == 0
                                        ? "three.ready"
                                        : "three.ready.frame"))
                .in(state.words());
    }

    /** Why a strategy takes no other search. */
    static Phrase weightsOnly(Strategies.Kind strategy) {
        return Phrase.of("three.weights-only", SearchNames.strategy(strategy.id()));
    }

    /** What brought the models together, e.g. "weight matching" or "C²M³". */
    public static Phrase label(ThreeState.Found found) {
        return found.result().strategy().equals(Strategies.ids().getFirst())
                ? SearchNames.label(found.setting())
                : SearchNames.strategy(found.result().strategy());
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
    public static String search(ThreeState three, Words words) {
        Job.Status status = three.progressProperty().get();
        ThreeState.Found found = three.foundProperty().get();
        if (status != null) {
            return searching(status, words);
        }
        if (found == null) {
            return three.searchingProperty().get() ? words.get("three.starting") : "";
        }
        SeveralResult result = found.result();
        return words.get(
                result.stopped() ? "three.search.stopped" : "three.search.found",
                SearchNames.strategy(result.strategy()),
                distances(result),
                words.format("%.2f", result.seconds()));
    }

    private static String distances(SeveralResult result) {
        return String.format(
                Locale.ROOT, "%.2f → %.2f", result.trace().getFirst().l2(), result.best().l2());
    }

    private static String searching(Job.Status status, Words words) {
        if (status.state() == Job.State.WAITING) {
            return words.get("steps.waiting");
        }
        String message = status.message().in(words);
        String text = message.isEmpty() ? words.get("three.starting") : message;
        if (status.state() == Job.State.PAUSED) {
            return text + " · " + words.get("steps.paused");
        }
        return Double.isFinite(status.remainingSeconds())
                ? text
                        + " · "
                        + words.get(
                                "steps.seconds-left",
                                words.format("%.0f", Math.max(1, status.remainingSeconds())))
                : text;
    }
}
