package thalweg.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import thalweg.engine.Job.State;
import thalweg.words.Words;

@Timeout(20)
class BackgroundEngineTest {
    private final Engine engine = Engines.create(DeviceChoice.CPU, 1, 1 << 20);
    private final ConcurrentLinkedQueue<String> order = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void runsBackgroundWorkInOrderOnOneThread() throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        Job<?> last = null;
        for (int i = 0; i < 20; i++) {
            String name = "job " + i;
            last =
                    engine.submit(
                            task(
                                    name,
                                    () -> {
                                        threads.add(Thread.currentThread());
                                        order.add(name);
                                    }));
        }
        finish(last);
        assertEquals(1, threads.size());
        assertNotSame(Thread.currentThread(), threads.iterator().next());
        assertTrue(threads.iterator().next().isDaemon());
        assertEquals(20, order.size());
        assertEquals("job 0", order.peek());
    }

    @Test
    void letsInteractiveWorkGoFirstAtAYieldPointOnTheSameThread() throws Exception {
        var held = new Held();
        Job<Thread> background = engine.submit(new Task<>("search", held::runOnce));
        held.started.await();
        Job<Thread> drag =
                engine.interactive("alpha", new Task<>("loss", c -> Thread.currentThread()));
        assertEquals(State.WAITING, drag.status().state());
        held.go.countDown();
        Thread lane = drag.result().get();
        assertSame(lane, background.result().get());
        assertEquals(List.of("before", "after"), List.copyOf(held.order));
        assertTrue(held.interactiveRanBetween);
    }

    @Test
    void keepsOnlyTheNewestOfEachView() throws Exception {
        var held = new Held();
        engine.submit(new Task<>("search", held::runOnce));
        held.started.await();
        Job<?> old = engine.interactive("alpha", task("old", () -> order.add("old")));
        Job<?> other = engine.interactive("heat", task("heat", () -> order.add("heat")));
        Job<?> newest = engine.interactive("alpha", task("new", () -> order.add("new")));
        assertEquals(State.STOPPED, old.status().state());
        assertThrows(CancellationException.class, () -> old.result().getNow(null));
        held.go.countDown();
        finish(newest);
        finish(other);
        assertEquals(List.of("heat", "new"), List.copyOf(order));
    }

    @Test
    void runsWaitingInteractiveWorkBeforeTheNextBackgroundJob() throws Exception {
        var held = new Held();
        engine.submit(new Task<>("first", held::waitWithoutYielding));
        held.started.await();
        Job<?> second = engine.submit(task("second", () -> order.add("second")));
        engine.interactive("alpha", task("drag", () -> order.add("drag")));
        held.go.countDown();
        finish(second);
        assertEquals(List.of("drag", "second"), List.copyOf(order));
    }

    @Test
    void doesNotRunInteractiveWorkInsideInteractiveWork() throws Exception {
        var held = new Held();
        Job<Thread> first = engine.interactive("alpha", new Task<>("first", held::runOnce));
        held.started.await();
        Job<?> second = engine.interactive("heat", task("second", () -> order.add("second")));
        held.go.countDown();
        finish(first);
        finish(second);
        assertFalse(held.interactiveRanBetween);
    }

    @Test
    void letsBackgroundWorkMoveHoweverBusyTheHandIs() throws Exception {
        // Each piece of interactive work queues the next: a lane that emptied the queue at one
        // yield point would never come back from it.
        var held = new Held();
        Job<Thread> background = engine.submit(new Task<>("search", held::runOnce));
        held.started.await();
        requeue();
        held.go.countDown();
        finish(background);
    }

    private void requeue() {
        engine.interactive("alpha", task("drag", this::requeue));
    }

    @Test
    void stopsRunningWorkAtItsNextYieldPoint() throws Exception {
        var started = new CountDownLatch(1);
        Job<String> job =
                engine.submit(
                        new Task<>(
                                "search",
                                c -> {
                                    started.countDown();
                                    while (!c.yieldPoint()) {
                                        Thread.onSpinWait();
                                    }
                                    return "best so far";
                                }));
        started.await();
        job.stop();
        assertEquals("best so far", job.result().get());
        assertEquals(State.STOPPED, job.status().state());
    }

    @Test
    void stopsWorkThatHasNothingToKeep() throws Exception {
        var started = new CountDownLatch(1);
        Job<String> job =
                engine.submit(
                        new Task<>(
                                "spectrum",
                                c -> {
                                    started.countDown();
                                    while (true) {
                                        c.yieldOrStop();
                                    }
                                }));
        started.await();
        job.stop();
        assertThrows(CancellationException.class, () -> job.result().get());
        assertTrue(job.result().isCancelled());
    }

    @Test
    void dropsWaitingWorkThatIsStopped() throws Exception {
        var held = new Held();
        engine.submit(new Task<>("search", held::runOnce));
        held.started.await();
        Job<?> waiting = engine.submit(task("never", () -> order.add("never")));
        waiting.stop();
        assertEquals(State.STOPPED, waiting.status().state());
        held.go.countDown();
        finish(engine.submit(task("last", () -> order.add("last"))));
        assertEquals(List.of("last"), List.copyOf(order));
    }

    @Test
    void livesOnAfterAFailure() throws Exception {
        Job<?> bad =
                engine.submit(
                        new Task<>(
                                "bad",
                                c -> {
                                    throw new OutOfMemoryError("made up");
                                }));
        var failure = assertThrows(ExecutionException.class, () -> bad.result().get());
        assertInstanceOf(OutOfMemoryError.class, failure.getCause());
        assertEquals(State.FAILED, bad.status().state());
        finish(engine.submit(task("good", () -> {})));
    }

    @Test
    void tellsListenersOfEveryStage() throws Exception {
        var states = new ConcurrentLinkedQueue<State>();
        engine.onChange(job -> states.add(job.status().state()));
        Job<?> job =
                engine.submit(
                        new Task<>(
                                "work",
                                c -> {
                                    c.progress(0.5, "half");
                                    return 1;
                                }));
        finish(job);
        finish(engine.submit(task("barrier", () -> {})));
        assertTrue(states.containsAll(List.of(State.RUNNING, State.DONE)), states.toString());
        assertEquals(1, job.status().fraction());
        assertEquals("half", job.status().message().in(Words.ENGLISH));
        assertEquals(0, job.status().remainingSeconds());
    }

    @Test
    void onceClosedItsEndIsAwaitedUpToAYieldPointAndNoLongerThanAllowed() throws Exception {
        var begun = new CountDownLatch(1);
        var ended = new AtomicBoolean();
        Engine other = Engines.create(DeviceChoice.CPU, 1, 1 << 20);
        other.submit(
                new Task<>(
                        "long",
                        context -> {
                            begun.countDown();
                            while (!context.yieldPoint()) {
                                Thread.sleep(5);
                            }
                            Thread.sleep(100);
                            ended.set(true);
                            return null;
                        }));
        begun.await();
        other.close();
        other.awaitEnd(1);
        assertFalse(ended.get());
        other.awaitEnd(30_000);
        assertTrue(ended.get());
    }

    @Test
    void closesWithoutWaitingForWorkThatNeverYields() throws Exception {
        var started = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        Job<?> deaf =
                engine.submit(
                        new Task<>(
                                "one native call",
                                c -> {
                                    started.countDown();
                                    release.await();
                                    return 1;
                                }));
        started.await();
        Job<?> waiting = engine.submit(task("waiting", () -> {}));
        long start = System.nanoTime();
        engine.close();
        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(1));
        assertEquals(State.STOPPED, waiting.status().state());
        assertFalse(deaf.result().isDone());
        assertEquals(State.STOPPED, engine.submit(task("late", () -> {})).status().state());
        release.countDown();
    }

    @Test
    void multipliesOnTheLane() throws Exception {
        Job<Float> job =
                engine.submit(
                        new Task<>(
                                "product",
                                c -> {
                                    try (NativeFloats x = engine.memory().allocate(1)) {
                                        x.write(0, new float[] {3}, 0, 1);
                                        engine.linearAlgebra()
                                                .gemm(
                                                        false, false, 1, 1, 1, 2, x, 0, 1, x, 0, 1,
                                                        1, x, 0, 1);
                                        float[] y = new float[1];
                                        x.read(0, y, 0, 1);
                                        return y[0];
                                    }
                                }));
        assertEquals(21, job.result().get());
    }

    private static Task<Integer> task(String name, Runnable body) {
        return new Task<>(
                name,
                c -> {
                    body.run();
                    return 0;
                });
    }

    private static void finish(Job<?> job) {
        try {
            job.result().join();
        } catch (CompletionException e) {
            throw new AssertionError(e);
        }
    }

    /** Work that waits for the test, then yields once. */
    private final class Held {
        final CountDownLatch started = new CountDownLatch(1);
        final CountDownLatch go = new CountDownLatch(1);
        final ConcurrentLinkedQueue<String> order = new ConcurrentLinkedQueue<>();
        volatile boolean interactiveRanBetween;
        private int ended;

        Held() {
            engine.onChange(
                    job -> {
                        if (job.status().state() == State.DONE) {
                            ended++;
                        }
                    });
        }

        Thread runOnce(JobContext context) throws InterruptedException {
            started.countDown();
            go.await();
            order.add("before");
            int before = ended;
            context.yieldPoint();
            interactiveRanBetween = ended > before;
            order.add("after");
            return Thread.currentThread();
        }

        Thread waitWithoutYielding(JobContext context) throws InterruptedException {
            context.progress(Double.NaN, "waiting");
            started.countDown();
            go.await();
            return Thread.currentThread();
        }
    }
}
