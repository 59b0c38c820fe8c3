package thalweg.desktop.workbench;

import static thalweg.desktop.workbench.Same.same;

import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;

/** The open models and their places: A the reference, B the one that moves, C beside the two. */
final class Places {
    private final WorkbenchState state;
    private final ThreeModels three;
    private final Runnable pairUp;
    private final Runnable measure;

    /** The open models, for who reads files beside the window's thread. */
    private volatile List<OpenModel> onDesk = List.of();

    /**
     * @param pairUp makes A and B the pair in hand
     * @param measure goes on with what is to be measured
     */
    Places(WorkbenchState state, ThreeModels three, Runnable pairUp, Runnable measure) {
        this.state = state;
        this.three = three;
        this.pairUp = pairUp;
        this.measure = measure;
    }

    /** The open models, on any thread. */
    List<OpenModel> open() {
        return onDesk;
    }

    /** A model that was opened: it is A, B, or offered as C, unless it is open already. */
    void take(OpenModel opened) {
        OpenModel same = already(opened);
        if (same != null) {
            three.offerAgain(same);
            state.selectedProperty().set(null); // so that it is told of the same one, too
            state.selectedProperty().set(same);
            return;
        }
        state.models().add(opened);
        onDesk = List.copyOf(state.models());
        if (state.aProperty().get() == null) {
            makeA(opened);
        } else if (state.bProperty().get() == null) {
            makeB(opened);
        } else {
            three.offer(opened);
            measure.run();
        }
    }

    /** The open model of the same file in the same state; null for none. */
    private @Nullable OpenModel already(OpenModel opened) {
        return state.models().stream().filter(opened::isSameAs).findFirst().orElse(null);
    }

    /** Makes a model the reference; if it was B, the two change places. */
    void makeA(OpenModel model) {
        three.giveUp(model, state.aProperty().get());
        if (state.bProperty().get() == model) {
            state.bProperty().set(state.aProperty().get());
        }
        state.aProperty().set(model);
        pairUp.run();
    }

    /** Makes a model the one that moves; if it was A, the two change places. */
    void makeB(OpenModel model) {
        three.giveUp(model, state.bProperty().get());
        if (state.aProperty().get() == model) {
            state.aProperty().set(state.bProperty().get());
        }
        state.bProperty().set(model);
        pairUp.run();
    }

    /**
     * Takes a model off the desk; what was found of A and B goes with either of them. Not while a
     * search works on it: then it is told that the search is to be stopped first.
     */
    void remove(OpenModel model) {
        boolean isA = state.aProperty().get() == model;
        boolean isB = state.bProperty().get() == model;
        boolean isC = state.three().cProperty().get() == model;
        if ((isA || isB || isC && state.three().searchingProperty().get())
                && state.searchingProperty().get()) {
            state.noticeProperty()
                    .set(Notice.whileSearching(Phrase.of("notices.running.remove", model.name())));
            return;
        }
        state.models().remove(model);
        onDesk = List.copyOf(state.models());
        three.removed(model);
        if (state.selectedProperty().get() == model) {
            state.selectedProperty().set(null);
        }
        if (isA) {
            state.aProperty().set(null);
        }
        if (isB) {
            state.bProperty().set(null);
        }
        if (isA || isB) {
            pairUp.run();
        }
    }

    /** Has these models on the desk, with these places, in place of what was there. */
    void lay(
            List<OpenModel> models,
            @Nullable OpenModel a,
            @Nullable OpenModel b,
            @Nullable OpenModel c) {
        state.selectedProperty().set(null);
        state.models().setAll(models);
        onDesk = List.copyOf(models);
        if (state.pair() != null
                && same(a, state.aProperty().get())
                && same(b, state.bProperty().get())) {
            three.place(c); // what was found of A and B holds
            return;
        }
        state.aProperty().set(a);
        state.bProperty().set(b);
        state.three().cProperty().set(c);
        pairUp.run();
    }
}
