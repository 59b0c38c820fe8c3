package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.Phase;

/** What the hand feels on the sample pair while a study of every kind of task runs behind it. */
class StudyHandTest {
    private static final Path SAMPLES = Path.of("samples").toAbsolutePath();
    private static final double LONGEST = 0.2;
    private static final double LONGEST_BUSY = 5;

    /** For a measurement by hand: another study of the samples, and how long at most. */
    private static final String OTHER = System.getProperty("thalweg.study", "");

    private static final double MOST_SECONDS =
            Double.parseDouble(System.getProperty("thalweg.study.seconds", "60"));

    @TempDir Path folder;

    @Test
    void theHandIsAnsweredWhateverTheStudyIsAt() throws Exception {
        assumeTrue(Files.isDirectory(SAMPLES.resolve("mnist")), "the samples are not there");
        Files.writeString(
                folder.resolve("paper.study"),
                OTHER.isEmpty() ? everyKind() : beside(Files.readString(Path.of(OTHER))));
        var options = new DesktopOptions(folder, folder.resolve("state"));
        try (OpenWindow window = OpenWindow.open(Method.WEIGHT_MATCHING, options, 1280, 720)) {
            var state = window.state();
            run(
                    () -> {
                        window.workbench.data().open(SAMPLES.resolve("mnist"));
                        window.workbench.open(List.of(model("mlp", 1), model("mlp", 2)));
                    });
            until("a pair", 30, () -> state.phase() == Phase.READY);
            until("measured", 120, () -> state.idleWorkProperty().get().isEmpty());
            run(() -> window.shell.commands().get("study").run());
            run(() -> ((Button) window.shell.lookup("#study-bundled")).fire());
            until("opened", 30, () -> !button(window, "run").isDisabled());
            Map<String, List<Double>> answers = drag(window);
            answers.forEach((kind, seconds) -> System.out.println(said("during " + kind, seconds)));
            List<Double> all = new ArrayList<>();
            answers.values().forEach(all::addAll);
            System.out.println(said("in all", all));
            assertTrue(answers.size() >= 2, answers.keySet().toString());
            double bound = QuietMachine.expected() ? LONGEST : LONGEST_BUSY;
            answers.forEach(
                    (kind, seconds) ->
                            assertTrue(Collections.max(seconds) <= bound, said(kind, seconds)));
        }
    }

    /** The longest and the median answer. */
    private static String said(String kind, List<Double> seconds) {
        List<Double> sorted = seconds.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "α answered within %.0f ms (median %.0f, %,d answers) %s",
                1000 * sorted.getLast(),
                1000 * sorted.get(sorted.size() / 2),
                sorted.size(),
                kind);
    }

    private static String everyKind() {
        return """
               A = model %1$s/mlp-mnist-seed1.safetensors
               B = model %1$s/mlp-mnist-seed2.safetensors
               C = model %1$s/mlp-mnist-seed3.safetensors
               D = model %1$s/conv-mnist-seed1.safetensors
               E = model %1$s/conv-mnist-seed2.safetensors
               data %1$s/mnist limit 500
               training limit 500
               normalization auto examples 500
               wm = search wm
               am = search am
               ste = search ste start random steps 10
               sinkhorn = search sinkhorn by loss steps 4
               pair A B
               pair D E
               triple A B C
               results found
               """
                .formatted(SAMPLES);
    }

    /** A study of the samples that lies elsewhere. */
    private static String beside(String study) {
        return study.replace("model ", "model " + SAMPLES + "/")
                        .replace("data ", "data " + SAMPLES + "/")
                + "\nresults found\n";
    }

    private static Path model(String kind, int seed) {
        return SAMPLES.resolve(kind + "-mnist-seed" + seed + ".safetensors");
    }

    private static Button button(OpenWindow window, String id) {
        return (Button) window.shell.lookup("#study-" + id);
    }

    /**
     * Drags α while the study runs.
     *
     * @return how long moves of the hand waited for a readout, seconds, by the task under way; a
     *     move that a later one replaces has waited when that one is answered. What was in front of
     *     one that waited too long is printed.
     */
    private static Map<String, List<Double>> drag(OpenWindow window) throws Exception {
        var state = window.state();
        var answers = new TreeMap<String, List<Double>>(); // the window's thread's
        var log = new LaneLog(window.engine);
        var waiting = new AtomicLong();
        var task = new String[] {""};
        window.engine.onChange(
                job -> {
                    if (job.name().contains(", seed ")) {
                        task[0] = job.name();
                    }
                });
        var subscription =
                onFx(
                        () ->
                                state.readoutProperty()
                                        .subscribe(
                                                (was, is) -> {
                                                    long since = waiting.getAndSet(0);
                                                    if (since != 0 && !task[0].isEmpty()) {
                                                        long now = System.nanoTime();
                                                        double waited = (now - since) / 1e9;
                                                        answers.computeIfAbsent(
                                                                        task[0],
                                                                        t -> new ArrayList<>())
                                                                .add(waited);
                                                        if (waited > LONGEST) {
                                                            late(waited, log, since, now);
                                                        }
                                                    }
                                                }));
        run(() -> button(window, "run").fire());
        long start = System.nanoTime();
        for (double t = 0;
                t < MOST_SECONDS && !ended(window);
                t = (System.nanoTime() - start) / 1e9) {
            double alpha = 0.5 + 0.5 * Math.sin(t * 2);
            run(
                    () -> {
                        waiting.compareAndSet(0, System.nanoTime());
                        state.alphaProperty().set(alpha);
                    });
            Thread.sleep(16);
        }
        run(subscription::unsubscribe);
        return answers;
    }

    private static void late(double waited, LaneLog log, long since, long now) {
        System.out.printf(Locale.ROOT, "%.0f ms: %s%n", 1000 * waited, log.between(since, now));
    }

    private static boolean ended(OpenWindow window) throws Exception {
        return onFx(
                () -> ((Label) window.shell.lookup("#study-said")).getText().startsWith("Done"));
    }
}
