package thalweg.evaluation;

import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.words.Phrase;

/** Runs a network over training data, a batch at a time, and lets someone see raw outputs. */
final class TrainingPass implements AutoCloseable {
    private final Statistics statistics;
    private final ForwardPass pass;

    TrainingPass(Plan plan, Statistics statistics, LinearAlgebra algebra, NativeMemory memory) {
        this.statistics = statistics;
        int capacity = Math.min(statistics.batch(), statistics.required().count());
        pass = new ForwardPass(plan, algebra, memory, capacity, true);
    }

    /** What sees the raw outputs of one batch. */
    @FunctionalInterface
    interface OfBatch {
        Correction of(int batch);
    }

    /**
     * Tells its progress by the batch: a point of many is to be given its part of the whole.
     *
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    void run(NativeFloats theta, OfBatch correction, JobContext context) {
        LoadedExamples training = statistics.required();
        pass.load(theta);
        int batch = 0;
        int batches = Math.ceilDiv(training.count(), statistics.batch());
        for (int first = 0; first < training.count(); first += statistics.batch()) {
            context.yieldOrStop();
            context.progress(
                    (double) batch / batches, Phrase.of("progress.statistics", batch + 1, batches));
            int n = Math.min(statistics.batch(), training.count() - first);
            pass.run(training, first, n, correction.of(batch++), context);
        }
    }

    @Override
    public void close() {
        pass.close();
    }
}
