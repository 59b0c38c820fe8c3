package thalweg.desktop.jobs;

import java.time.LocalTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import thalweg.engine.Job;
import thalweg.words.Phrase;

/** A job as a person sees it, from its beginning until it is forgotten. On the window's thread. */
public final class ListedJob {
    /** What kind of work it is. */
    public enum Kind {
        /** Asked for by a person: a search, a series, a study. */
        ASKED,
        /** A file that is read or written. */
        FILE,
        /** Measured because there was nothing else to do. */
        MEASURING
    }

    private final Phrase name;
    private final Kind kind;

    /** Let go of at the end: behind it is all that the job has found. */
    private @Nullable Control control;

    private final Jobs jobs;
    private Job.@Nullable Status last;
    private @Nullable Phrase failure;
    private @Nullable LocalTime ended;

    ListedJob(Phrase name, Kind kind, Control control, Jobs jobs) {
        this.name = name;
        this.kind = kind;
        this.control = control;
        this.jobs = jobs;
    }

    /** What it is called. */
    public Phrase name() {
        return name;
    }

    /** What kind of work it is. */
    public Kind kind() {
        return kind;
    }

    /** How it stands, or stood at its end. */
    public Job.Status status() {
        Control held = control;
        return held == null ? Objects.requireNonNull(last) : held.status();
    }

    /** Why it failed, in a sentence; null where it didn't. */
    public @Nullable Phrase failure() {
        return failure;
    }

    /** When it ended; null before. */
    public @Nullable LocalTime ended() {
        return ended;
    }

    /** Whether it has not ended. */
    public boolean isActive() {
        return last == null;
    }

    /** Whether it is held, or asked to. */
    public boolean isPaused() {
        Job.Status status = status();
        return status.state() == Job.State.PAUSED || status.asked() == Job.Asked.PAUSE;
    }

    /** Whether it can be paused, or go on. */
    public boolean canPause() {
        Control held = control;
        return held != null && held.canPause();
    }

    /** Whether it can be stopped. */
    public boolean canStop() {
        Control held = control;
        return held != null && held.canStop();
    }

    /** Asks it to stop. */
    public void stop() {
        Control held = control;
        if (held == null || !held.canStop()) {
            return;
        }
        held.stop();
        if (held.status().state() == Job.State.STOPPED) { // it had not begun
            end(Job.State.STOPPED, null);
        }
        jobs.changed();
    }

    /** Holds it, or lets it go on. */
    public void pauseOrResume() {
        Control held = control;
        if (held == null || !held.canPause()) {
            return;
        }
        if (isPaused()) {
            held.resume();
        } else {
            held.pause();
        }
        jobs.changed();
    }

    /**
     * It has ended.
     *
     * @param state how
     * @param sentence why it failed; else null
     */
    public void end(Job.State state, @Nullable Phrase sentence) {
        Control held = control;
        if (held == null) {
            return;
        }
        Job.Status status = held.status();
        last =
                new Job.Status(
                        state,
                        state == Job.State.DONE ? 1 : status.fraction(),
                        status.message(),
                        status.elapsedSeconds(),
                        0,
                        Job.Asked.NOTHING);
        control = null;
        failure = sentence;
        ended = LocalTime.now();
        jobs.ended(this);
    }
}
