package thalweg.matching;

import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.words.Phrase;

/** Room shared by all updates of one search, grown as needed, its yield point and its clock. */
final class Scratch implements AutoCloseable {
    private final NativeMemory memory;
    private final JobContext context;
    private final long began = System.nanoTime();
    private @Nullable NativeFloats left;
    private @Nullable NativeFloats right;
    private float[] heap = {};
    private float[] scores = {};
    private boolean stopped;
    private long awayNanos;

    Scratch(NativeMemory memory, JobContext context) {
        this.memory = memory;
        this.context = context;
    }

    /** Lets interactive work go first; remembers a stop. */
    boolean yieldPoint() {
        aside(() -> stopped |= context.yieldPoint());
        return stopped;
    }

    /** Does what isn't the search's own work: its time isn't the search's either. */
    void aside(Runnable others) {
        long start = System.nanoTime();
        others.run();
        awayNanos += System.nanoTime() - start;
    }

    /** The search's own time so far: without yield points, observers and reports of progress. */
    double ownSeconds() {
        return (System.nanoTime() - began - awayNanos) / 1e9;
    }

    /** For work that throws when it is asked to stop; what it yields isn't the search's time. */
    JobContext context() {
        return new JobContext() {
            @Override
            public void progress(double fraction, Phrase message) {}

            @Override
            public boolean yieldPoint() {
                return Scratch.this.yieldPoint();
            }
        };
    }

    boolean stopped() {
        return stopped;
    }

    /** What a search within this one sees of the job: its yield points are this one's. */
    JobContext within(double from, double to) {
        return new Within(this, context.part(from, to));
    }

    private record Within(Scratch scratch, JobContext part) implements JobContext {
        @Override
        public void progress(double fraction, Phrase message) {
            scratch.aside(() -> part.progress(fraction, message));
        }

        @Override
        public boolean yieldPoint() {
            return scratch.yieldPoint();
        }
    }

    NativeFloats left(long count) {
        left = grown(left, count);
        return left;
    }

    NativeFloats right(long count) {
        right = grown(right, count);
        return right;
    }

    float[] heap(int count) {
        if (heap.length < count) {
            heap = new float[count];
        }
        return heap;
    }

    /** An array of exactly that length, contents left over. */
    float[] scores(int count) {
        if (scores.length != count) {
            scores = new float[count];
        }
        return scores;
    }

    private NativeFloats grown(@Nullable NativeFloats old, long count) {
        if (old != null && old.count() >= count) {
            return old;
        }
        if (old != null) {
            old.close();
        }
        return memory.allocate(count);
    }

    @Override
    public void close() {
        if (left != null) {
            left.close();
        }
        if (right != null) {
            right.close();
        }
    }
}
