package thalweg.desktop.symmetry;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.workbench.Correcting;
import thalweg.desktop.workbench.PairInHand;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.Workbench;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.network.Network;
import thalweg.report.GraphData;
import thalweg.report.GraphLayout;
import thalweg.symmetry.AxisRoles;
import thalweg.symmetry.PermutationGroup;
import thalweg.symmetry.Symmetry;
import thalweg.symmetry.SymmetryException;
import thalweg.symmetry.TensorAxis;
import thalweg.words.Phrase;
import thalweg.words.Words;

/**
 * What the symmetry sheet shows: the groups, which of them and of their axes are chosen, what can
 * be done with those, and the graph. On the window's thread; the graph is laid out beside it.
 */
public final class SymmetryModel {
    private final Workbench workbench;
    private final WorkbenchState state;
    private final Correcting correcting;
    private final ObservableList<Integer> chosen = FXCollections.observableArrayList();
    private final ObservableSet<TensorAxis> ticked = FXCollections.observableSet();
    private final ReadOnlyObjectWrapper<Picture> picture = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Phrase> noMerge = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Phrase> noSplit = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Phrase> noFreeze = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Phrase> noUndo = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Phrase> noReset = new ReadOnlyObjectWrapper<>();
    private final Subscription listening;
    private @Nullable Symmetry wanted;
    private @Nullable AxisRoles roles;
    private @Nullable Network rolesOf;

    /** The graph, and where its nodes and edges lie. */
    record Picture(GraphData data, GraphLayout layout) {}

    /** Has the groups checked that are there. */
    public SymmetryModel(Workbench workbench) {
        this.workbench = workbench;
        state = workbench.state();
        correcting = workbench.correcting();
        listening =
                Subscription.combine(
                        correcting.symmetryProperty().subscribe(this::take),
                        state.texts().wordsProperty().subscribe((was, is) -> layOut()),
                        state.phaseProperty().subscribe(phase -> weigh()));
        chosen.addListener((ListChangeListener<Integer>) change -> choiceChanged());
        ticked.addListener((SetChangeListener<TensorAxis>) change -> weigh());
    }

    /** Listens no more: the sheet is put away. */
    void close() {
        listening.unsubscribe();
    }

    Correcting correcting() {
        return correcting;
    }

    /** The groups as they stand. */
    @Nullable Symmetry symmetry() {
        return correcting.symmetryProperty().get();
    }

    /** The groups that stand in the table: those of blocks are said by their nested group. */
    List<Integer> shown() {
        Symmetry now = symmetry();
        return now == null
                ? List.of()
                : IntStream.range(0, now.groups().size())
                        .filter(g -> now.groups().get(g).within() == null)
                        .boxed()
                        .toList();
    }

    /** The model and its architecture, in a line. */
    String title() {
        PairInHand pair = state.pair();
        return pair == null ? "" : pair.b().name() + " · " + pair.pair().network().architecture();
    }

    /** Free units before any correction. */
    int derivedUnits() {
        PairInHand pair = state.pair();
        return pair == null ? 0 : pair.a().symmetry().freeUnits();
    }

    /** The groups that are chosen, the first in front. */
    ObservableList<Integer> chosen() {
        return chosen;
    }

    /** The one whose axes are shown; −1 for none. */
    int front() {
        return chosen.isEmpty() ? -1 : chosen.getFirst();
    }

    /** Axes of the group in front that are to be split off. */
    ObservableSet<TensorAxis> ticked() {
        return ticked;
    }

    /** Holds null until it is laid out. */
    ReadOnlyObjectProperty<Picture> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /** What an axis is to the layers, in words. */
    String role(TensorAxis axis) {
        return roles == null ? "" : roles.of(axis).in(state.words());
    }

    private void take(@Nullable Symmetry now) {
        PairInHand pair = state.pair();
        wanted = now;
        if (now == null || pair == null) {
            return;
        }
        chosen.removeIf(group -> group >= now.groups().size()); // before any of them is weighed
        Network network = pair.pair().network();
        if (roles == null || !network.equals(rolesOf)) {
            roles = new AxisRoles(network);
            rolesOf = network;
        }
        ticked.clear();
        layOut();
        weigh();
        correcting.checkIfUnknown(); // also of other weights, where A and B change places
    }

