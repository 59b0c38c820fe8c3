package thalweg.desktop.workbench;

import org.jspecify.annotations.Nullable;
import thalweg.desktop.jobs.ListedJob;
import thalweg.engine.Engine;
import thalweg.engine.Job;
import thalweg.matching.SearchSetting;
import thalweg.matching.SeveralResult;
import thalweg.matching.Strategies;
import thalweg.matching.WeightMatching;
import thalweg.report.SearchNames;
import thalweg.words.Phrase;

/**
 * What the window's commands do with a third model: take it beside the pair in hand, show the
 * three, bring them together. All methods on the window's thread, none of which computes or waits.
 */
public final class ThreeModels {
    private static final long STATUS = 100;

    private final WorkbenchState state;
    private final ThreeState three;
    private final Desk desk;
    private final LaneBench bench;
    private final IdleWork idle;
    private final PointHand hand;
    private @Nullable Job<SeveralResult> job;
    private int run;
    private boolean wanted;
    private boolean expected;

    ThreeModels(WorkbenchState state, Desk desk, LaneBench bench, IdleWork idle) {
        this.state = state;
        this.three = state.three();
        this.desk = desk;
        this.bench = bench;
        this.idle = idle;
        hand = new PointHand(state, desk, bench);
        state.pairProperty().subscribe(pair -> refit());
        state.dataProperty()
                .subscribe(
                        data -> {
                            three.forgetMeasured();
                            hand.moved();
                        });
        three.cProperty()
                .subscribe(
                        c -> {
                            if (c == null) {
                                show(false); // the next third is shown when that is wished again
                            }
                        });
        three.shownProperty().addListener((o, was, is) -> idle.pump());
        three.mapProperty().addListener((o, was, is) -> idle.pump());
    }

    /** Shows the three models, or the pair again. */
    public void show(boolean wish) {
        three.wantedProperty().set(wish);
    }

    /**
     * The next model that is opened is meant as C: what doesn't fit is told, what does is shown.
     */
    void want(boolean wish) {
        wanted = wish;
    }

    /** Whether three and more are being opened at once: then a third that doesn't fit is told. */
    void expect(boolean several) {
        expected = several;
    }

    /** A model was opened beside A and B. */
    void offer(OpenModel model) {
        boolean wish = wanted;
        wanted = false;
        if (three.cProperty().get() == null && fits(model, wish || expected)) {
            take(model);
            if (wish) {
                show(true);
            }
        }
    }

    /** A model was opened that was open before: it may be meant as C all the same. */
    void offerAgain(OpenModel model) {
        boolean free = model != state.aProperty().get() && model != state.bProperty().get();
        if (wanted && free && state.pair() != null) {
            offer(model);
        }
        wanted = false;
    }

    /** Makes a model C, unless it is A or B or doesn't fit them, which is told. */
    public void makeC(OpenModel model) {
        boolean free = model != state.aProperty().get() && model != state.bProperty().get();
        if (free && !isRefused() && fits(model, true)) {
            take(model);
        }
    }

    /** Leaves C out; it stays on the desk. */
    public void leaveOut() {
        if (!isRefused()) {
            take(null);
        }
    }

    private boolean isRefused() {
        if (three.searchingProperty().get()) {
            state.noticeProperty().set(Notice.whileSearching(Phrase.of("notices.running.third")));
        }
        return three.searchingProperty().get();
    }

    private boolean fits(OpenModel model, boolean tell) {
        PairInHand pair = state.pair();
        return pair != null && fitting(pair, model, tell) != null;
    }

    /** A model has left the desk. */
    void removed(OpenModel model) {
        if (three.cProperty().get() == model) {
            take(null);
        }
    }

    /** C is to be A or B: what it takes the place of becomes C. */
    void giveUp(OpenModel model, @Nullable OpenModel replaced) {
        if (three.cProperty().get() == model) {
            three.cProperty().set(replaced);
        }
    }

