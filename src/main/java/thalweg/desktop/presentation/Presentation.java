package thalweg.desktop.presentation;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.workbench.KeptSearch;
import thalweg.desktop.workbench.PairInHand;
import thalweg.desktop.workbench.Workbench;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.matching.SearchResult;
import thalweg.session.PresentationStep;
import thalweg.session.PresentedPanel;
import thalweg.session.Session.Chosen;

/**
 * The steps of a presentation, made from what is shown, and the going through them. On the window's
 * thread only, which never waits: a picture that isn't there yet comes when it has been computed.
 */
public final class Presentation {
    private final Workbench workbench;
    private final WorkbenchState state;
    private final ObservableList<PresentationStep> steps;
    private final Looks looks;
    private final Glide glide;
    private final BooleanSupplier still;
    private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyIntegerWrapper at = new ReadOnlyIntegerWrapper(-1);
    private final IntegerProperty marked = new SimpleIntegerProperty(-1);
    private final BooleanProperty blank = new SimpleBooleanProperty(false);
    private Stage stage = new Stage() {};
    private @Nullable PresentationStep before;
    private @Nullable PairInHand pairBefore;

    /** Where panels stand. */
    public interface Stage {
        /** What is shown now. */
        default PresentedPanel shown() {
            return PresentedPanel.WINDOW;
        }

        /** Shows a panel, with all the room unless it is a whole view. */
        default void show(PresentedPanel panel) {}

        /** The presentation begins, or ends. */
        default void present(boolean on) {}
    }

    /**
     * @param looks what steps keep besides
     * @param still whether nothing is to move by itself
     */
    public Presentation(Workbench workbench, Looks looks, BooleanSupplier still) {
        this.workbench = workbench;
        this.state = workbench.state();
        this.steps = state.presentation();
        this.looks = looks;
        this.still = still;
        glide = new Glide(state.alphaProperty(), state.history());
        steps.addListener((InvalidationListener) changed -> stay());
    }

    /** Says where panels stand. */
    public void on(Stage where) {
        stage = where;
    }

    /** Whether it is under way. */
    public ReadOnlyBooleanProperty onProperty() {
        return on.getReadOnlyProperty();
    }

    /** The step that is shown, counted from 0; −1 where there are none. */
    public ReadOnlyIntegerProperty atProperty() {
        return at.getReadOnlyProperty();
    }

    /** The step that the list has marked, from which a presentation begins; −1 for none. */
    public IntegerProperty markedProperty() {
        return marked;
    }

    /** Whether the screen is dark. */
    public BooleanProperty blankProperty() {
        return blank;
    }

    /** The steps, in order. */
    public ObservableList<PresentationStep> steps() {
        return steps;
    }

    /** The step that is shown; null where there are none. */
    public @Nullable PresentationStep step() {
        int index = at.get();
        return index < 0 || index >= steps.size() ? null : steps.get(index);
    }

    /** Begins with the first step; without steps what is shown is shown large. */
    public void begin() {
        begin(0);
    }

    /** Begins with the marked step, or else the first. */
    public void beginAtMarked() {
        begin(marked.get());
    }

    private void begin(int step) {
        blank.set(false);
        at.set(-1);
        before = view("");
        pairBefore = state.pair();
        on.set(true);
        stage.present(true);
        if (!steps.isEmpty()) {
            go(Math.clamp(step, 0, steps.size() - 1));
        }
    }

    /**
     * Ends, and gives the window back as it was when it began: what the slides showed was for those
     * who listened. Without slides, or where other models are open by now, it stays as it is.
     */
    public void end() {
        if (on.get()) {
            glide.stop();
            blank.set(false);
            on.set(false);
            PresentationStep window = before;
            if (window != null && at.get() >= 0 && isOfThisPair()) {
                choose(window);
                glide.jump(window.alpha(), window.step());
            }
            before = null;
            pairBefore = null;
            stage.present(false);
        }
    }

    @SuppressWarnings("ReferenceEquality") // of models, which are too large to compare
    private boolean isOfThisPair() {
        return pairBefore == state.pair();
    }

    /** The next step; at the last one it stays. */
    public void next() {
        move(at.get() + 1);
    }

    /** The step before; at the first one it stays. */
    public void previous() {
        move(at.get() - 1);
    }

    /** The first step. */
    public void first() {
        move(0);
    }

