package thalweg.desktop.workbench;

import static thalweg.desktop.workbench.Same.same;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.jobs.Jobs;
import thalweg.desktop.jobs.ListedJob;
import thalweg.engine.Job;
import thalweg.matching.SearchSetting;
import thalweg.words.Phrase;

/**
 * Runs searches of the pair in hand one after another. What fails is told, and the next goes on;
 * when it is stopped, those that have ended stay. On the window's thread only.
 */
public final class SearchSeries {
    /** A search, and what fixes its random choices. */
    public record Planned(SearchSetting setting, long seed) {}

    private final WorkbenchState state;
    private final WindowThread window;
    private final Searching searching;
    private final SearchRunner runner;
    private final Jobs jobs;
    private final Deque<Planned> left = new ArrayDeque<>();
    private int size;
    private boolean cut;
    private @Nullable SeriesJob job;
    private @Nullable ListedJob listed;
    private @Nullable Planned before;

    SearchSeries(
            WorkbenchState state,
            WindowThread window,
            Searching searching,
            SearchRunner runner,
            Jobs jobs) {
        this.state = state;
        this.window = window;
        this.searching = searching;
        this.runner = runner;
        this.jobs = jobs;
        state.searchingProperty()
                .addListener(
                        (o, was, is) -> {
                            if (was && !is && isRunning()) {
                                // Once the search has been put away.
                                window.execute(this::next);
                            }
                        });
    }

    /** Every method with every seed; one whose result hangs on no seed is run once. */
    public static List<Planned> of(List<SearchSetting> settings, List<Long> seeds) {
        List<Planned> all = new ArrayList<>();
        for (SearchSetting setting : settings) {
            for (long seed : seeds) {
                all.add(new Planned(setting, seed));
                if (!setting.kind().random()) {
                    break;
                }
            }
        }
        return all;
    }

    /** Whether searches are being run in a row. */
    public boolean isRunning() {
        return size > 0;
    }

    /** Runs them, unless a search is running. */
    public void run(List<Planned> planned) {
        if (planned.isEmpty() || isRunning() || state.searchingProperty().get()) {
            return;
        }
        before = new Planned(state.settingProperty().get(), state.seedProperty().get());
        left.addAll(planned);
        size = planned.size();
        job = new SeriesJob(size, runner::job, this::next, this::stopAll);
        listed = jobs.begin(Phrase.of("jobs.series", size), ListedJob.Kind.ASKED, job);
        next();
    }

    private void stopAll() {
        stop();
        searching.stop();
    }

    /** Begins no more of them; the one that is running is not stopped here. */
    void stop() {
        cut |= isRunning();
        left.clear();
        if (!state.searchingProperty().get()) {
            end();
        }
    }

    /** The pair is another. */
    void forget() {
        cut = isRunning();
        left.clear();
        end();
    }

    private void next() {
        SeriesJob of = job;
        if (!isRunning() || of == null || of.isPaused() || state.searchingProperty().get()) {
            return;
        }
        Planned one = state.three().shownProperty().get() ? null : left.poll();
        if (one == null) {
            left.clear();
            end();
            return;
        }
        of.next();
        state.settingProperty().set(one.setting);
        state.seedProperty().set(one.seed);
        state.comparison()
                .seriesProperty()
                .set(Phrase.of("compare.series", size - left.size(), size));
        PairInHand pair = state.pair();
        BooleanSupplier wanted =
                () ->
                        isRunning()
                                && same(state.pair(), pair)
                                && one.setting.equals(state.settingProperty().get());
        searching.search(wanted, () -> goOn(wanted));
    }

    /** That one couldn't be begun, which was told; or a person has chosen another since. */
    private void goOn(BooleanSupplier wanted) {
        if (wanted.getAsBoolean()) {
            window.execute(this::next);
        } else if (isRunning()) {
            before = null; // the newer choice stays
            stop();
        }
    }

    /** A person's own choice comes back. */
    private void end() {
        if (size == 0) {
            return;
        }
        size = 0;
        if (listed != null) {
            listed.end(cut ? Job.State.STOPPED : Job.State.DONE, null);
        }
        listed = null;
        job = null;
        cut = false;
        state.comparison().seriesProperty().set(null);
        if (before != null) {
            state.settingProperty().set(before.setting);
            state.seedProperty().set(before.seed);
            before = null;
        }
    }
}
