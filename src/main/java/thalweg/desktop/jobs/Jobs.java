package thalweg.desktop.jobs;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import thalweg.desktop.jobs.ListedJob.Kind;
import thalweg.words.Phrase;

/**
 * What a person would call a job: what is under way, and what has ended, with how long it took.
 * Each answer to a hand is none. What is measured in idle time is one while it lasts, and stays in
 * the list where it took long enough to be noticed. On the window's thread.
 */
public final class Jobs {
    /** Seconds of work in idle time that a person may have noticed. */
    private static final double NOTICED = 1;

    private static final int MOST_ENDED = 100;

    private final ObservableList<ListedJob> active = FXCollections.observableArrayList();
    private final ObservableList<ListedJob> ended = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<ListedJob> front = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();

    /** Those that have not ended, in the order of their beginning. */
    public ObservableList<ListedJob> active() {
        return active;
    }

    /** Those that have ended, the newest first. */
    public ObservableList<ListedJob> ended() {
        return ended;
    }

    /**
     * The one that the bar shows: what was asked for first, else a file, else what is measured;
     * holds null for none.
     */
    public ReadOnlyObjectProperty<ListedJob> frontProperty() {
        return front.getReadOnlyProperty();
    }

    /** Changes whenever one of them may look otherwise than by its progress. */
    public ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /** Lists a job from its beginning on; whoever begins it says when it has ended. */
    public ListedJob begin(Phrase name, Kind kind, Control control) {
        var job = new ListedJob(name, kind, control, this);
        active.add(job);
        changed();
        return job;
    }

    /** Has the job in front hold, or go on. */
    public void pauseOrResume() {
        ListedJob job = front.get();
        if (job != null) {
            job.pauseOrResume();
        }
    }

    void ended(ListedJob job) {
        active.remove(job);
        boolean noticed = job.status().elapsedSeconds() >= NOTICED;
        if (job.kind() != Kind.MEASURING || noticed) {
            ended.addFirst(job);
            if (ended.size() > MOST_ENDED) {
                ended.removeLast();
            }
        }
        changed();
    }

    void changed() {
        ListedJob first = null;
        for (ListedJob job : active) {
            if (first == null || job.kind().ordinal() < first.kind().ordinal()) {
                first = job;
            }
        }
        front.set(first);
        changes.set(changes.get() + 1);
    }
}
