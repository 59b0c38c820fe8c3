package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.clock.Ticks;
import thalweg.desktop.jobs.Control;
import thalweg.desktop.jobs.Jobs;
import thalweg.desktop.jobs.ListedJob;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.Phase;
import thalweg.engine.Job;
import thalweg.words.Phrase;

/** A window in which nobody does anything lets the machine rest. */
class RestTest {
    /** What is told once a second may take a frame or two. */
    private static final int MOST_PULSES = 15;

    private static final long LOOKED_AT = 3000;

    @TempDir Path folder;

    private OpenWindow open() throws Exception {
        var options = new DesktopOptions(folder.resolve("none"), folder.resolve("state"));
        return OpenWindow.open(Method.WEIGHT_MATCHING, options, 1280, 720);
    }

    @Test
    void nothingMovesWhileNothingIsOpen() throws Exception {
        try (OpenWindow window = open()) {
            assertRests(window);
        }
    }

    @Test
    void nothingMovesBesideOpenModelsAndAfterASearch() throws Exception {
        try (OpenWindow window = open()) {
            window.openPlanted(folder);
            assertRests(window);
            run(window.workbench::search);
            until("found", 60, () -> window.state().phase() == Phase.DONE);
            assertRests(window);
        }
    }

    /** Its end became known as the window went, before the frame in which the bar would show it. */
    @Test
    void aBarOfAClosedWindowMovesNoMore() throws Exception {
        long before = onFx(RestTest::bars);
        try (OpenWindow window = open()) {
            var work = new UnknownEnd();
            Jobs jobs = window.workbench.jobs();
            run(() -> jobs.begin(Phrase.plain("work"), ListedJob.Kind.ASKED, work));
            until("the bar moves", 10, () -> bars() > before);
            run(
                    () -> {
                        work.fraction = 0.5;
                        jobs.pauseOrResume();
                        window.stage.close();
                    });
            assertEquals(before, onFx(RestTest::bars));
        }
    }

    @Test
    void whatFollowsAClockStandsStillWithItsWindow() throws Exception {
        var ticks = new AtomicInteger();
        var node = new Region();
        Stage stage = onFx(Stage::new);
        run(
                () -> {
                    new Ticks(Duration.ofMillis(20), ticks::incrementAndGet).goWith(node);
                    stage.setScene(new Scene(new StackPane(node)));
                    stage.show();
                });
        until("it ticks", 10, () -> ticks.get() > 2);
        run(stage::close);
        Thread.sleep(100);
        int then = ticks.get();
        Thread.sleep(200);
        assertEquals(then, ticks.get());
        run(stage::show);
        until("it ticks again", 10, () -> ticks.get() > then + 2);
        run(() -> stage.setScene(new Scene(new StackPane())));
        Thread.sleep(100);
        int last = ticks.get();
        Thread.sleep(200);
        assertEquals(last, ticks.get());
        run(stage::close);
    }

    /** How many bars move to and fro. */
    private static long bars() {
        try {
            return RunningAnimations.names().stream()
                    .filter(name -> name.contains("IndeterminateTransition"))
                    .count();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Work whose end is unknown, until it is. */
    private static final class UnknownEnd implements Control {
        private volatile double fraction = Double.NaN;

        @Override
        public Job.Status status() {
            return new Job.Status(
                    Job.State.RUNNING, fraction, Phrase.none(), 1, Double.NaN, Job.Asked.NOTHING);
        }

        @Override
        public void stop() {}

        @Override
        public void pause() {}

        @Override
        public void resume() {}
    }

    private static void assertRests(OpenWindow window) throws Exception {
        until("idle work done", 60, () -> window.state().idleWorkProperty().get().isEmpty());
        until("jobs done", 60, () -> window.workbench.jobs().active().isEmpty());
        Thread.sleep(3000); // what was changed is kept, and words of it are taken away
        var pulses = new AtomicInteger();
        Runnable count = pulses::incrementAndGet;
        Scene scene = window.stage.getScene();
        run(() -> scene.addPostLayoutPulseListener(count));
        Thread.sleep(LOOKED_AT);
        run(() -> scene.removePostLayoutPulseListener(count));
        List<String> running = onFx(RunningAnimations::names);
        assertTrue(
                pulses.get() <= MOST_PULSES,
                () -> pulses + " pulses in " + LOOKED_AT + " ms, for " + running);
    }
}
