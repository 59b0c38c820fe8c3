package thalweg.engine;

import java.util.function.Consumer;

/** An engine whose lane is the caller's thread: a job is done when it is returned. */
final class SameThreadEngine implements Engine {
    private final Numerics numerics;
    private final Listeners listeners = new Listeners();
    private boolean closed;

    SameThreadEngine(Numerics numerics) {
        this.numerics = numerics;
    }

    @Override
    public <T> Job<T> submit(Task<T> task) {
        return run(new LaneJob<>(task, null, NoOthers.INSTANCE, listeners));
    }

    @Override
    public <T> Job<T> interactive(String view, Task<T> task) {
        return run(new LaneJob<>(task, view, NoOthers.INSTANCE, listeners));
    }

    private <T> Job<T> run(LaneJob<T> job) {
        if (closed) {
            job.drop();
        } else {
            listeners.tell(job);
            job.run();
        }
        return job;
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
        closed = true;
    }

    /** Where nothing ever waits. */
    private enum NoOthers implements LaneJob.Lane {
        INSTANCE;

        @Override
        public void yield(LaneJob<?> job) {}

        @Override
        public void forget(LaneJob<?> job) {}

        /** The thread that would resume it is this one: it goes on. */
        @Override
        public void rest(LaneJob<?> job) {
            job.resume();
        }

        @Override
        public void wake() {}
    }
}
