package thalweg.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import thalweg.symmetry.AxisSegment;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.PermutationGroup;
import thalweg.symmetry.Symmetry;

class SnapshotHistoryTest {
    private static final int UNITS = 100;
    private static final int BEST = 37;

    private static final Symmetry SYMMETRY =
            new Symmetry(
                    List.of(
                            new PermutationGroup(
                                    "fc1",
                                    UNITS,
                                    PermutationGroup.Kind.FREE,
                                    List.of(new AxisSegment("w", 0, 0, UNITS, 1, 1)))));

    /** Each with an array of its own, five to a sweep. */
    private static Snapshot snapshot(int step) {
        double objective = step == BEST ? 1000 : step;
        Permutation p = Permutation.identity(SYMMETRY);
        return new Snapshot(step, (step + 4) / 5, "fc1", p, objective, 1, step);
    }

    private static SnapshotHistory history(long bound, int steps) {
        var history = new SnapshotHistory(bound);
        for (int step = 0; step < steps; step++) {
            history.add(snapshot(step));
        }
        return history;
    }

    private static List<Integer> steps(SnapshotHistory history) {
        return history.snapshots().stream().map(Snapshot::step).toList();
    }

    @Test
    void keepsEveryStepUnderTheBound() {
        assertEquals(60, history(SnapshotHistory.DEFAULT_BOUND, 60).snapshots().size());
    }

    @Test
    void thinnedItKeepsTheEndsTheBestAndTheSweepsLastSteps() {
        List<Integer> kept = steps(history(30 * 4 * UNITS, 60));
        assertTrue(kept.size() <= 30);
        assertEquals(0, kept.getFirst());
        assertEquals(59, kept.getLast());
        assertTrue(kept.contains(BEST));
        assertTrue(kept.containsAll(List.of(5, 10, 15, 20)), kept::toString);
    }

    @Test
    void keepsTheEndsAndTheBestUnderTheSmallestBound() {
        assertEquals(List.of(0, BEST, 59), steps(history(1, 60)));
    }

    @Test
    void aStepThatWasThinnedAwayIsShownAsTheOneBefore() {
        SnapshotHistory history = history(1, 60);
        assertEquals(0, history.at(20).step());
        assertEquals(BEST, history.at(BEST).step());
        assertEquals(BEST, history.at(58).step());
        assertEquals(59, history.at(1000).step());
    }

    @Test
    void arraysThatSnapshotsShareAreCountedOnce() {
        var history = new SnapshotHistory(40 * 64 + 4 * UNITS);
        Permutation shared = Permutation.identity(SYMMETRY);
        for (int step = 0; step < 40; step++) {
            history.add(new Snapshot(step, 1, "fc1", shared, 0, 1, 0));
        }
        assertEquals(40, history.snapshots().size());
    }
}
