package thalweg.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import thalweg.engine.Job.Asked;
import thalweg.engine.Job.State;

/** A job that is held at its yield points. */
@Timeout(20)
class PausedJobTest {
    private final Engine engine = Engines.create(DeviceChoice.CPU, 1, 1 << 20);
    private final AtomicInteger units = new AtomicInteger();

    @AfterEach
    void close() {
        engine.close();
    }

    /** Work of many small units, as many as asked for unless it is stopped. */
    private Job<Integer> work(int most) {
        return engine.submit(
                new Task<>(
                        "work",
                        context -> {
                            for (int i = 0; i < most; i++) {
                                Thread.sleep(2);
                                units.incrementAndGet();
                                context.progress((i + 1.0) / most, "unit " + i);
                                if (context.yieldPoint()) {
                                    break;
                                }
                            }
                            return units.get();
                        }));
    }

    private static void until(BooleanSupplier holds) throws InterruptedException {
        while (!holds.getAsBoolean()) {
            Thread.sleep(1);
        }
    }

    private Job<Integer> paused() throws InterruptedException {
        Job<Integer> job = work(5000);
        until(() -> units.get() > 3);
        job.pause();
        until(() -> job.status().state() == State.PAUSED);
        return job;
    }

    @Test
    void doesNothingWhileItIsPausedAndEndsAsItWouldHave() throws Exception {
        Job<Integer> job = work(40);
        until(() -> units.get() > 3);
        job.pause();
        until(() -> job.status().state() == State.PAUSED);
        int then = units.get();
        Thread.sleep(100);
        assertEquals(then, units.get());
        assertFalse(job.result().isDone());
        job.resume();
        assertEquals(40, job.result().get());
        assertEquals(State.DONE, job.status().state());
    }

    @Test
    void itsSecondsAreWithoutThePause() throws Exception {
        Job<Integer> job = paused();
        double before = job.status().elapsedSeconds();
        Thread.sleep(400);
        assertEquals(before, job.status().elapsedSeconds());
        job.resume();
        until(() -> job.status().state() == State.RUNNING);
        assertTrue(job.status().elapsedSeconds() < before + 0.3);
    }

    @Test
    void whatAHandWaitsForIsAnsweredMeanwhile() throws Exception {
        Job<Integer> job = paused();
        for (int i = 0; i < 20; i++) {
            int asked = i;
            Job<Integer> drag = engine.interactive("alpha", new Task<>("drag", c -> asked));
            assertEquals(asked, drag.result().get(2, TimeUnit.SECONDS));
        }
        assertEquals(State.PAUSED, job.status().state());
    }

    @Test
    void otherBackgroundWorkWaitsForIt() throws Exception {
        Job<Integer> job = paused();
        Job<Integer> other = engine.submit(new Task<>("other", c -> 1));
        Thread.sleep(50);
        assertEquals(State.WAITING, other.status().state());
        job.stop();
        assertEquals(1, other.result().get());
    }

    @Test
    void isStoppedWherePausedAndKeepsWhatItHas() throws Exception {
        Job<Integer> job = paused();
        int then = units.get();
        job.stop();
        assertEquals(then, job.result().get());
        assertEquals(State.STOPPED, job.status().state());
    }

    @Test
    void closingTheEngineEndsIt() throws Exception {
        Job<Integer> job = paused();
        long start = System.nanoTime();
        engine.close();
        engine.awaitEnd(5000);
        assertTrue(job.result().isDone());
        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(2));
    }

    @Test
    void saysWhatItWasAskedUntilItComesToAYieldPoint() throws Exception {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        Job<Integer> job =
                engine.submit(
                        new Task<>(
                                "decomposition",
                                context -> {
                                    context.progress(0, "singular values of fc1");
                                    begun.countDown();
                                    go.await();
                                    context.yieldOrStop();
                                    return 1;
                                }));
        begun.await();
        job.pause();
        assertEquals(State.RUNNING, job.status().state());
        assertEquals(Asked.PAUSE, job.status().asked());
        job.stop();
        assertEquals(Asked.STOP, job.status().asked());
        go.countDown();
        until(() -> job.result().isDone());
        assertEquals(State.STOPPED, job.status().state());
        assertEquals(Asked.NOTHING, job.status().asked());
    }

    @Test
    void isNeverHeldOnAnEngineWithoutALaneOfItsOwn() throws Exception {
        try (Engine same = Engines.sameThread(DeviceChoice.CPU, 1, 1 << 20)) {
            var once = new AtomicInteger();
            same.onChange(
                    job -> {
                        if (once.getAndIncrement() == 0) {
                            job.pause();
                        }
                    });
            Job<Integer> job =
                    same.submit(new Task<>("work", context -> context.yieldPoint() ? 1 : 2));
            assertEquals(2, job.result().get());
        }
    }
}
