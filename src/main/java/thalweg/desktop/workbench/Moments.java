package thalweg.desktop.workbench;

import static thalweg.desktop.workbench.Same.same;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import thalweg.matching.SearchResult;
import thalweg.words.Phrase;

/**
 * Undo and redo of what a person did: opening, choosing, searching; not where they look. Moments
 * are taken when the hand rests, and only between searches. All methods on the window's thread.
 */
public final class Moments {
    /** Kept moments; what an older one holds alone is let go of. */
    private static final int MOST = 50;

    /** What they may hold together, the one in hand included: a quarter of Java's heap. */
    private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 4;

    private static final long REST_MILLISECONDS = 250;

    private final Workbench workbench;
    private final WorkbenchState state;
    private final Desk desk;
    private final SearchRunner runner;
    private final Deque<Moment> past = new ArrayDeque<>();
    private final Deque<Moment> future = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper(false);
    private Moment now;
    private int changes;
    private int documents;
    private int document;
    private Runnable left = () -> {};
    private final MomentBytes held = new MomentBytes();
    private long mostBytes = MOST_BYTES;

    Moments(Workbench workbench, WorkbenchState state, Desk desk, SearchRunner runner) {
        this.workbench = workbench;
        this.state = state;
        this.desk = desk;
        this.runner = runner;
        now = current();
        for (Observable each : watched()) {
            each.addListener(o -> changed());
        }
    }

    /** What undo goes by. */
    private List<Observable> watched() {
        ThreeState three = state.three();
        return List.of(
                state.models(),
                state.aProperty(),
                state.bProperty(),
                three.cProperty(),
                state.dataProperty(),
                state.renormalizationProperty(),
                state.statisticsLimitProperty(),
                state.settingProperty(),
                state.seedProperty(),
                state.resultProperty(),
                state.searchingProperty(),
                state.comparison().seriesProperty(),
                state.openingProperty(),
                three.strategyProperty(),
                three.anchorProperty(),
                three.foundProperty(),
                state.presentation(),
                state.chosenLayerProperty());
    }

    /** Has something done whenever undo or redo leaves a session that was opened for another. */
    void whenLeft(Runnable then) {
        left = then;
    }

    /** Bounds what may be held for undo, what is in hand included; in bytes. */
    public void holdAtMost(long bytes) {
        mostBytes = bytes;
    }

    /** Whether there is something to undo. */
    public ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    /** Whether there is something to redo. */
    public ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }

    private void changed() {
        int change = ++changes;
        desk.window()
                .later(
                        REST_MILLISECONDS,
                        () -> {
                            if (change == changes) {
                                take();
                            }
                        });
    }

    /** Keeps how things stand, if a person has done something since. */
    private void take() {
        if (state.isSearching() || state.openingProperty().get()) {
            return; // both come to an end, which is heard of
        }
        Moment fresh = current();
        if (fresh.since(now).isEmpty()) {
            now = fresh;
            return;
        }
        remember();
        now = fresh;
        tell();
    }

    /** Of the empty window there is nothing that anyone would go back to. */
    private void remember() {
        if (!now.isEmpty()) {
            past.push(now);
        }
        future.clear();
        forgetOldest();
    }

    /** Keeps as many as may be kept, the newest first. */
    private void forgetOldest() {
        int kept = held.fitting(now, past, MOST, mostBytes);
        while (past.size() > kept) {
            past.removeLast();
        }
    }

    /** Takes back what was done last. */
    public void undo() {
        take();
        if (!past.isEmpty() && mayGo()) {
            Moment undone = now;
            go(past.pop(), future);
            state.noticeProperty()
                    .set(new Notice(Phrase.of("moments.undone", done(undone.since(now))), false));
        }
    }

    /** Does again what was taken back. */
    public void redo() {
        take(); // of what was done since nothing can be done again
        if (!future.isEmpty() && mayGo()) {
            Moment before = now;
            go(future.pop(), past);
            state.noticeProperty()
                    .set(new Notice(Phrase.of("moments.redone", done(now.since(before))), false));
        }
    }

    private static Phrase done(String key) {
        return key.isEmpty() ? Phrase.plain("") : Phrase.of(key);
    }

    private boolean mayGo() {
        boolean may = !state.isSearching();
        if (!may) {
            state.noticeProperty().set(Notice.whileSearching(Phrase.of("notices.running.undo")));
        }
        return may;
    }

    private void go(Moment to, Deque<Moment> from) {
        from.push(now);
        boolean leaves = to.document() != document;
        document = to.document();
        show(to);
        tell();
        if (leaves) {
            left.run();
        }
    }

    private void tell() {
        canUndo.set(!past.isEmpty());
        canRedo.set(!future.isEmpty());
    }

    /** How things stand, what is looked at included. */
    Moment current() {
        return Moment.of(state, runner.method(), document);
    }

    /** A session was opened: it can be undone as one step. */
    void replace(Moment by) {
        take();
        remember();
        document = ++documents;
        show(by);
        tell();
    }

    /** Has the window stand as it stood then; what is the same stays as it is. */
    private void show(Moment to) {
        Moment from = current();
        ThreeState three = state.three();
        state.settingProperty().set(to.setting());
        state.seedProperty().set(to.seed());
        if (!to.sameModels(from)) {
            workbench.lay(to.models(), to.a(), to.b(), to.c());
        }
        if (!to.sameData(from)) {
            workbench.data().restore(to.data());
        }
        if (to.data() != null) {
            workbench.data().restoreStatistics(to.kind(), to.statistics());
        }
        workbench.comparing().restore(to.compared());
        three.strategyProperty().set(to.strategy());
        three.anchorProperty().set(to.anchor());
        SearchResult result = to.result();
        PairInHand pair = to.pair();
        if (pair != null && !pair.movesAs(state.pair())) {
            runner.moveBy(pair); // groups were corrected in between
        }
        if (result == null) {
            runner.forget();
        } else if (!same(result, state.resultProperty().get())) {
            runner.show(result, to.by(), to.reopened());
        }
        if (three.trio() != null && !same(to.found(), three.foundProperty().get())) {
            workbench.three().restore(to.found());
        }
        if (!to.look().layer().isEmpty()) {
            state.chosenLayerProperty().set(to.look().layer());
        }
        if (!state.presentation().equals(to.steps())) {
            state.presentation().setAll(to.steps());
        }
        now = current();
        changes++; // what this has changed is no deed of a person
    }

    /** Where a person looked, of a session that was opened. */
    void look(Moment to) {
        state.alphaProperty().set(to.look().alpha());
        state.gammaProperty().set(to.look().gamma());
        state.history().show(to.look().step());
        if (state.history().isMissing()) {
            state.history().show(state.history().last()); // what was found says more than the start
        }
        workbench.three().show(to.wanted() && state.three().trio() != null);
        state.gaze().turn(to.look().looking());
    }
}
