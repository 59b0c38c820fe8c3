package thalweg.desktop.workbench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import thalweg.engine.Job;
import thalweg.landscape.LossCurve;
import thalweg.matching.SearchResult;
import thalweg.matching.SearchSetting;
import thalweg.matching.Snapshot;
import thalweg.report.Figures;
import thalweg.report.SearchNames;
import thalweg.words.Phrase;
import thalweg.words.Words;

/** What the window says in words. */
public final class Sentences {
    private Sentences() {}

    /**
     * A sentence with the figures that matter set apart.
     *
     * @param before up to the figures
     * @param figures shown strong; may be empty
     * @param after the rest
     */
    public record Answer(String before, String figures, String after) {
        /** Of a text that has its figures, if any, between ‹ and ›. */
        static Answer of(String text) {
            int from = text.indexOf('‹');
            int to = text.indexOf('›', from + 1);
            return from < 0 || to < 0
                    ? new Answer(text, "", "")
                    : new Answer(
                            text.substring(0, from),
                            text.substring(from + 1, to),
                            text.substring(to + 1));
        }

        /** The whole sentence. */
        public String text() {
            return before + figures + after;
        }
    }

    /** The status line's sentence. */
    public static Answer answer(WorkbenchState state) {
        return switch (state.phase()) {
            case NO_PAIR -> Answer.of(waiting(state));
            case READY -> Answer.of(ready(state));
            case SEARCHING -> Answer.of(searching(state));
            case DONE -> Answer.of(done(state));
        };
    }

    private static String waiting(WorkbenchState state) {
        if (state.openingProperty().get()) {
            return state.words().get("answers.opening");
        }
        return state.words()
                .get(
                        switch (state.models().size()) {
                            case 0 -> "answers.no-model";
                            case 1 -> "answers.one-model";
                            default -> "answers.no-pair";
                        });
    }

    private static String ready(WorkbenchState state) {
        return missingTraining(state.settingProperty().get(), state.data())
                .orElse(Phrase.of("answers.ready"))
                .in(state.words());
    }

    /** What to do about training examples that a search needs; empty where there is nothing. */
    public static Optional<Phrase> missingTraining(
            SearchSetting setting, @Nullable DataChoice data) {
        if (!setting.needsTraining() || data != null && TrainingSplit.isIn(data)) {
            return Optional.empty();
        }
        Phrase search = SearchNames.subject(setting.kind());
        return Optional.of(
                data == null
                        ? Phrase.of("answers.no-training", search)
                        : Phrase.of("answers.no-split", search, data.dataset().name()));
    }

    private static String searching(WorkbenchState state) {
        Words words = state.words();
        Phrase search = SearchNames.title(state.settingProperty().get());
        Snapshot newest = state.history().newest();
        if (newest == null) {
            return words.get("answers.starting", search);
        }
        if (Double.isFinite(newest.loss())) {
            return words.get("answers.loss", search, figure(best(state)));
        }
        return words.get(
                "answers.distance",
                search,
                percent(reduction(state.history().steps().getFirst(), newest)));
    }

    private static double best(WorkbenchState state) {
        Snapshot best = state.history().best();
        return best == null ? Double.NaN : best.loss();
    }

    private static String done(WorkbenchState state) {
        SearchResult result = state.resultProperty().get();
        if (result == null) {
            return "";
        }
        Words words = state.words();
        String found =
                words.get(
                        "answers.found",
                        who(result, words),
                        end(result, state.reopenedProperty().get(), words),
                        leaving(result, words));
        String distance = percent(result.l2Reduction());
        LossCurve naive = state.pictures().naiveProperty().get();
        LossCurve matched = state.pictures().matchedProperty().get();
        if (state.data() == null) {
            return words.get("answers.found.no-data", found, distance);
        }
        if (naive == null || matched == null) {
            return words.get("answers.found.measuring", found, distance);
        }
        String barriers = figure(naive.barrierAtHalf()) + " → " + figure(matched.barrierAtHalf());
        StatisticsChoice statistics = state.data().statistics();
        return statistics.isNone()
                ? words.get("answers.found.barrier", found, barriers, distance)
                : words.get(
                        "answers.found.barrier.with",
                        found,
                        barriers,
                        distance,
                        StatisticsChoice.word(statistics.kind(), words));
    }

    /** By which groups it was found, where a person has corrected them. */
    private static String who(SearchResult result, Words words) {
        String search = SearchNames.title(result.setting()).in(words);
        return result.best().permutation().symmetry().corrected()
                ? words.get("answers.corrected", search)
                : search;
    }

