package thalweg.desktop.workbench;

import static thalweg.desktop.workbench.Same.same;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import thalweg.network.Network;
import thalweg.network.Parameters;
import thalweg.symmetry.Symmetry;
import thalweg.symmetry.SymmetryException;
import thalweg.symmetry.SymmetryProof;
import thalweg.symmetry.TensorAxis;

/**
 * The permutation groups of the pair in hand while a person corrects them: each change is checked
 * at once, and only groups that the network was found to compute the same under are searched with.
 * Corrections outlive a change of models as long as the network stays the same. On the window's
 * thread; the check runs beside it.
 */
public final class Correcting {
    private final WorkbenchState state;
    private final Desk desk;
    private final ReadOnlyObjectWrapper<Symmetry> symmetry = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<SymmetryProof> proof = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper(false);
    private final Deque<Symmetry> before = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper(false);
    private final AtomicReference<@Nullable Asked> wanted = new AtomicReference<>();
    private @Nullable Network network;

    /** Outlives the pair, unlike what is shown. */
    private @Nullable Symmetry current;

    /** What the proof is of. */
    private @Nullable Asked proven;

    /** What a check is made of. A swap of models keeps the groups, and makes this another. */
    private record Asked(Network network, Parameters theta, Symmetry symmetry) {
        boolean isOf(PairInHand pair, @Nullable Symmetry groups) {
            return same(theta, pair.pair().b())
                    && same(symmetry, groups)
                    && network.equals(pair.pair().network());
        }
    }

    Correcting(WorkbenchState state, Desk desk) {
        this.state = state;
        this.desk = desk;
        state.pairProperty().subscribe(this::follow);
    }

    /** The groups as they stand; holds null without a pair. */
    public ReadOnlyObjectProperty<Symmetry> symmetryProperty() {
        return symmetry.getReadOnlyProperty();
    }

    /**
     * Whether the network computes the same under them; holds null until that is known. Which
     * groups are at fault comes a little later than that some are.
     */
    public ReadOnlyObjectProperty<SymmetryProof> proofProperty() {
        return proof.getReadOnlyProperty();
    }

    /**
     * Whether the last check came to no end, so that nothing is known; it can be asked for again.
     */
    public ReadOnlyBooleanProperty failedProperty() {
        return failed.getReadOnlyProperty();
    }

    /** Whether there is a change to take back. */
    public ReadOnlyBooleanProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    private void follow(@Nullable PairInHand pair) {
        if (pair == null) {
            wanted.set(null);
            symmetry.set(null);
            return;
        }
        Symmetry kept = before.isEmpty() ? null : current;
        if (kept == null || !pair.pair().network().equals(network)) {
            before.clear();
            kept = pair.a().symmetry();
        }
        network = pair.pair().network();
        if (proven == null || !proven.isOf(pair, kept)) {
            proof.set(null);
        }
        show(kept);
        if (proof.get() == null && kept.corrected()) {
            check();
        }
    }

    private void show(Symmetry now) {
        current = now;
        undoable.set(!before.isEmpty());
        symmetry.set(now);
    }

    /** Keeps a group still. */
    public void freeze(int group) {
        change(now -> now.frozen(group));
    }

    /** Lets a frozen group move. */
    public void thaw(int group) {
        change(now -> now.thawed(group));
    }

    /** Has two groups move as one. */
    public void merge(int one, int other) {
        change(now -> now.merged(one, other));
    }

    /** Gives some of a group's axes a group of their own. */
    public void split(int group, Collection<TensorAxis> axes) {
        change(now -> now.split(group, axes));
    }

    /** Back to the derived groups; that can be taken back, too. */
    public void reset() {
        PairInHand pair = state.pair();
        if (pair != null) {
            change(now -> pair.a().symmetry());
        }
    }

    /** Takes the last change back. */
    public void undo() {
        if (!before.isEmpty() && mayChange()) {
            show(before.pop());
            check();
        }
    }

