package thalweg.desktop;

import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Measures how long the window's thread is busy at a stretch: how much processor time it took until
 * it looked in at a call from outside, one call after the other. So a stretch is what a key would
 * have waited for: a pulse, an event, or several that stood in line. (Processor time, since on a
 * shared machine the thread may wait for a core through no fault of its own; the wall's time is
 * kept beside it.) What ran is told by looking at the thread's stack while a call waits.
 */
final class ThreadProbe implements AutoCloseable {
    private static final long PAUSE = 2;
    private static final long FIRST_LOOK = 15;
    private static final long NEXT_LOOK = 4;
    private static final int DEEPEST = 3;
    private static final int PLACES = 4;

    /**
     * A stretch.
     *
     * @param start nanoseconds of the system's clock
     * @param at seconds from the probe's begin to the stretch's end
     * @param cpu processor time, ms
     * @param waited ms that work of ours waited for another thread, as far as looks have seen it
     * @param wall ms
     * @param loaded how many classes were loaded meanwhile
     * @param where the thread was, how often it was seen there
     */
    record Stretch(
            long start,
            double at,
            double cpu,
            double waited,
            double wall,
            long loaded,
            String where) {
        static final Stretch NONE = new Stretch(0, 0, 0, 0, 0, 0, "");

        /** What the machine isn't to blame for, ms. */
        double held() {
            return cpu + waited;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.0f ms and %.0f ms of waiting (wall %.0f) at %.2f s, %d classes loaded: %s",
                    cpu,
                    waited,
                    wall,
                    at,
                    loaded,
                    where);
        }
    }

    private final ThreadMXBean beans = ManagementFactory.getThreadMXBean();
    private final ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
    private final @Nullable Consumer<Stretch> listener;
    private final Thread window;
    private final Thread prober;
    private final long start = System.nanoTime();
    private Stretch longest = Stretch.NONE; // guarded by this
    private volatile boolean running = true;

    ThreadProbe() throws Exception {
        this(null);
    }

    /**
     * One that tells each stretch.
     *
     * @param listener called on a thread of the probe's
     */
    ThreadProbe(@Nullable Consumer<Stretch> listener) throws Exception {
        this.listener = listener;
        window = OpenWindow.onFx(Thread::currentThread);
        prober = new Thread(this::probe, "probe");
        prober.setDaemon(true);
        prober.setPriority(Thread.MAX_PRIORITY);
        prober.start();
    }

    private void probe() {
        try {
            while (running) {
                add(stretch());
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Stretch stretch() throws InterruptedException {
        var seen = new CountDownLatch(1);
        var end = new long[2];
        long loaded = classes.getTotalLoadedClassCount();
        long cpu = beans.getThreadCpuTime(window.threadId());
        long wall = System.nanoTime();
        Platform.runLater(
                () -> {
                    end[0] = beans.getCurrentThreadCpuTime();
                    end[1] = System.nanoTime();
                    seen.countDown();
                });
        Map<String, Integer> where = new HashMap<>();
        long waited = 0;
        long look = wall;
        long patience = FIRST_LOOK;
        while (!seen.await(patience, TimeUnit.MILLISECONDS)) {
            Thread.State did = window.getState();
            StackTraceElement[] stack = window.getStackTrace();
            where.merge(where(stack), 1, Integer::sum);
            long now = System.nanoTime();
            waited += did != Thread.State.RUNNABLE && isOurs(stack) ? now - look : 0;
            look = now;
            patience = NEXT_LOOK;
            if (!running) {
                return Stretch.NONE;
            }
        }
        return new Stretch(
                wall,
                (end[1] - start) / 1e9,
                (end[0] - cpu) / 1e6,
                waited / 1e6,
                (end[1] - wall) / 1e6,
                classes.getTotalLoadedClassCount() - loaded,
                most(where));
    }

    private synchronized void add(Stretch stretch) {
        if (listener != null) {
            listener.accept(stretch);
        }
        if (stretch.held() > longest.held()) {
            longest = stretch;
        }
    }

    /** Our own methods that it is in, the innermost first, and what it does there. */
    private static String where(StackTraceElement[] stack) {
        var text = new StringBuilder();
        int ours = 0;
        for (StackTraceElement e : stack) {
            if (text.isEmpty() || e.getClassName().startsWith("thalweg.") && ours++ < DEEPEST) {
                text.append(text.isEmpty() ? "" : " < ").append(place(e));
            } else if (isStage(e) && ours == 0) {
                text.append(" < ").append(place(e));
                ours++;
            }
        }
        return text.toString();
    }

    /** Whether it is our code that called the JDK last, and not JavaFX for its renderer. */
    private static boolean isOurs(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .map(StackTraceElement::getClassName)
                .filter(name -> !name.startsWith("java.") && !name.startsWith("jdk."))
                .findFirst()
                .filter(name -> name.startsWith("thalweg."))
                .isPresent();
    }

    /** A part of JavaFX's own work on a frame. */
    private static boolean isStage(StackTraceElement e) {
        return switch (e.getMethodName()) {
            case "doCSSPass", "doLayoutPass", "syncPeer", "synchronizeSceneNodes", "snapshot" ->
                    e.getClassName().startsWith("javafx.");
            default -> false;
        };
    }

    private static String place(StackTraceElement e) {
        String name = e.getClassName();
        return name.substring(name.lastIndexOf('.') + 1)
                + "."
                + e.getMethodName()
                + ":"
                + e.getLineNumber();
    }

    private static String most(Map<String, Integer> where) {
        return where.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(PLACES)
                .map(e -> e.getValue() + " × " + e.getKey())
                .collect(Collectors.joining("; "));
    }

    /** The longest stretch since the last call. */
    synchronized Stretch longest() {
        Stretch was = longest;
        longest = Stretch.NONE;
        return was;
    }

    @Override
    public void close() {
        running = false;
    }
}
