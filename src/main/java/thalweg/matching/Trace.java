package thalweg.matching;

import java.util.Locale;
import java.util.function.Consumer;
import thalweg.engine.JobStoppedException;
import thalweg.symmetry.Permutation;
import thalweg.words.Phrase;

/** A search's snapshots so far, and the sums that each one states. */
final class Trace {
    private final Pair pair;
    private final Scratch scratch;
    private final Consumer<Snapshot> observer;
    private final double before;
    private final double squares;
    private final SnapshotHistory history;
    private Snapshot last;
    private int sweep;

    /**
     * Begins with the start as step 0; the observer's time isn't counted.
     *
     * @param loss of the start; NaN for a search that goes by the objective
     * @throws thalweg.engine.JobStoppedException when stopped before the start was measured
     */
    Trace(
            Pair pair,
            Permutation start,
            double loss,
            long bound,
            Scratch scratch,
            Consumer<Snapshot> observer) {
        this.pair = pair;
        this.scratch = scratch;
        this.observer = observer;
        history = new SnapshotHistory(bound);
        before = 0;
        squares = squares(pair, scratch);
        double objective = ModelSums.dot(pair.a(), start, pair.b(), scratch);
        last = snapshot(0, "", start, objective, loss);
        keep();
    }

    /**
     * Goes on from a snapshot of an earlier run, whose sums it takes over; its time is the earlier
     * run's up to there and this one's from there.
     *
     * @param sweep the last one begun
     */
    Trace(Pair pair, Snapshot from, int sweep, Scratch scratch, Consumer<Snapshot> observer) {
        this.pair = pair;
        this.scratch = scratch;
        this.observer = observer;
        this.sweep = sweep;
        history = new SnapshotHistory(SnapshotHistory.DEFAULT_BOUND);
        before = from.seconds();
        squares = squares(pair, scratch);
        last = from;
        keep();
    }

    /** ‖θ_a‖² + ‖θ_b‖². */
    private static double squares(Pair pair, Scratch scratch) {
        return ModelSums.squares(pair.a(), scratch) + ModelSums.squares(pair.b(), scratch);
    }

    void beginSweep() {
        sweep++;
    }

    int step() {
        return last.step();
    }

    Permutation permutation() {
        return last.permutation();
    }

    double objective() {
        return last.objective();
    }

    /** Of a π at hand; NaN when asked to stop before it is known. */
    double objectiveAt(Permutation here) {
        if (here.equals(permutation())) {
            return objective();
        }
        try {
            return ModelSums.dot(pair.a(), here, pair.b(), scratch);
        } catch (JobStoppedException e) {
            return Double.NaN;
        }
    }

    /** The search's own time so far. */
    private double seconds() {
        return before + scratch.ownSeconds();
    }

    /** Notes a step that moved all groups at once, after so many more sweeps. */
    void publish(Permutation next, int sweeps, double objective, double loss) {
        sweep += sweeps;
        last = snapshot(last.step() + 1, "", next, objective, loss);
        keep();
    }

    /** A few words for the jobs bar. */
    Phrase message() {
        return Phrase.of("progress.sweep", sweep, String.format(Locale.ROOT, "%.3f", last.l2()));
    }

    /** Notes a group's update: π after it, and what the objective gained. */
    void publish(int group, Permutation next, double gain) {
        String name = pair.symmetry().groups().get(group).name();
        last = snapshot(last.step() + 1, name, next, objective() + gain, Double.NaN);
        keep();
    }

    private Snapshot snapshot(
            int step, String group, Permutation permutation, double objective, double loss) {
        double l2 = Math.sqrt(Math.max(0, squares - 2 * objective));
        return new Snapshot(step, sweep, group, permutation, objective, l2, loss, seconds());
    }

    private void keep() {
        history.add(last);
        scratch.aside(() -> observer.accept(last));
    }

    /** The newest step. */
    Snapshot last() {
        return last;
    }

    /** The whole search, and the snapshot that it chose. */
    SearchResult result(SearchSetting setting, long seed, boolean stopped, Snapshot best) {
        return new SearchResult(
                setting, seed, sweep, seconds(), stopped, history.snapshots(), best);
    }
}
