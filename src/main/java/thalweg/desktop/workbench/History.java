package thalweg.desktop.workbench;

import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import thalweg.matching.Snapshot;

/** The steps of the search, and the one that is shown. */
public final class History {
    private final ObservableList<Snapshot> steps = FXCollections.observableArrayList();
    private final IntegerProperty shown = new SimpleIntegerProperty(0);
    private boolean following = true;

    /** All steps, the start first. */
    public ObservableList<Snapshot> steps() {
        return steps;
    }

    /** The step that every picture shows, an index into {@link #steps()}. */
    public IntegerProperty shownProperty() {
        return shown;
    }

    /** The step that is shown; null when there is none. */
    public @Nullable Snapshot shown() {
        int at = shown.get();
        return at >= 0 && at < steps.size() ? steps.get(at) : null;
    }

    /** The newest step; null when there is none. */
    public @Nullable Snapshot newest() {
        return steps.isEmpty() ? null : steps.getLast();
    }

    /** The step of the largest objective; null when there is none. */
    public @Nullable Snapshot best() {
        Snapshot best = null;
        for (Snapshot s : steps) {
            if (best == null || s.objective() > best.objective()) {
                best = s;
            }
        }
        return best;
    }

    /** Shows a past step and stays there; the last step follows the search again. */
    public void show(int step) {
        int last = steps.size() - 1;
        int at = Math.clamp(step, 0, Math.max(0, last));
        following = at >= last;
        shown.set(at);
    }

    void clear() {
        following = true;
        shown.set(0);
        steps.clear();
    }

    void add(List<Snapshot> fresh) {
        steps.addAll(fresh);
        if (following) {
            shown.set(steps.size() - 1);
        }
    }
}
