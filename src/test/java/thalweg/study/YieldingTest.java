package thalweg.study;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.QuietMachine;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.engine.Task;
import thalweg.words.Phrase;
import thalweg.words.Words;

/**
 * Whatever kind a study's task is of, a hand's small evaluations come in between: no stretch from
 * one yield point to the next leaves less than the rest of 0.2 s for them.
 */
class YieldingTest {
    private static final Path SAMPLES = Path.of("samples");

    /**
     * Milliseconds of the lane's processor time: an answer of the samples takes less than what this
     * leaves of 200.
     */
    private static final double LONGEST = 100;

    /** On a machine that others keep busy; a kind that never yields takes seconds. */
    private static final double LONGEST_BUSY = 400;

    @TempDir Path folder;

    @Test
    void everyKindOfTaskOfMultilayerPerceptronsYieldsOften() throws Exception {
        requireYields(
                """
                A = model %1$s/mlp-mnist-seed1.safetensors
                B = model %1$s/mlp-mnist-seed2.safetensors
                C = model %1$s/mlp-mnist-seed3.safetensors
                data %1$s/mnist
                training limit 2000
                chance = random
                wm = search wm
                restarts = search wm restarts 2
                am = search am
                covariance = search am am covariance
                ste-a = search ste start a steps 20
                ste-random = search ste start random steps 20
                sinkhorn = search sinkhorn steps 4
                sinkhorn-loss = search sinkhorn by loss steps 4
                star = strategy star
                merge = strategy merge-many
                c2m3 = strategy c2m3
                pair A B
                triple A B C
                """);
    }

    @Test
    void everyKindOfTaskOfConvolutionsWithBatchNormYieldsOften() throws Exception {
        requireYields(
                """
                A = model %1$s/conv-mnist-seed1.safetensors
                B = model %1$s/conv-mnist-seed2.safetensors
                C = model %1$s/conv-mnist-seed3.safetensors
                data %1$s/mnist limit 1000
                training limit 1000
                normalization reset examples 1000
                wm = search wm
                am = search am
                ste = search ste start random steps 10
                merge = strategy merge-many
                pair A B
                triple A B C
                """);
    }

    @Test
    void repairOfConvolutionsYieldsOften() throws Exception {
        requireYields(
                """
                A = model %1$s/conv-mnist-seed1.safetensors
                B = model %1$s/conv-mnist-seed2.safetensors
                data %1$s/mnist limit 1000
                normalization repair examples 1000
                wm = search wm
                pair A B
                """);
    }

    private void requireYields(String lines) throws Exception {
        assumeTrue(Files.isDirectory(SAMPLES.resolve("mnist")), "the samples are not there");
        Path file = folder.resolve("kinds.study");
        Files.writeString(file, lines.formatted(SAMPLES.toAbsolutePath().toString()));
        Study study = Study.open(file, "test");
        double bound = QuietMachine.expected() ? LONGEST : LONGEST_BUSY;
        try (Engine engine = Engines.create(DeviceChoice.CPU, 0, Engines.defaultBudgetBytes())) {
            var all = new TaskRunner(engine, study);
            for (int i = 0; i < study.tasks().size(); i++) {
                Watch watched = run(engine, study, all, i);
                if (watched.longest > bound) {
                    // The first of a kind loads libraries, and runs before it is compiled.
                    var again = new TaskRunner(engine, study);
                    watched = run(engine, study, again, i);
                    close(engine, again);
                }
                String said =
                        String.format(
                                Locale.ROOT,
                                "%s: %.0f ms at most from one yield point to the next (wall %.0f),"
                                        + " %s",
                                study.tasks().get(i).title(),
                                watched.longest,
                                watched.wall,
                                watched.where);
                System.out.println(said);
                assertTrue(watched.longest <= bound, said);
            }
            close(engine, all);
        }
    }

    private static Watch run(Engine engine, Study study, TaskRunner runner, int index)
            throws Exception {
        return onLane(
                engine,
                study.tasks().get(index).title(),
                context -> {
                    var watch = new Watch(context);
                    runner.run(index, watch);
                    watch.look("the end");
                    return watch;
                });
    }

    private static void close(Engine engine, TaskRunner runner) throws Exception {
        onLane(
                engine,
                "Closing",
                context -> {
                    runner.close();
                    return true;
                });
    }

    private static <T> T onLane(Engine engine, String name, Task.Body<T> body) throws Exception {
        return engine.submit(new Task<>(name, body)).result().get();
    }

    /** A job's context that looks at the clock at every yield point. */
    private static final class Watch implements JobContext {
        private final JobContext job;
        private final ThreadMXBean beans = ManagementFactory.getThreadMXBean();
        private long last = System.nanoTime();
        private long lastWork = beans.getCurrentThreadCpuTime();
        private double wall;
        private String lastMessage = "the start";
        private double longest;
        private String where = "";

        Watch(JobContext job) {
            this.job = job;
        }

        @Override
        public void progress(double fraction, Phrase message) {
            job.progress(fraction, message);
            lastMessage = message.in(Words.ENGLISH);
        }

        @Override
        public boolean yieldPoint() {
            boolean stop = job.yieldPoint();
            look(lastMessage);
            return stop;
        }

        void look(String message) {
            double took = (beans.getCurrentThreadCpuTime() - lastWork) / 1e6;
            wall = Math.max(wall, (System.nanoTime() - last) / 1e6);
            if (took > longest) {
                longest = took;
                where =
                        message
                                + ", before "
                                + StackWalker.getInstance()
                                        .walk(
                                                frames ->
                                                        frames.map(
                                                                        f ->
                                                                                f.getFileName()
                                                                                        + ":"
                                                                                        + f
                                                                                                .getLineNumber())
                                                                .filter(f -> !f.contains("Context"))
                                                                .filter(
                                                                        f ->
                                                                                !f.contains(
                                                                                        "YieldingTest"))
                                                                .limit(3)
                                                                .collect(
                                                                        Collectors.joining(" < ")));
            }
            last = System.nanoTime();
            lastWork = beans.getCurrentThreadCpuTime();
        }
    }
}
