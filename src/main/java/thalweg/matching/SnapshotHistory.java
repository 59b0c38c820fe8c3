package thalweg.matching;

import java.util.ArrayList;
import java.util.List;

/**
 * The snapshots of a search, from which every picture of every step can be made again. Arrays that
 * snapshots share are counted once. Over the bound the middle is thinned: first steps inside sweeps
 * go, then every other one. The ends and the best always stay. A step that was thinned away is
 * shown as the one kept before it until {@link Replay} has found it again.
 */
public final class SnapshotHistory {
    /** 64 MB of index arrays. */
    public static final long DEFAULT_BOUND = 64L << 20;

    private final long bound;
    private final List<Snapshot> kept = new ArrayList<>();
    private long bytes;
    private double best = Double.NEGATIVE_INFINITY;

    /** With a bound in bytes. */
    public SnapshotHistory(long bound) {
        this.bound = bound;
    }

    /** Adds the next snapshot. */
    public void add(Snapshot snapshot) {
        bytes += kept.isEmpty() ? sizeOf(snapshot) : sizeBeyond(kept.getLast(), snapshot);
        kept.add(snapshot);
        best = Math.max(best, snapshot.merit());
        boolean thinner = true;
        while (bytes > bound && thinner) {
            thinner = thin();
        }
    }

    /** The snapshots kept, in order of their steps. */
    public List<Snapshot> snapshots() {
        return List.copyOf(kept);
    }

    /** The newest snapshot at or before a step: the step itself unless it was thinned away. */
    public Snapshot at(int step) {
        int low = 0;
        int high = kept.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (kept.get(middle).step() <= step) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return kept.get(low);
    }

    /** Returns whether anything could go. */
    private boolean thin() {
        List<Snapshot> left = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            if (stays(i) || kept.get(i + 1).sweep() != kept.get(i).sweep()) {
                left.add(kept.get(i));
            }
        }
        if (left.size() == kept.size()) {
            for (int i = left.size() - 2; i > 0; i -= 2) {
                if (!stays(i)) {
                    left.remove(i);
                }
            }
        }
        boolean thinner = left.size() < kept.size();
        kept.clear();
        kept.addAll(left);
        bytes = bytesOf(kept);
        return thinner;
    }

    /**
     * What snapshots hold in index arrays, those that neighbours share counted once; in bytes.
     *
     * @param snapshots in order of their steps
     */
    public static long bytesOf(List<Snapshot> snapshots) {
        long bytes = snapshots.isEmpty() ? 0 : sizeOf(snapshots.getFirst());
        for (int i = 1; i < snapshots.size(); i++) {
            bytes += sizeBeyond(snapshots.get(i - 1), snapshots.get(i));
        }
        return bytes;
    }

    /** The ends, and the first of those that are as good as the best. */
    private boolean stays(int i) {
        return i == 0
                || i == kept.size() - 1
                || kept.get(i).merit() == best && kept.get(i - 1).merit() < best;
    }

    private static long sizeOf(Snapshot s) {
        return 4L * s.permutation().symmetry().groups().stream().mapToInt(g -> g.size()).sum();
    }

    private static long sizeBeyond(Snapshot before, Snapshot after) {
        long size = 64;
        for (int g = 0; g < after.permutation().symmetry().groups().size(); g++) {
            int[] p = after.permutation().indices(g);
            size += p == before.permutation().indices(g) ? 0 : 4L * p.length;
        }
        return size;
    }
}
