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
import thalweg.words.Phrase;

/**
 * The permutation groups of the pair in hand while a person corrects them: each change is checked
 * at once, and only groups that the network was found to compute the same under are searched with.
 * Corrections outlive a change of models as long as the network stays the same; what was found of
 * them doesn't, since it is of one model's weights. On the window's thread; the check runs beside
 * it.
 */
public final class Correcting {
    private final WorkbenchState state;
    private final Desk desk;
    private final ReadOnlyObjectWrapper<Symmetry> symmetry = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<SymmetryProof> proof = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper(false);
    private final Deque<Symmetry> before = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Phrase> failure = new ReadOnlyObjectWrapper<>();
    private final AtomicReference<@Nullable Checked> wanted = new AtomicReference<>();
    private @Nullable Network network;

    /** Outlives the pair, unlike what is shown. */
    private @Nullable Symmetry current;

    /** What the proof, or the failure, is of. */
    private @Nullable Checked known;

    /** What a check is of: the same groups of other weights are to be checked anew. */
    private record Checked(Network network, Parameters theta, Symmetry symmetry) {
        static Checked of(PairInHand pair, Symmetry symmetry) {
            return new Checked(pair.pair().network(), pair.pair().b(), symmetry);
        }

        /** By what they are, since weights and groups are too large to compare. */
        boolean isSameAs(@Nullable Checked other) {
            return other != null
                    && same(theta, other.theta)
                    && same(symmetry, other.symmetry)
                    && network.equals(other.network);
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

    /** Why the check came to no end, in a sentence; empty where it did, or goes on. */
    public ReadOnlyObjectProperty<Phrase> failureProperty() {
        return failure.getReadOnlyProperty();
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
        show(kept);
        if (kept.corrected()) {
            checkIfUnknown();
        }
    }

    private void show(Symmetry now) {
        PairInHand pair = state.pair();
        if (pair == null || !Checked.of(pair, now).isSameAs(known)) {
            forget(); // first, so that nobody sees groups beside a proof of others
        }
        current = now;
        undoable.set(!before.isEmpty());
        symmetry.set(now);
    }

    private void forget() {
        known = null;
        proof.set(null);
        failure.set(null);
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
            checkIfUnknown();
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
            checkIfUnknown();
        } catch (SymmetryException e) {
            desk.tell(e);
        }
    }

    /** Not while a search moves by them. */
    private boolean mayChange() {
        return state.phase() != Phase.SEARCHING;
    }

    /** Checks the groups as they stand, unless that is known or under way; after a failure anew. */
    public void checkIfUnknown() {
        PairInHand pair = state.pair();
        Symmetry now = symmetry.get();
        if (pair == null || now == null) {
            return;
        }
        Checked asked = Checked.of(pair, now);
        if (proof.get() == null && !isWanted(asked)) {
            check(asked);
        }
    }

    private void check(Checked asked) {
        forget();
        wanted.set(asked);
        desk.check(
                () ->
                        isWanted(asked)
                                ? Optional.of(
                                        SymmetryProof.of(
                                                asked.network, asked.theta, asked.symmetry))
                                : Optional.<SymmetryProof>empty(),
                found -> found.ifPresent(proven -> take(proven, asked)),
                why -> fail(why, asked));
    }

    private boolean isWanted(Checked asked) {
        return asked.isSameAs(wanted.get());
    }

    private void fail(Phrase why, Checked asked) {
        if (isWanted(asked)) {
            wanted.set(null); // to be tried again
            known = asked;
            failure.set(why);
        }
    }

    private void take(SymmetryProof found, Checked asked) {
        if (!isWanted(asked)) {
            return;
        }
        known = asked;
        proof.set(found);
        if (!found.holds() && found.faults().isEmpty()) {
            desk.check(
                    () ->
                            found.withFaults(
                                    asked.network,
                                    asked.theta,
                                    asked.symmetry,
                                    () -> !isWanted(asked)),
                    named -> {
                        if (isWanted(asked)) {
                            proof.set(named);
                        }
                    },
                    why -> {}); // that they are wrong is known; the notice says the rest
        }
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
        SymmetryProof found = proof.get();
        if (found == null ? now.corrected() : !found.holds()) {
            state.noticeProperty()
                    .set(new Notice(found == null ? unchecked(failure.get()) : wrong(found, now)));
            checkIfUnknown(); // again, after a failure
            return false;
        }
        if (!now.equals(pair.pair().symmetry())) {
            state.pairProperty().set(pair.movingBy(now));
            state.pictures().bandProperty().set(null); // it is of the groups of before
        }
        return true;
    }

    private static Phrase unchecked(@Nullable Phrase failure) {
        return failure == null
                ? Phrase.of("notices.groups.unchecked")
                : Phrase.of("notices.groups.check-failed", failure);
    }

    private static Phrase wrong(SymmetryProof found, Symmetry now) {
        String difference = String.format(Locale.ROOT, "%.2g", found.found().relativeDifference());
        Phrase where =
                found.faults().isEmpty()
                        ? Phrase.of("notices.groups")
                        : Phrase.of("notices.group", found.faults().getFirst().group());
        return Phrase.of(
                now.corrected() ? "notices.groups.wrong.corrected" : "notices.groups.wrong",
                difference,
                where);
    }
}
