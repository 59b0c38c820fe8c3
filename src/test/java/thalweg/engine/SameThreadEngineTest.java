package thalweg.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import thalweg.engine.Job.State;

class SameThreadEngineTest {
    private final Engine engine = Engines.sameThread(DeviceChoice.CPU, 1, 1 << 20);

    @Test
    void isDoneWhenItReturns() {
        Job<Thread> job = engine.submit(new Task<>("work", c -> Thread.currentThread()));
        assertSame(Thread.currentThread(), job.result().join());
        assertEquals(State.DONE, job.status().state());
    }

    @Test
    void stopsWhenAListenerAsks() {
        engine.onChange(
                job -> {
                    if (job.status().fraction() >= 0.5) {
                        job.stop();
                    }
                });
        Job<Integer> job =
                engine.submit(
                        new Task<>(
                                "steps",
                                c -> {
                                    for (int i = 0; i < 10; i++) {
                                        c.progress(i / 10.0, "step " + i);
                                        if (c.yieldPoint()) {
                                            return i;
                                        }
                                    }
                                    return 10;
                                }));
        assertEquals(5, job.result().join());
        assertEquals(State.STOPPED, job.status().state());
    }

    @Test
    void scalesTheProgressOfAStep() {
        List<Double> fractions = new ArrayList<>();
        engine.onChange(job -> fractions.add(job.status().fraction()));
        engine.submit(
                new Task<>(
                        "two steps",
                        c -> {
                            JobContext second = c.part(0.5, 1);
                            second.progress(0, "");
                            second.part(0.5, 1).progress(0.5, "");
                            return 0;
                        }));
        assertTrue(fractions.containsAll(List.of(0.5, 0.875)), fractions.toString());
    }

    @Test
    void survivesAListenerThatFails() {
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> {});
        engine.onChange(
                job -> {
                    throw new IllegalStateException("made up");
                });
        assertEquals(1, engine.submit(new Task<>("work", c -> 1)).result().join());
        Thread.currentThread().setUncaughtExceptionHandler(null);
    }
}
