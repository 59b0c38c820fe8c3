package thalweg.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import thalweg.symmetry.Permutation;

/** A search's snapshots so far, and the sums that each one states. */
final class Trace {
    private final Pair pair;
    private final LongSupplier away;
    private final Consumer<Snapshot> observer;
    private final long began = System.nanoTime();
    private final double squares;
    private final List<Snapshot> snapshots = new ArrayList<>();
    private int sweep;

    /**
     * @param away nanoseconds so far that weren't the search's own
     */
    Trace(Pair pair, Permutation start, LongSupplier away, Consumer<Snapshot> observer) {
        this.pair = pair;
        this.away = away;
        this.observer = observer;
        squares = pair.a().dot(pair.a()) + pair.b().dot(pair.b());
        add("", start, pair.a().dot(start.apply(pair.b())));
    }

    void beginSweep() {
        sweep++;
    }

    Permutation permutation() {
        return snapshots.getLast().permutation();
    }

    double objective() {
        return snapshots.getLast().objective();
    }

    /** The search's own time so far. */
    private double seconds() {
        return (System.nanoTime() - began - away.getAsLong()) / 1e9;
    }

    /** A few words for the jobs bar. */
    String message() {
        return String.format(
                Locale.ROOT, "sweep %d, distance %.3f", sweep, snapshots.getLast().l2());
    }

    /** Notes a group's update: its array, and what the objective gained. */
    void publish(int group, int[] p, double gain) {
        Permutation last = permutation();
        Permutation next = p == last.indices(group) ? last : last.with(group, p);
        add(pair.symmetry().groups().get(group).name(), next, objective() + gain);
    }

    private void add(String group, Permutation permutation, double objective) {
        double l2 = Math.sqrt(Math.max(0, squares - 2 * objective));
        var snapshot =
                new Snapshot(snapshots.size(), sweep, group, permutation, objective, l2, seconds());
        snapshots.add(snapshot);
        observer.accept(snapshot);
    }

    /** The whole search; the objective never falls, so the last snapshot is the best. */
    SearchResult result(String method, long seed, boolean stopped) {
        return new SearchResult(
                method, seed, sweep, seconds(), stopped, snapshots, snapshots.getLast());
    }
}
