package thalweg.desktop;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/**
 * Measures how long the window's thread is busy at a stretch: how much processor time it took
 * between two looks in at it, each as soon as it would look. (Processor time, since on a shared
 * machine the thread may wait for a core through no fault of its own; the wall's time is kept
 * beside it.)
 */
final class ThreadProbe implements AutoCloseable {
    private static final long PAUSE = 2;

    /** A stretch: when it ended, processor and wall milliseconds, and where the thread was. */
    record Stretch(double at, double cpu, double wall, String where) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%.0f ms (wall %.0f) at %.2f s: %s", cpu, wall, at, where);
        }
    }

    private final ThreadMXBean beans = ManagementFactory.getThreadMXBean();
    private final List<Stretch> stretches = new ArrayList<>();
    private final Thread window;
    private final Thread prober;
    private final long start = System.nanoTime();
    private volatile boolean running = true;

    ThreadProbe() throws Exception {
        window = OpenWindow.onFx(Thread::currentThread);
        prober = new Thread(this::probe, "probe");
        prober.setDaemon(true);
        prober.setPriority(Thread.MAX_PRIORITY);
        prober.start();
    }

    private void probe() {
        while (running) {
            long cpu = beans.getThreadCpuTime(window.threadId());
            long wall = System.nanoTime();
            var seen = new CountDownLatch(1);
            Platform.runLater(seen::countDown);
            String where = "";
            try {
                while (!seen.await(20, TimeUnit.MILLISECONDS)) {
                    where = where(where);
                }
                long spent = beans.getThreadCpuTime(window.threadId()) - cpu;
                long waited = System.nanoTime() - wall;
                synchronized (stretches) {
                    stretches.add(
                            new Stretch(
                                    (System.nanoTime() - start) / 1e9,
                                    spent / 1e6,
                                    waited / 1e6,
                                    where));
                }
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private String where(String before) {
        var text = new StringBuilder(before);
        for (StackTraceElement e : window.getStackTrace()) {
            if (e.getClassName().startsWith("thalweg.")) {
                text.append(' ').append(e.getFileName()).append(':').append(e.getLineNumber());
                break;
            }
        }
        return text.toString();
    }

    /** The longest stretch since the last call. */
    Stretch longest() {
        synchronized (stretches) {
            Stretch longest = new Stretch(0, 0, 0, "");
            for (Stretch s : stretches) {
                if (s.cpu > longest.cpu) {
                    longest = s;
                }
            }
            stretches.clear();
            return longest;
        }
    }

    @Override
    public void close() {
        running = false;
    }
}
