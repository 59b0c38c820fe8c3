package thalweg.desktop.workbench;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import thalweg.engine.Job;
import thalweg.landscape.LossCurve;
import thalweg.matching.SearchResult;
import thalweg.matching.SearchSetting;
import thalweg.matching.Snapshot;
import thalweg.report.Figures;

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
        /** The whole sentence. */
        public String text() {
            return before + figures + after;
        }
    }

    /** The status line's sentence. */
    public static Answer answer(WorkbenchState state) {
        return switch (state.phase()) {
            case NO_PAIR -> plain(waiting(state));
            case READY -> plain(ready(state));
            case SEARCHING -> searching(state);
            case DONE -> done(state);
        };
    }

    private static String waiting(WorkbenchState state) {
        if (state.openingProperty().get()) {
            return "Opening…";
        }
        return switch (state.models().size()) {
            case 0 -> "Open two models, or the samples";
            case 1 -> "One model is open: open another of the same architecture";
            default -> "Choose two models of the same architecture as A and B";
        };
    }

    private static String ready(WorkbenchState state) {
        String missing = missingTraining(state.settingProperty().get(), state.data());
        return missing.isEmpty()
                ? "Ready: press Enter to search for the permutation that brings B to A"
                : missing;
    }

    /** What to do about training examples that a search needs; empty where there is nothing. */
    public static String missingTraining(SearchSetting setting, @Nullable DataChoice data) {
        if (!setting.needsTraining() || data != null && TrainingSplit.isIn(data)) {
            return "";
        }
        String article = setting.kind().article();
        return "%s searches on training examples: %s"
                .formatted(
                        article.isEmpty()
                                ? setting.kind().title()
                                : "The " + setting.kind().label(),
                        data == null
                                ? "choose data that has a train split (Ctrl D)"
                                : data.dataset().name()
                                        + " has no train split here, choose other data (Ctrl D)");
    }

    private static Answer searching(WorkbenchState state) {
        String search = state.settingProperty().get().title();
        Snapshot newest = state.history().newest();
        if (newest == null) {
            return plain(search + " is starting…");
        }
        if (Double.isFinite(newest.loss())) {
            return new Answer(
                    search + ": loss at the midpoint ", figure(best(state)), " at best so far");
        }
        return new Answer(
                search + ": distance ",
                percent(reduction(state.history().steps().getFirst(), newest)),
                " so far");
    }

    private static double best(WorkbenchState state) {
        Snapshot best = state.history().best();
        return best == null ? Double.NaN : best.loss();
    }

    private static Answer done(WorkbenchState state) {
        SearchResult result = state.resultProperty().get();
        if (result == null) {
            return plain("");
        }
        String verb =
                result.setting().title()
                        + corrected(result)
                        + " "
                        + end(result, state.reopenedProperty().get())
                        + leaving(result);
        String distance = percent(result.l2Reduction());
        LossCurve naive = state.pictures().naiveProperty().get();
        LossCurve matched = state.pictures().matchedProperty().get();
        if (state.data() == null) {
            return new Answer(verb + ": distance ", distance, "; choose data to see the barrier");
        }
        if (naive == null || matched == null) {
            return new Answer(verb + ": distance ", distance, ", measuring the barrier…");
        }
        return new Answer(
                verb + ": barrier at ½ ",
                figure(naive.barrierAtHalf()) + " → " + figure(matched.barrierAtHalf()),
                with(state.data().statistics()) + ", distance only " + distance);
    }

    /** By which groups it was found, where a person has corrected them. */
    private static String corrected(SearchResult result) {
        return result.best().permutation().symmetry().corrected() ? " by corrected groups" : "";
    }

    /** What makes a result again, e.g. "weight matching, seed 0". */
    public static String search(@Nullable SearchResult result) {
        return result == null
                ? "no search"
                : result.setting().label()
                        + corrected(result)
                        + (result.setting().kind().random() ? ", seed " + result.seed() : "");
    }

    /** Which groups it left out. */
    private static String leaving(SearchResult result) {
        List<String> still = result.still();
        return switch (still.size()) {
            case 0 -> "";
            case 1 -> ", " + still.getFirst() + " left as it is";
            default -> String.format(Locale.ROOT, ", %,d groups left as they are", still.size());
        };
    }

    private static String end(SearchResult result, boolean reopened) {
        if (!result.stopped()) {
            return "finished";
        }
        return reopened
                ? "cut short at step " + result.best().step() + " as the window closed"
                : "stopped at step " + result.trace().getLast().step();
    }

    private static String with(StatisticsChoice statistics) {
        return statistics.isNone() ? "" : " with " + StatisticsChoice.word(statistics.kind());
    }

    /**
     * A step in words: "sweep 17 · objective 745.2 · converged in 0.41 s", of a search in one pass
     * "step 3 · objective 612.4 · all groups in 2.20 s", or, where a search goes by a loss, "step
     * 37 · midpoint loss 0.071 · best of 60 in 4.10 s".
     */
    public static String step(Snapshot shown, @Nullable SearchResult result) {
        String text = name(shown) + " · " + merit(shown);
        if (result == null || shown.step() != result.best().step()) {
            return text + at(shown);
        }
        if (shown.hasLoss()) {
            return text
                    + String.format(
                            Locale.ROOT,
                            " · best of %,d in %.2f s",
                            result.trace().getLast().step(),
                            result.seconds());
        }
        return text
                + String.format(
                        Locale.ROOT,
                        " · %s %.2f s",
                        result.stopped()
                                ? "stopped after"
                                : shown.sweep() == 0 ? "all groups in" : "converged in",
                        result.seconds());
    }

    /**
     * What stands for a step that was thinned away: "step 7 is being found again, this is step 5".
     * Of a search that was reopened only the start and the best are known.
     *
     * @param shown the one kept before it
     */
    public static String missing(int step, Snapshot shown, WorkbenchState state) {
        String why = "is being found again";
        if (state.phase() == Phase.SEARCHING) {
            why = "will be found again after the search";
        } else if (state.reopenedProperty().get()) {
            why = "was not kept";
        }
        return String.format(Locale.ROOT, "step %,d %s, this is step %,d", step, why, shown.step());
    }

    /**
     * How a search stands at its newest step: "sweep 3 · at 1.03 s · 12 % · 4 s left". Its seconds
     * are its own, as at its end: what the window measures meanwhile is not counted. What is left
     * is waited for, and so counts that, too.
     */
    public static String searching(Snapshot newest, Job.Status status) {
        if (status.state() == Job.State.WAITING) {
            return "waiting for the lane";
        }
        var text = new StringBuilder();
        text.append(name(newest));
        text.append(at(newest));
        if (Double.isFinite(status.fraction())) {
            text.append(" · ").append(Math.round(100 * status.fraction())).append(" %");
        }
        if (status.state() == Job.State.PAUSED) {
            return text.append(" · paused").toString();
        }
        if (Double.isFinite(status.remainingSeconds())) {
            text.append(" · ").append(seconds(status.remainingSeconds())).append(" left");
        }
        return text.toString();
    }

    private static String name(Snapshot step) {
        if (step.step() == 0) {
            return "start";
        }
        return step.hasLoss() || step.sweep() == 0
                ? "step " + step.step()
                : "sweep " + step.sweep();
    }

    private static String merit(Snapshot step) {
        return Double.isFinite(step.loss())
                ? "midpoint loss " + figure(step.loss())
                : "objective " + objective(step.objective());
    }

    private static String at(Snapshot step) {
        return String.format(Locale.ROOT, " · at %.2f s", step.seconds());
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

    private static String seconds(double value) {
        return value < 90
                ? String.format(Locale.ROOT, "%.0f s", Math.max(1, value))
                : String.format(Locale.ROOT, "%.0f min", value / 60);
    }

    private static double reduction(Snapshot first, Snapshot now) {
        return first.l2() == 0 ? 0 : (first.l2() - now.l2()) / first.l2();
    }

    private static Answer plain(String text) {
        return new Answer(text, "", "");
    }
}