    /** The last step. */
    public void last() {
        move(steps.size() - 1);
    }

    /** Light again if it was dark: a step is shown only to those who can see it. */
    private void move(int to) {
        if (blank.get()) {
            blank.set(false);
        } else if (!steps.isEmpty() && to >= 0 && to < steps.size()) {
            go(to);
        }
    }

    /** Shows a step, counted from 0; one that isn't there changes nothing. */
    public void go(int index) {
        if (index < 0 || index >= steps.size()) {
            return;
        }
        PresentationStep step = steps.get(index);
        boolean first = at.get() < 0;
        at.set(index);
        marked.set(index);
        boolean other = choose(step);
        if (first || !on.get() || still.getAsBoolean()) {
            glide.jump(step.alpha(), step.step());
        } else {
            glide.go(step.alpha(), step.step(), !other);
        }
    }

    /** All that doesn't move; whether another search is in hand. */
    private boolean choose(PresentationStep step) {
        boolean other = open(step.search());
        looks.choose(step.look());
        stage.show(PresentedPanel.named(step.panel()).orElse(PresentedPanel.WINDOW));
        if (hasLayer(step.layer())) {
            state.chosenLayerProperty().set(step.layer());
        }
        state.gammaProperty().set(step.gamma());
        return other;
    }

    private boolean hasLayer(String layer) {
        var pair = state.pair();
        return pair != null
                && pair.pair().a().matrices().stream().anyMatch(p -> p.name().equals(layer));
    }

    /** Has a search in hand; not while another is running. Whether it wasn't before. */
    private boolean open(@Nullable Chosen wanted) {
        SearchResult now = state.resultProperty().get();
        if (wanted == null || state.searchingProperty().get() || is(now, wanted)) {
            return false;
        }
        Optional<KeptSearch> kept =
                state.comparison().searches().stream()
                        .filter(one -> is(one.result(), wanted))
                        .findFirst();
        kept.ifPresent(workbench.comparing()::open);
        return kept.isPresent();
    }

    private static boolean is(@Nullable SearchResult result, Chosen wanted) {
        return result != null
                && result.seed() == wanted.seed()
                && result.setting().equals(wanted.setting());
    }

    /** What is shown now, as a step. */
    public PresentationStep view(String caption) {
        SearchResult result = state.resultProperty().get();
        return new PresentationStep(
                stage.shown().id(),
                state.chosenLayerProperty().get(),
                state.alphaProperty().get(),
                state.gammaProperty().get(),
                state.history().shownProperty().get(),
                result == null ? null : new Chosen(result.setting(), result.seed(), Map.of()),
                looks.now(),
                caption,
                Map.of());
    }

    /** The marked step, or what is shown where none is marked. */
    public PresentationStep markedOrShown() {
        int index = marked.get();
        return index >= 0 && index < steps.size() ? steps.get(index) : view("");
    }

    /** Whether there is something that a step could show. */
    public boolean canAdd() {
        return state.pair() != null;
    }

    /** Adds what is shown as the last step, and marks it. */
    public void add(String caption) {
        steps.add(view(caption));
        marked.set(steps.size() - 1);
    }

    /** Has a step show what is shown now, under its own words. */
    public void replace(int index) {
        steps.set(index, view(steps.get(index).caption()));
    }

    /** Says something else of a step. */
    public void caption(int index, String words) {
        if (!steps.get(index).caption().equals(words)) {
            steps.set(index, steps.get(index).withCaption(words));
        }
    }

    /** Takes a step out. */
    public void remove(int index) {
        steps.remove(index);
        marked.set(Math.min(index, steps.size() - 1));
    }

    /** Puts a step in another's place; those between move up. */
    public void move(int from, int to) {
        if (from == to || to < 0 || to >= steps.size()) {
            return;
        }
        var moved = new ArrayList<>(steps);
        moved.add(to, moved.remove(from));
        steps.setAll(moved);
        marked.set(to);
    }

    private void stay() {
        if (at.get() >= steps.size()) {
            at.set(steps.size() - 1);
        }
        if (marked.get() >= steps.size()) {
            marked.set(steps.size() - 1);
        }
    }

    /** "3 / 7"; empty where there are no steps. */
    public StringExpression count() {
        return Bindings.createStringBinding(
                () -> at.get() < 0 ? "" : (at.get() + 1) + " / " + steps.size(), at, steps);
    }
}