    /** Which groups it left out. */
    private static String leaving(SearchResult result, Words words) {
        List<String> still = result.still();
        return switch (still.size()) {
            case 0 -> "";
            case 1 -> words.get("answers.left-one", still.getFirst());
            default -> words.get("answers.left", still.size());
        };
    }

    private static String end(SearchResult result, boolean reopened, Words words) {
        if (!result.stopped()) {
            return words.get("answers.finished");
        }
        return reopened
                ? words.get("answers.cut", result.best().step())
                : words.get("answers.stopped", result.trace().getLast().step());
    }

    /**
     * A step in words: "sweep 17 · objective 745.2 · converged in 0.41 s", of a search in one pass
     * "step 3 · objective 612.4 · all groups in 2.20 s", or, where a search goes by a loss, "step
     * 37 · midpoint loss 0.071 · best of 60 in 4.10 s".
     */
    public static String step(Snapshot shown, @Nullable SearchResult result, Words words) {
        String text = name(shown, words) + " · " + merit(shown, words);
        if (result == null || shown.step() != result.best().step()) {
            return text + " · " + at(shown, words);
        }
        String seconds = words.format("%.2f", result.seconds());
        if (shown.hasLoss()) {
            return text + " · " + words.get("steps.best", result.trace().getLast().step(), seconds);
        }
        return text
                + " · "
                + words.get(
                        result.stopped()
                                ? "steps.stopped"
                                : shown.sweep() == 0 ? "steps.all-groups" : "steps.converged",
                        seconds);
    }

    /**
     * What stands for a step that was thinned away: "step 7 is being found again, this is step 5".
     * Of a search that was reopened only the start and the best are known.
     *
     * @param shown the one kept before it
     */
    public static String missing(int step, Snapshot shown, WorkbenchState state) {
        String why = "steps.being-found";
        if (state.phase() == Phase.SEARCHING) {
            why = "steps.found-later";
        } else if (state.reopenedProperty().get()) {
            why = "steps.not-kept";
        }
        return state.words().get(why, step, shown.step());
    }

    /**
     * How a search stands at its newest step: "sweep 3 · at 1.03 s · 12 % · 4 s left". Its seconds
     * are its own, as at its end: what the window measures meanwhile is not counted. What is left
     * is waited for, and so counts that, too.
     */
    public static String searching(Snapshot newest, Job.Status status, Words words) {
        if (status.state() == Job.State.WAITING) {
            return words.get("steps.waiting");
        }
        var text = new StringBuilder();
        text.append(name(newest, words)).append(" · ").append(at(newest, words));
        if (Double.isFinite(status.fraction())) {
            text.append(" · ").append(Math.round(100 * status.fraction())).append(" %");
        }
        if (status.state() == Job.State.PAUSED) {
            return text.append(" · ").append(words.get("steps.paused")).toString();
        }
        if (Double.isFinite(status.remainingSeconds())) {
            text.append(" · ").append(left(status.remainingSeconds(), words));
        }
        return text.toString();
    }

    private static String name(Snapshot step, Words words) {
        if (step.step() == 0) {
            return words.get("steps.start");
        }
        return step.hasLoss() || step.sweep() == 0
                ? words.get("steps.step", step.step())
                : words.get("steps.sweep", step.sweep());
    }

    private static String merit(Snapshot step, Words words) {
        return Double.isFinite(step.loss())
                ? words.get("steps.midpoint-loss", figure(step.loss()))
                : words.get("steps.objective", objective(step.objective()));
    }

    private static String at(Snapshot step, Words words) {
        return words.get("steps.at", words.format("%.2f", step.seconds()));
    }

    /** The signed change of a reduction, e.g. "−14.6 %". */
    public static String percent(double reduction) {
        double change = -100 * reduction;
        String sign = change < -0.05 ? "−" : "+";
        return (Math.abs(change) < 0.05 ? "" : sign)
                + String.format(Locale.ROOT, "%.1f %%", Math.abs(change));
    }

    /** Nats to three places, with a true minus. */
    public static String figure(double value) {
        return Figures.of(value, 3);
    }

    private static String objective(double value) {
        String text =
                String.format(Locale.ROOT, Math.abs(value) < 1 ? "%.4g" : "%,.1f", Math.abs(value));
        return value < 0 ? "−" + text : text;
    }

    /** How long something will still take. */
    static String left(double seconds, Words words) {
        return seconds < 90
                ? words.get("steps.seconds-left", words.format("%.0f", Math.max(1, seconds)))
                : words.get("steps.minutes-left", words.format("%.0f", seconds / 60));
    }

    private static double reduction(Snapshot first, Snapshot now) {
        return first.l2() == 0 ? 0 : (first.l2() - now.l2()) / first.l2();
    }
}
