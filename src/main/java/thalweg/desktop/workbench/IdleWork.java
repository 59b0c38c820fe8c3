package thalweg.desktop.workbench;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.jobs.ListedJob;
import thalweg.engine.Job;
import thalweg.engine.Task;
import thalweg.words.Phrase;

/**
 * What is measured while nothing else is to be done: a list of needs, the most urgent first. One
 * job at a time, so that a search never waits behind more than one, which it may ask to stop.
 */
final class IdleWork {
    /**
     * Something that may be missing.
     *
     * @param urgent whether a search waits for it rather than stopping it
     */
    record Need<T>(
            String name,
            boolean urgent,
            BooleanSupplier missing,
            Supplier<Task.Body<T>> work,
            Consumer<T> done) {}

    private final Desk desk;
    private final List<Need<?>> needs;
    private final Consumer<String> doing;
    private boolean busy;
    private boolean asked;
    private boolean held;
    private @Nullable Need<?> current;
    private @Nullable Job<?> job;
    // What failed is not tried again until something has changed.
    private final Set<Need<?>> failed = new HashSet<>();

    IdleWork(Desk desk, List<Need<?>> needs, Consumer<String> doing) {
        this.desk = desk;
        this.needs = List.copyOf(needs);
        this.doing = doing;
    }

    /** Something has changed: looks for what is missing. */
    void pump() {
        failed.clear();
        next();
    }

    /** Stops what isn't urgent and starts nothing until {@link #release()}. */
    void hold() {
        held = true;
        if (job != null && current != null) {
            if (current.urgent) {
                job.resume(); // what a search waits for isn't held
            } else {
                asked = true;
                job.stop();
            }
        }
    }

    /** Goes on. */
    void release() {
        held = false;
        pump();
    }

    /** What is in hand is no longer wanted. */
    void drop() {
        if (job != null) {
            asked = true;
            job.stop();
        }
    }

    private void next() {
        if (busy || held) {
            return;
        }
        for (Need<?> need : needs) {
            if (!failed.contains(need) && need.missing.getAsBoolean()) {
                start(need);
                return;
            }
        }
        doing.accept("");
    }

    private <T> void start(Need<T> need) {
        busy = true;
        asked = false;
        current = need;
        job = null;
        doing.accept(need.name);
        Job<T> started =
                desk.background(
                        need.name,
                        Phrase.of("jobs.measuring", Phrase.of(need.name)),
                        ListedJob.Kind.MEASURING,
                        need.work.get(),
                        need.done,
                        outcome -> {
                            busy = false;
                            current = null;
                            if (outcome == Desk.Outcome.FAILED) {
                                failed.add(need);
                            }
                            doing.accept("");
                            boolean byOthers = outcome == Desk.Outcome.STOPPED && !asked;
                            asked = false;
                            if (!byOthers) { // a closed engine would stop it again, for ever
                                next();
                            }
                        });
        if (busy) {
            job = started;
        }
    }
}
