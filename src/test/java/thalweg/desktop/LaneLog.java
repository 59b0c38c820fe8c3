package thalweg.desktop;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import thalweg.engine.Engine;
import thalweg.engine.Job;
import thalweg.words.Words;

/**
 * What the lane did, and when: says of an answer that came late what was in front of it. Times of
 * the clock stand beside the lane's own processor time: where the two differ, others had the cores.
 */
final class LaneLog {
    /** Whose answers are looked for. */
    private static final String HAND = "Loss under the hand";

    private static final long KEPT_NANOS = 20_000_000_000L;

    /** Of a job's stretch on the lane: what it began, or went on, with. */
    private record Stretch(String work, long from, long to, long processor) {}

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    // Guarded by this.
    private final Deque<Stretch> stretches = new ArrayDeque<>();
    private final Deque<String> running = new ArrayDeque<>();
    private long since = System.nanoTime();
    private long sinceProcessor;

    LaneLog(Engine engine) {
        engine.onChange(this::changed);
    }

    private synchronized void changed(Job<?> job) {
        Job.Status status = job.status();
        if (!Thread.currentThread().getName().equals("lane")) {
            return; // it waits, or was dropped while it did
        }
        cut();
        String doing = status.message().in(Words.ENGLISH);
        String work = job.name() + (doing.isEmpty() ? "" : ": " + doing);
        switch (status.state()) {
            case RUNNING -> {
                if (!running.isEmpty() && running.peek().startsWith(job.name())) {
                    running.pop();
                }
                running.push(work);
            }
            case DONE, STOPPED, FAILED -> {
                if (!running.isEmpty()) {
                    running.pop();
                }
            }
            case WAITING -> {}
        }
    }

    /** On the lane: what went on until now is noted. */
    private void cut() {
        long now = System.nanoTime();
        long processor = threads.getCurrentThreadCpuTime();
        String work = running.isEmpty() ? "idle" : running.peek();
        stretches.add(new Stretch(work, since, now, processor - sinceProcessor));
        since = now;
        sinceProcessor = processor;
        while (!stretches.isEmpty() && now - stretches.peek().to > KEPT_NANOS) {
            stretches.remove();
        }
    }

    /**
     * What the lane did between a move of the hand and its answer's display, longest first.
     *
     * @return e.g. "Statistics 120 ms (lane's own 40), …; shown 12 ms after"
     */
    synchronized String between(long asked, long shown) {
        Map<String, double[]> byWork = new LinkedHashMap<>();
        long answered = asked;
        for (Stretch s : stretches) {
            long overlap = Math.min(s.to, shown) - Math.max(s.from, asked);
            if (overlap <= 0) {
                continue;
            }
            double[] sum = byWork.computeIfAbsent(s.work, name -> new double[2]);
            sum[0] += overlap / 1e6;
            sum[1] += s.processor / 1e6 * overlap / (s.to - s.from);
            if (s.work.startsWith(HAND)) {
                answered = s.to;
            }
        }
        List<Map.Entry<String, double[]>> longest = new ArrayList<>(byWork.entrySet());
        longest.sort((x, y) -> Double.compare(y.getValue()[0], x.getValue()[0]));
        var text = new StringBuilder();
        for (Map.Entry<String, double[]> work : longest.subList(0, Math.min(4, longest.size()))) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%s %.0f ms (lane's own %.0f), ",
                            work.getKey(),
                            work.getValue()[0],
                            work.getValue()[1]));
        }
        return text + String.format(Locale.ROOT, "shown %.0f ms after", (shown - answered) / 1e6);
    }
}
