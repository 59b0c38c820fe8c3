package thalweg.desktop.workbench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import thalweg.matching.Snapshot;
import thalweg.matching.SnapshotHistory;

/**
 * The steps of the search, and the one that is shown. Over a bound steps are thinned away: one of
 * those is shown as the step kept before it until it has been found again.
 */
public final class History {
    private final long bound;
    private SnapshotHistory kept;
    private final ObservableList<Snapshot> steps = FXCollections.observableArrayList();
    private final IntegerProperty shown = new SimpleIntegerProperty(0);
    private final ReadOnlyObjectWrapper<Snapshot> snapshot = new ReadOnlyObjectWrapper<>();
    private boolean following = true;

    /**
     * Without steps.
     *
     * @param bound in bytes; see {@link SnapshotHistory}
     */
    History(long bound) {
        this.bound = bound;
        kept = new SnapshotHistory(bound);
    }

    /** The steps at hand, the start first; between them some may be missing. */
    public ObservableList<Snapshot> steps() {
        return steps;
    }

    /** The number of the newest step; 0 when there is none. */
    public int last() {
        return steps.isEmpty() ? 0 : steps.getLast().step();
    }

    /** The number of the step that every picture is to show. */
    public IntegerProperty shownProperty() {
        return shown;
    }

    /** The step that every picture shows; see {@link #shown()}. */
    public ReadOnlyObjectProperty<Snapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /**
     * The step that is shown: the one asked for, or the one kept before it while that is missing;
     * null when there is none.
     */
    public @Nullable Snapshot shown() {
        return snapshot.get();
    }

    /** Whether the step asked for was thinned away, and hasn't been found again. */
    public boolean isMissing() {
        Snapshot now = snapshot.get();
        return now != null && now.step() != shown.get();
    }

    /** The newest step; null when there is none. */
    public @Nullable Snapshot newest() {
        return steps.isEmpty() ? null : steps.getLast();
    }

    /** The step that the search would choose of those so far; null when there is none. */
    public @Nullable Snapshot best() {
        return steps.stream().max(Comparator.comparingDouble(Snapshot::merit)).orElse(null);
    }

    /** Shows a past step and stays there; the last step follows the search again. */
    public void show(int step) {
        int at = Math.clamp(step, 0, last());
        following = at >= last();
        go(at);
    }

    void clear() {
        following = true;
        kept = new SnapshotHistory(bound);
        steps.clear();
        go(0);
    }

    void add(List<Snapshot> fresh) {
        int before = kept.snapshots().size();
        fresh.forEach(kept::add);
        List<Snapshot> now = kept.snapshots();
        if (now.size() == before + fresh.size()) {
            steps.addAll(fresh);
        } else {
            steps.setAll(now);
        }
        go(following ? last() : shown.get());
    }

    /** Takes the whole of a search, which has ended, and shows the step that it chose. */
    void end(List<Snapshot> trace, int chosen) {
        if (trace.size() != steps.size()) {
            kept = new SnapshotHistory(bound);
            trace.forEach(kept::add);
            steps.setAll(trace);
        }
        show(chosen);
    }

    /** Takes the steps of one gap, in place of those of another: the bound holds but for a gap. */
    void fill(List<Snapshot> gap) {
        var all = new TreeMap<Integer, Snapshot>();
        kept.snapshots().forEach(s -> all.put(s.step(), s));
        gap.forEach(s -> all.put(s.step(), s));
        steps.setAll(new ArrayList<>(all.values()));
        go(shown.get());
    }

    /** The snapshot first: who hears of the number can ask whether it is missing. */
    private void go(int step) {
        Snapshot at = null;
        for (Snapshot s : steps) {
            if (s.step() > step) {
                break;
            }
            at = s;
        }
        snapshot.set(at);
        shown.set(step);
    }
}
