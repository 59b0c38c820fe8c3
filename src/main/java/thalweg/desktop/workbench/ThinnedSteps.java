package thalweg.desktop.workbench;

import static thalweg.desktop.workbench.Same.same;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import thalweg.engine.JobContext;
import thalweg.engine.Task;
import thalweg.matching.Replay;
import thalweg.matching.SearchResult;
import thalweg.matching.Snapshot;
import thalweg.words.Phrase;

/**
 * Finds a step again that the history has thinned away, once a person has gone to it and the search
 * is over; gives up when that person has gone on to where it would be of no use.
 */
final class ThinnedSteps {
    private record Gap(SearchResult result, List<Snapshot> steps) {}

    private final WorkbenchState state;
    private final Desk desk;
    private Supplier<Method> method = () -> Method.WEIGHT_MATCHING;
    private volatile int wanted;

    ThinnedSteps(WorkbenchState state, Desk desk) {
        this.state = state;
        this.desk = desk;
        state.history().shownProperty().subscribe(step -> wanted = step.intValue());
    }

    /** What the search in hand was run by. */
    void by(Supplier<Method> ran) {
        method = ran;
    }

    IdleWork.Need<?> need() {
        return new IdleWork.Need<>(
                "work.thinned",
                false,
                () ->
                        state.resultProperty().get() != null
                                && !state.reopenedProperty().get()
                                && state.history().isMissing(),
                this::work,
                gap -> {
                    if (same(gap.result, state.resultProperty().get())) {
                        state.history().fill(gap.steps);
                    }
                });
    }

    private Task.Body<Gap> work() {
        SearchResult result = state.resultProperty().get();
        PairInHand pair = Objects.requireNonNull(state.pair());
        int step = state.history().shownProperty().get();
        Method by = method.get();
        return context ->
                new Gap(
                        result,
                        Replay.gap(
                                by.make().apply(desk.engine()),
                                pair.pair(),
                                result,
                                step,
                                whileWanted(result, step, context)));
    }

    /** Stops, too, when the step that is wanted lies in another gap. */
    private JobContext whileWanted(SearchResult result, int step, JobContext context) {
        int gap = keptBefore(result, step);
        return new JobContext() {
            @Override
            public void progress(double fraction, Phrase message) {
                context.progress(fraction, message);
            }

            @Override
            public boolean yieldPoint() {
                return context.yieldPoint() || keptBefore(result, wanted) != gap;
            }
        };
    }

    private static int keptBefore(SearchResult result, int step) {
        int before = 0;
        for (Snapshot s : result.trace()) {
            if (s.step() > step) {
                break;
            }
            before = s.step();
        }
        return before;
    }
}
