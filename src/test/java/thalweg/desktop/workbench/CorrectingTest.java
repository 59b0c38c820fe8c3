package thalweg.desktop.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import thalweg.desktop.jobs.Jobs;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.network.Activation;
import thalweg.network.Model;
import thalweg.symmetry.AxisSegment;
import thalweg.symmetry.Chains;
import thalweg.symmetry.PermutationGroup;
import thalweg.symmetry.Symmetry;
import thalweg.symmetry.SymmetryProof;
import thalweg.symmetry.TensorAxis;

/** Corrected groups and their check, which comes to its end when the test says so. */
class CorrectingTest {
    private static final Model ONE = Chains.random(1, true, Activation.RELU, 6, 12, 12, 4);
    private static final Model OTHER = Chains.random(2, true, Activation.RELU, 6, 12, 12, 4);

    private final WorkbenchState state = new WorkbenchState();
    private final Queue<Runnable> checks = new ArrayDeque<>();
    private final Engine engine = Engines.sameThread(DeviceChoice.CPU, 1, 1 << 20);
    private final Correcting correcting =
            new Correcting(
                    state,
                    new Desk(
                            engine,
                            DeskTest.AT_ONCE,
                            Runnable::run,
                            checks::add,
                            state.noticeProperty()::set,
                            new Jobs()));

    @AfterEach
    void close() {
        engine.close();
    }

    private static OpenModel opened(Model model, Symmetry symmetry) {
        return new OpenModel(model, symmetry, FileStamp.of(model.checkpoint().file()));
    }

    private static OpenModel opened(Model model) {
        return opened(model, Symmetry.of(model.network()));
    }

    private void pair(OpenModel a, OpenModel b) {
        state.pairProperty().set(null);
        state.pairProperty().set(PairInHand.of(a, b));
        state.phaseProperty().set(Phase.READY);
    }

    private void check() {
        while (!checks.isEmpty()) {
            checks.remove().run();
        }
    }

    @Test
    void aProofOfTheFormerBIsNotTakenForOneOfTheNew() {
        pair(opened(ONE), opened(OTHER));
        correcting.split(0, List.of(new TensorAxis("fc2.weight", 1)));
        pair(opened(OTHER), opened(ONE));
        checks.remove().run();
        assertNull(correcting.proofProperty().get());
        check();
        Symmetry split = correcting.symmetryProperty().get();
        assertEquals(
                SymmetryProof.of(ONE.network(), ONE.parameters(), split)
                        .withFaults(ONE.network(), ONE.parameters(), split, () -> false),
                correcting.proofProperty().get());
    }

    @Test
    void aProofIsForgottenWithTheGroupsThatItIsOf() {
        pair(opened(ONE), opened(OTHER));
        correcting.freeze(0);
        check();
        assertTrue(correcting.proofProperty().get().holds());
        List<Boolean> known = new ArrayList<>();
        correcting
                .symmetryProperty()
                .addListener((o, was, is) -> known.add(correcting.proofProperty().get() != null));
        correcting.split(1, List.of(new TensorAxis("fc3.weight", 1)));
        assertEquals(List.of(false), known);
        assertFalse(correcting.putInForce());
    }

    @Test
    void aCheckThatFailsIsSaidAndTriedAgainWhenASearchIsAskedFor() {
        var far =
                new PermutationGroup(
                        "far",
                        4,
                        PermutationGroup.Kind.FREE,
                        List.of(new AxisSegment("fc3.bias", 0, 100, 4, 1, 1)));
        List<PermutationGroup> groups = new ArrayList<>(Symmetry.of(ONE.network()).groups());
        groups.add(far);
        var reachingTooFar = new Symmetry(groups);
        pair(opened(ONE, reachingTooFar), opened(OTHER));
        correcting.freeze(0);
        check();
        assertNull(correcting.proofProperty().get());
        assertNotNull(correcting.failureProperty().get());

        assertFalse(correcting.putInForce());
        String said = state.noticeProperty().get().sentence(state.words());
        assertTrue(said.startsWith("the check of the corrected permutation groups failed ("), said);
        assertNull(correcting.failureProperty().get());
        assertEquals(1, checks.size());
        check();
        assertNotNull(correcting.failureProperty().get());

        correcting.freeze(2);
        assertNull(correcting.failureProperty().get());
        check();
        assertTrue(correcting.putInForce());
    }
}