    /** Has this one as C, or none. Not while a search of the three runs. */
    void place(@Nullable OpenModel model) {
        if (model != three.cProperty().get()) {
            take(model);
        } else {
            idle.pump();
        }
    }

    private void take(@Nullable OpenModel model) {
        idle.drop();
        three.cProperty().set(model);
        refit();
        idle.pump();
    }

    /** The pair, or C, is another. */
    private void refit() {
        abandon();
        three.forgetFound();
        three.forgetMeasured();
        PairInHand pair = state.pair();
        OpenModel c = three.cProperty().get();
        TrioInHand fitting = pair == null || c == null ? null : fitting(pair, c, false);
        if (fitting == null && three.trio() != null) {
            desk.background(
                    "work.let-go",
                    context -> {
                        bench.forgetPlanes();
                        return true;
                    },
                    done -> {},
                    outcome -> {});
        }
        three.trioProperty().set(fitting);
        if (pair != null && fitting == null) {
            three.cProperty().set(null);
        }
        hand.moved();
    }

    private @Nullable TrioInHand fitting(PairInHand pair, OpenModel c, boolean tell) {
        try {
            return TrioInHand.of(pair, c);
        } catch (RuntimeException e) {
            if (tell) {
                desk.tell(e);
            }
            return null;
        }
    }

    /** Starts the search, when there are three and none runs. */
    void start(Method method, SearchSetting setting) {
        TrioInHand trio = three.trio();
        Strategies.Kind strategy = three.strategyProperty().get();
        if (trio == null || state.searchingProperty().get()) {
            return;
        }
        if (!strategy.anySearch() && !setting.equals(WeightMatching.SETTING)) {
            state.noticeProperty().set(new Notice(ThreeSentences.weightsOnly(strategy)));
            return;
        }
        int now = ++run;
        int anchor = three.anchorProperty().get();
        long seed = state.seedProperty().get();
        Engine engine = desk.engine();
        idle.hold();
        three.forgetFound();
        three.searchingProperty().set(true);
        job =
                desk.background(
                        strategy.name() + ", " + setting.label(),
                        Phrase.of(
                                "jobs.three",
                                SearchNames.strategy(strategy.id()),
                                SearchNames.label(setting)),
                        ListedJob.Kind.ASKED,
                        context -> {
                            var tools =
                                    new Strategies.Tools(
                                            engine.linearAlgebra(),
                                            engine.memory(),
                                            method.make().apply(engine));
                            return Strategies.named(strategy.id(), tools)
                                    .orElseThrow()
                                    .run(trio.several(), anchor, seed, context, _ -> {});
                        },
                        result -> finish(now, new ThreeState.Found(result, setting, method)),
                        outcome -> end(now));
        watch(now);
    }

    /** What was found of the three before; null for nothing. */
    void restore(ThreeState.@Nullable Found found) {
        three.forgetFound();
        if (found != null) {
            three.foundProperty().set(found);
            three.mapProperty().set(ThreeState.Moved.MATCHED);
        }
        idle.pump();
    }

    /** Asks it to stop; it keeps the best so far. */
    void stop() {
        Job<SeveralResult> running = job;
        if (running != null) {
            running.stop();
        }
    }

    private void abandon() {
        stop();
        run++;
        if (three.searchingProperty().get()) {
            ended();
        }
    }

    private void watch(int of) {
        Job<SeveralResult> running = job;
        if (of == run && running != null && three.searchingProperty().get()) {
            three.progressProperty().set(running.status());
            desk.window().later(STATUS, () -> watch(of));
        }
    }

    private void finish(int of, ThreeState.Found found) {
        if (of == run) {
            three.foundProperty().set(found);
            three.mapProperty().set(ThreeState.Moved.MATCHED);
        }
    }

    private void end(int of) {
        if (of == run) {
            ended();
        }
    }

    private void ended() {
        job = null;
        three.progressProperty().set(null);
        three.searchingProperty().set(false);
        idle.release();
    }
}
