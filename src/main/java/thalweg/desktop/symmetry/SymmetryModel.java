package thalweg.desktop.symmetry;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
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
    private final ReadOnlyStringWrapper noMerge = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper noSplit = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper noFreeze = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper noUndo = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper noReset = new ReadOnlyStringWrapper("");
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
        return roles == null ? "" : roles.of(axis);
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
        workbench.aside(
                () -> layOut(network, now),
                made -> {
                    if (now.equals(wanted)) {
                        picture.set(made);
                    }
                });
        weigh();
        correcting.checkIfUnknown(); // also of other weights, where A and B change places
    }

    private static Picture layOut(Network network, Symmetry now) {
        var data = GraphData.of(network, now);
        return new Picture(data, GraphLayout.of(data));
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
        String busy = searching ? "a search moves by these groups; stop it first" : "";
        noMerge.set(busy.isEmpty() ? whyNoMerge(now) : busy);
        noSplit.set(busy.isEmpty() ? whyNoSplit(now) : busy);
        noFreeze.set(busy.isEmpty() ? front() < 0 ? "choose a group" : "" : busy);
        boolean undoable = correcting.undoableProperty().get();
        noUndo.set(!busy.isEmpty() ? busy : undoable ? "" : "nothing has been changed");
        noReset.set(!busy.isEmpty() ? busy : now.corrected() ? "" : "these are the derived groups");
    }

    private String whyNoMerge(Symmetry now) {
        if (chosen.size() != 2) {
            return "choose two groups of one size, the second with Ctrl";
        }
        return why(() -> now.merged(chosen.getFirst(), chosen.getLast()));
    }

    private String whyNoSplit(Symmetry now) {
        return front() < 0
                ? "choose a group, and tick axes of it"
                : why(() -> now.split(front(), ticked));
    }

    private static String why(Runnable attempt) {
        try {
            attempt.run();
            return "";
        } catch (SymmetryException e) {
            return e.what() + ": " + e.remedy();
        }
    }

    /** Why two groups can't be merged; empty when they can. So the others. */
    ReadOnlyStringProperty noMergeProperty() {
        return noMerge.getReadOnlyProperty();
    }

    ReadOnlyStringProperty noSplitProperty() {
        return noSplit.getReadOnlyProperty();
    }

    ReadOnlyStringProperty noFreezeProperty() {
        return noFreeze.getReadOnlyProperty();
    }

    ReadOnlyStringProperty noUndoProperty() {
        return noUndo.getReadOnlyProperty();
    }

    ReadOnlyStringProperty noResetProperty() {
        return noReset.getReadOnlyProperty();
    }

    /** Has the two chosen groups move as one. */
    void merge() {
        if (noMerge.get().isEmpty()) {
            correcting.merge(chosen.getFirst(), chosen.getLast());
        }
    }

    /** Gives the ticked axes a group of their own. */
    void split() {
        if (noSplit.get().isEmpty()) {
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
        if (!noFreeze.get().isEmpty()) {
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
        if (noUndo.get().isEmpty()) {
            correcting.undo();
        }
    }

    /** Back to the derived groups. */
    void reset() {
        if (noReset.get().isEmpty()) {
            correcting.reset();
        }
    }
}
