package thalweg.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An engine with a thread of its own, the lane, which ends with the process. Interactive work runs
 * at the background work's yield points, inside it, on the same thread.
 */
final class BackgroundEngine implements Engine {
    private final Numerics numerics;
    private final Listeners listeners = new Listeners();
    private final Lane lane = new Lane();
    private final Object lock = new Object();
    private final Thread thread;

    // Guarded by lock.
    private final Queue<LaneJob<?>> background = new ArrayDeque<>();
    private final LinkedHashMap<String, LaneJob<?>> interactive = new LinkedHashMap<>();
    private final List<LaneJob<?>> running = new ArrayList<>();
    private boolean closed;

    BackgroundEngine(Numerics numerics) {
        this.numerics = numerics;
        thread = Thread.ofPlatform().name("lane").daemon().start(this::work);
    }

    @Override
    public <T> Job<T> submit(Task<T> task) {
        var job = new LaneJob<T>(task, null, lane, listeners);
        enqueue(job);
        return job;
    }

    @Override
    public <T> Job<T> interactive(String view, Task<T> task) {
        var job = new LaneJob<T>(task, view, lane, listeners);
        enqueue(job);
        return job;
    }

    private void enqueue(LaneJob<?> job) {
        LaneJob<?> dropped = null;
        synchronized (lock) {
            if (closed) {
                dropped = job;
            } else if (job.view() == null) {
                background.add(job);
            } else {
                // Taken out first: the newest goes to the end, so that no view starves another.
                dropped = interactive.remove(job.view());
                interactive.put(job.view(), job);
            }
            lock.notifyAll();
        }
        if (dropped != null) {
            dropped.drop();
        }
        if (dropped != job) {
            listeners.tell(job);
        }
    }

    private void work() {
        for (LaneJob<?> job = next(); job != null; job = next()) {
            run(job);
        }
    }

    /** The next job, waited for; null when the engine is closed. */
    private @Nullable LaneJob<?> next() {
        synchronized (lock) {
            while (!closed && interactive.isEmpty() && background.isEmpty()) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    // Nobody has the lane's thread to interrupt it; it ends by close alone.
                }
            }
            if (closed) {
                return null;
            }
            return interactive.isEmpty()
                    ? background.remove()
                    : interactive.pollFirstEntry().getValue();
        }
    }

    private void run(LaneJob<?> job) {
        synchronized (lock) {
            running.add(job);
        }
        job.run();
        synchronized (lock) {
            running.remove(job);
        }
    }

    @Override
    public Device device() {
        return numerics.device();
    }

    @Override
    public LinearAlgebra linearAlgebra() {
        return numerics.algebra();
    }

    @Override
    public NativeMemory memory() {
        return numerics.memory();
    }

    @Override
    public void onChange(Consumer<Job<?>> listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        List<LaneJob<?>> all;
        synchronized (lock) {
            closed = true;
            all = new ArrayList<>(running);
            all.addAll(background);
            all.addAll(interactive.values());
            lock.notifyAll();
        }
        all.forEach(LaneJob::stop);
    }

    @Override
    public void awaitEnd(long milliseconds) {
        try {
            thread.join(Duration.ofMillis(milliseconds));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What happens at a job's yield points. */
    private final class Lane implements LaneJob.Lane {
        /**
         * Runs the interactive work that waits now, each view once: more that comes meanwhile waits
         * for the next yield point, so that a busy hand slows background work but never halts it.
         */
        @Override
        public void yield(LaneJob<?> job) {
            if (job.view() != null) {
                return;
            }
            List<String> views;
            synchronized (lock) {
                if (interactive.isEmpty()) {
                    return;
                }
                views = new ArrayList<>(interactive.keySet());
            }
            for (String view : views) {
                LaneJob<?> newest;
                synchronized (lock) {
                    newest = interactive.remove(view);
                }
                if (newest != null) {
                    run(newest);
                }
            }
        }

        @Override
        public void forget(LaneJob<?> job) {
            synchronized (lock) {
                background.remove(job);
                interactive.values().remove(job);
            }
        }

        @Override
        public void rest(LaneJob<?> job) {
            synchronized (lock) {
                while (!closed && interactive.isEmpty() && job.holds()) {
                    try {
                        lock.wait();
                    } catch (InterruptedException e) {
                        // As in next().
                    }
                }
            }
        }

        @Override
        public void wake() {
            synchronized (lock) {
                lock.notifyAll();
            }
        }
    }
}