    private void change(UnaryOperator<Symmetry> by) {
        Symmetry now = symmetry.get();
        if (now == null || !mayChange()) {
            return;
        }
        try {
            Symmetry next = by.apply(now);
            before.push(now);
            show(next);
            check();
        } catch (SymmetryException e) {
            desk.tell(e);
        }
    }

    /** Not while a search moves by them. */
    private boolean mayChange() {
        return state.phase() != Phase.SEARCHING;
    }

    /** Checks the groups as they stand, unless that is known or under way. */
    public void checkIfUnknown() {
        PairInHand pair = state.pair();
        Asked underWay = wanted.get();
        boolean asked = pair != null && underWay != null && underWay.isOf(pair, symmetry.get());
        if (proof.get() == null && !asked) {
            check();
        }
    }

    private void check() {
        PairInHand pair = state.pair();
        Symmetry now = symmetry.get();
        if (pair == null || now == null) {
            return;
        }
        var asked = new Asked(pair.pair().network(), pair.pair().b(), now);
        proof.set(null);
        failed.set(false);
        wanted.set(asked);
        desk.aside(
                () ->
                        isWanted(asked)
                                ? Optional.of(
                                        SymmetryProof.of(
                                                asked.network(), asked.theta(), asked.symmetry()))
                                : Optional.<SymmetryProof>empty(),
                found -> found.ifPresent(known -> take(known, asked)),
                outcome -> {
                    if (outcome == Desk.Outcome.FAILED && isWanted(asked)) {
                        wanted.set(null);
                        failed.set(true);
                    }
                });
    }

    private boolean isWanted(Asked asked) {
        return same(wanted.get(), asked);
    }

    private void take(SymmetryProof found, Asked asked) {
        if (!isWanted(asked)) {
            return;
        }
        proven = asked;
        proof.set(found);
        if (!found.holds() && found.faults().isEmpty()) {
            desk.aside(
                    () ->
                            found.withFaults(
                                    asked.network(),
                                    asked.theta(),
                                    asked.symmetry(),
                                    () -> !isWanted(asked)),
                    named -> {
                        if (isWanted(asked)) {
                            proof.set(named);
                        }
                    },
                    outcome -> {});
        }
    }

    /** Says what went wrong beside it. */
    public void tell(RuntimeException e) {
        desk.tell(e);
    }

    /**
     * Has the next search move by the groups as they stand. Where they are not known to be right it
     * says so in a notice instead.
     *
     * @return whether a search may begin
     */
    boolean putInForce() {
        PairInHand pair = state.pair();
        Symmetry now = symmetry.get();
        if (pair == null || now == null) {
            return true;
        }
        SymmetryProof known = proof.get();
        if (known == null ? now.corrected() : !known.holds()) {
            state.noticeProperty().set(new Notice(known == null ? unchecked() : wrong(known, now)));
            checkIfUnknown();
            return false;
        }
        if (!now.equals(pair.pair().symmetry())) {
            state.pairProperty().set(pair.movingBy(now));
            state.pictures().bandProperty().set(null); // it is of the groups of before
        }
        return true;
    }

    private String unchecked() {
        return failed.get()
                ? "the check of the corrected groups came to no end and is made again, permutation"
                        + " groups, search again in a moment"
                : "the corrected groups are still being checked, permutation groups, search again"
                        + " in a moment";
    }

    private static String wrong(SymmetryProof known, Symmetry now) {
        return String.format(
                Locale.ROOT,
                "the %s groups change what the network computes (largest relative difference"
                        + " %.2g), %s, %s",
                now.corrected() ? "corrected" : "derived",
                known.found().relativeDifference(),
                known.faults().isEmpty()
                        ? "permutation groups"
                        : "group " + known.faults().getFirst().group(),
                now.corrected()
                        ? "undo the change or reset to the derived groups before searching"
                        : "correct them before searching");
    }
}
