package thalweg.desktop.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.jobs.ListedJob;
import thalweg.engine.Job;
import thalweg.matching.SearchResult;
import thalweg.matching.Snapshot;
import thalweg.report.SearchNames;

/** Runs a search on the lane and brings its steps to the window as they come. */
final class SearchRunner {
    private static final long FRAME = 16;
    private static final long STATUS = 100;

    private final Desk desk;
    private final WorkbenchState state;
    private final LiveMeasures live;
    private final IdleWork idle;
    private final SearchForecast forecast;
    private final ConcurrentLinkedQueue<Snapshot> arrived = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean told = new AtomicBoolean();
    private Method method = Method.WEIGHT_MATCHING;
    private @Nullable Job<SearchResult> job;
    private int run;

    SearchRunner(
            Desk desk,
            WorkbenchState state,
            LiveMeasures live,
            IdleWork idle,
            SearchForecast forecast) {
        this.desk = desk;
        this.state = state;
        this.live = live;
        this.idle = idle;
        this.forecast = forecast;
    }

    /** The search that runs; null for none. */
    @Nullable Job<?> job() {
        return job;
    }

    /** What the search in hand was run by. */
    Method method() {
        return method;
    }

    /** Starts, when there is a pair and no search yet. */
    void start(Method by) {
        PairInHand pair = state.pair();
        if (pair == null || state.phase() == Phase.SEARCHING) {
            return;
        }
        int now = ++run;
        method = by;
        idle.hold();
        arrived.clear();
        state.history().clear();
        state.pictures().beginSearch();
        state.resultProperty().set(null);
        state.reopenedProperty().set(false);
        state.equivalenceProperty().set(null);
        state.phaseProperty().set(Phase.SEARCHING);
        live.begin(pair, state.data());
        long seed = state.seedProperty().get();
        job =
                desk.background(
                        by.name(),
                        SearchNames.title(state.settingProperty().get()),
                        ListedJob.Kind.ASKED,
                        context ->
                                by.make()
                                        .apply(desk.engine())
                                        .run(pair.pair(), null, seed, context, this::take),
                        result -> finish(now, result),
                        outcome -> end(now, outcome));
        watch(now);
    }

    /**
     * Has a search in hand that had ended before. Not while one runs.
     *
     * @param by what found it
     * @param thinned whether its steps between start and best aren't there
     */
    void show(SearchResult result, Method by, boolean thinned) {
        forget();
        method = by;
        state.pictures().beginSearch();
        state.history().add(result.trace());
        state.history().show(result.best().step());
        state.reopenedProperty().set(thinned);
        state.phaseProperty().set(Phase.DONE);
        state.resultProperty().set(result);
    }

    /** Has A and B move by other groups; forgets the search in hand. Not while one runs. */
    void moveBy(PairInHand pair) {
        forget();
        state.pairProperty().set(pair);
        state.pictures().bandProperty().set(null); // it is of the groups of before
    }

    /** Has no search in hand. Not while one runs. */
    void forget() {
        if (state.pair() == null) {
            return;
        }
        state.history().clear();
        state.pictures().forgetSearch();
        state.resultProperty().set(null);
        state.reopenedProperty().set(false);
        state.equivalenceProperty().set(null);
        state.phaseProperty().set(Phase.READY);
    }

    /** Stops it and forgets it: the pair has changed. */
    void abandon() {
        stop();
        run++;
        job = null;
        live.end();
        state.progressProperty().set(null);
        idle.release();
    }

    /** Asks it to stop; it keeps the best so far. */
    void stop() {
        Job<SearchResult> running = job;
        if (running != null) {
            running.stop();
        }
    }

    /** On the lane. */
    private void take(Snapshot snapshot) {
        arrived.add(snapshot);
        if (told.compareAndSet(false, true)) {
            desk.window().later(FRAME, this::show);
        }
    }

    private void show() {
        told.set(false);
        if (state.phase() != Phase.SEARCHING) {
            return;
        }
        List<Snapshot> fresh = new ArrayList<>();
        for (Snapshot s = arrived.poll(); s != null; s = arrived.poll()) {
            fresh.add(s);
        }
        if (!fresh.isEmpty()) {
            state.history().add(fresh);
            live.offer(fresh.getLast());
        }
    }

    private void watch(int of) {
        Job<SearchResult> running = job;
        if (of != run || running == null || state.phase() != Phase.SEARCHING) {
            return;
        }
        state.progressProperty().set(running.status());
        desk.window().later(STATUS, () -> watch(of));
    }

    private void finish(int of, SearchResult result) {
        if (of != run) {
            return;
        }
        PairInHand pair = state.pair();
        if (job != null && pair != null) {
            int steps = result.trace().getLast().step();
            double seconds = job.status().elapsedSeconds();
            forecast.took(result, pair.pair().network(), steps, seconds);
        }
        show();
        live.end();
        // The whole of it, whatever has been shown.
        state.history().end(result.trace(), result.best().step());
        state.resultProperty().set(result);
        state.phaseProperty().set(Phase.DONE);
    }

    private void end(int of, Desk.Outcome outcome) {
        if (of != run) {
            return;
        }
        job = null;
        live.end();
        state.progressProperty().set(null);
        if (outcome != Desk.Outcome.DONE) {
            state.phaseProperty().set(Phase.READY);
        }
        idle.release();
    }
}