    /** Of the groups that are wanted, in the language in force, beside the window's thread. */
    private void layOut() {
        Symmetry now = wanted;
        PairInHand pair = state.pair();
        if (now == null || pair == null) {
            return;
        }
        Network network = pair.pair().network();
        Words words = state.words();
        workbench.aside(
                () -> layOut(network, now, words),
                made -> {
                    if (now.equals(wanted) && words.equals(state.words())) {
                        picture.set(made);
                    }
                });
    }

    private static Picture layOut(Network network, Symmetry now, Words words) {
        var data = GraphData.of(network, now);
        return new Picture(data, GraphLayout.of(data, words));
    }

    private void choiceChanged() {
        ticked.clear();
        weigh();
    }

    /** What can be done, and why not. */
    private void weigh() {
        Symmetry now = symmetry();
        if (now == null) {
            return;
        }
        boolean searching = state.phase() == Phase.SEARCHING;
        if (searching) {
            Phrase busy = Phrase.of("symmetry.no.searching");
            List.of(noMerge, noSplit, noFreeze, noUndo, noReset).forEach(why -> why.set(busy));
            return;
        }
        noMerge.set(whyNoMerge(now));
        noSplit.set(whyNoSplit(now));
        noFreeze.set(front() < 0 ? Phrase.of("symmetry.no.group") : null);
        boolean undoable = correcting.undoableProperty().get();
        noUndo.set(undoable ? null : Phrase.of("symmetry.no.change"));
        noReset.set(now.corrected() ? null : Phrase.of("symmetry.no.correction"));
    }

    private @Nullable Phrase whyNoMerge(Symmetry now) {
        if (chosen.size() != 2) {
            return Phrase.of("symmetry.no.two");
        }
        return why(() -> now.merged(chosen.getFirst(), chosen.getLast()));
    }

    private @Nullable Phrase whyNoSplit(Symmetry now) {
        return front() < 0 ? Phrase.of("symmetry.no.axes") : why(() -> now.split(front(), ticked));
    }

    private static @Nullable Phrase why(Runnable attempt) {
        try {
            attempt.run();
            return null;
        } catch (SymmetryException e) {
            return e.saidInPlace();
        }
    }

    /** Why two groups can't be merged; holds null when they can. So the others. */
    ReadOnlyObjectProperty<@Nullable Phrase> noMergeProperty() {
        return noMerge.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Phrase> noSplitProperty() {
        return noSplit.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Phrase> noFreezeProperty() {
        return noFreeze.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Phrase> noUndoProperty() {
        return noUndo.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Phrase> noResetProperty() {
        return noReset.getReadOnlyProperty();
    }

    /** Has the two chosen groups move as one. */
    void merge() {
        if (noMerge.get() == null) {
            correcting.merge(chosen.getFirst(), chosen.getLast());
        }
    }

    /** Gives the ticked axes a group of their own. */
    void split() {
        if (noSplit.get() == null) {
            correcting.split(front(), Set.copyOf(ticked));
        }
    }

    /** Whether the group in front is frozen. */
    boolean isFrozen() {
        Symmetry now = symmetry();
        return now != null
                && front() >= 0
                && front() < now.groups().size()
                && now.groups().get(front()).kind() == PermutationGroup.Kind.FROZEN;
    }

    /** Freezes the group in front, or lets it move again. */
    void freezeOrThaw() {
        if (noFreeze.get() != null) {
            return;
        }
        if (isFrozen()) {
            correcting.thaw(front());
        } else {
            correcting.freeze(front());
        }
    }

    /** Takes the last change back. */
    void undo() {
        if (noUndo.get() == null) {
            correcting.undo();
        }
    }

    /** Back to the derived groups. */
    void reset() {
        if (noReset.get() == null) {
            correcting.reset();
        }
    }
}
