package thalweg.desktop.workbench;

import static thalweg.desktop.workbench.Same.same;

import java.util.List;
import java.util.function.BiConsumer;
import javafx.collections.MapChangeListener;
import org.jspecify.annotations.Nullable;
import thalweg.landscape.LossCurve;
import thalweg.matching.SearchResult;
import thalweg.words.Phrase;

/**
 * Keeps the searches of the pair in hand as they end, shows them beside one another, and opens one
 * with all its pictures. All methods on the window's thread, none of which computes or waits.
 */
public final class Comparing {
    private final WorkbenchState state;
    private final Comparison comparison;
    private final Pictures pictures;
    private final IdleWork idle;
    private final SearchRunner runner;
    private final ThreeModels three;
    private final SearchSeries series;
    private final BiConsumer<List<SearchSeries.Planned>, Runnable> asking;
    private @Nullable PairInHand of;
    private @Nullable DataChoice measuredOn;

    /**
     * @param asking begins several searches, or asks before where they will take long
     */
    Comparing(
            WorkbenchState state,
            IdleWork idle,
            SearchRunner runner,
            ThreeModels three,
            SearchSeries series,
            BiConsumer<List<SearchSeries.Planned>, Runnable> asking) {
        this.state = state;
        this.comparison = state.comparison();
        this.pictures = state.pictures();
        this.idle = idle;
        this.runner = runner;
        this.three = three;
        this.series = series;
        this.asking = asking;
        state.pairProperty().subscribe(this::follow);
        state.dataProperty().subscribe(this::measureOn);
        state.resultProperty().subscribe(this::keep);
        pictures.matchedProperty().subscribe(curve -> adopt());
        pictures.rByStep().addListener((MapChangeListener<Integer, Object>) change -> adopt());
        comparison.shownProperty().addListener((o, was, is) -> idle.pump());
        state.three()
                .shownProperty()
                .addListener(
                        (o, was, is) -> {
                            if (is) {
                                comparison.wantedProperty().set(false);
                            }
                        });
    }

    /** Other models are another comparison; other groups of the same models are not. */
    private void follow(@Nullable PairInHand pair) {
        PairInHand before = of;
        of = pair;
        if (pair == null || before == null || pair.a() != before.a() || pair.b() != before.b()) {
            series.forget();
            comparison.forget();
            comparison
                    .noTaylorProperty()
                    .set(
                            pair == null
                                    ? Phrase.none()
                                    : BarrierForetold.refusal(pair.pair().network()));
        }
    }

    private void measureOn(@Nullable DataChoice data) {
        DataChoice before = measuredOn;
        measuredOn = data;
        comparison.forgetLosses();
        if (data == null
                || before == null
                || !same(data.dataset(), before.dataset())
                || data.examples() != before.examples()) {
            comparison.forgetTaylor();
        }
        adopt();
    }

    private void keep(@Nullable SearchResult result) {
        PairInHand pair = state.pair();
        if (result == null || pair == null || comparison.of(result).isPresent()) {
            return;
        }
        var fresh = kept(result, pair, comparison.freeColour());
        int at = 0;
        for (KeptSearch other : comparison.searches()) {
            if (other.isRepeatedBy(fresh)) {
                comparison.searches().set(at, kept(result, pair, other.colour()));
                adopt();
                return;
            }
            at++;
        }
        comparison.searches().add(fresh);
        adopt();
    }

    private KeptSearch kept(SearchResult result, PairInHand pair, int colour) {
        return new KeptSearch(
                result,
                pair,
                runner.method(),
                state.reopenedProperty().get(),
                KeptSearch.trainedOn(result.setting(), state.data()),
                colour);
    }

    /** What the pictures of the search in hand have is not measured again. */
    private void adopt() {
        SearchResult result = state.resultProperty().get();
        comparison
                .of(result)
                .ifPresent(
                        kept -> {
                            LossCurve curve = pictures.matchedProperty().get();
                            if (curve != null && FullCurve.complete(curve)) {
                                kept.lossProperty().set(curve);
                            }
                            int step = result.best().step();
                            if (pictures.rByStep().containsKey(step)) {
                                kept.rProperty().set(pictures.rByStep().get(step));
                            }
                        });
    }

    /** Shows the searches beside one another, or the pair again. */
    public void show(boolean wish) {
        if (wish) {
            three.show(false);
        }
        comparison.wantedProperty().set(wish);
    }

    /**
     * Has these searches in the comparison; of those that aren't there losses are measured anew.
     */
    void restore(List<KeptSearch> wanted) {
        List<KeptSearch> there = List.copyOf(comparison.searches());
        if (state.pair() == null || there.equals(wanted)) {
            return;
        }
        for (KeptSearch kept : wanted) {
            if (!there.contains(kept)) { // of other examples, perhaps
                kept.lossProperty().set(null);
                kept.taylorProperty().set(null);
            }
        }
        comparison.searches().setAll(wanted);
        adopt();
        idle.pump();
    }

    /** Leaves a search out of the comparison; its pictures stay where they are shown. */
    public void remove(KeptSearch kept) {
        comparison.searches().remove(kept);
    }

    /** Opens a search with all its pictures, as at its end. Not while another is running. */
    public void open(KeptSearch kept) {
        if (state.isSearching()) {
            state.noticeProperty()
                    .set(Notice.whileSearching(Phrase.of("notices.running.pictures")));
            return;
        }
        if (!kept.isOf(state.resultProperty().get())) {
            take(kept);
        }
        show(false);
    }

    /** What was measured of it comes with it, before anything is measured anew. */
    private void take(KeptSearch kept) {
        SearchResult result = kept.result();
        idle.hold();
        if (!kept.pair().movesAs(state.pair())) {
            runner.moveBy(kept.pair());
        }
        runner.show(result, kept.method(), kept.reopened());
        if (kept.rProperty().get() != null) {
            pictures.rByStep().put(result.best().step(), kept.rProperty().get());
        }
        if (kept.lossProperty().get() != null) {
            pictures.matchedProperty().set(kept.lossProperty().get());
        }
        state.settingProperty().set(result.setting());
        state.seedProperty().set(result.seed());
        idle.release();
    }

    /** Runs several searches one after another, and shows them as they end. */
    public void run(List<SearchSeries.Planned> planned) {
        asking.accept(
                planned,
                () -> {
                    show(true);
                    series.run(planned);
                });
    }
}
