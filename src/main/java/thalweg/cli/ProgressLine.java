package thalweg.cli;

import java.util.Locale;
import thalweg.engine.Job;
import thalweg.report.Figures;
import thalweg.words.Words;

/**
 * How far a job is, on standard error: a bar that a terminal redraws, else now and then a line, so
 * that a log stays short.
 */
final class ProgressLine {
    private static final int WIDTH = 24;
    private static final double QUIET_SECONDS = 0.3;
    private static final double LINE_SECONDS = 1;
    private static final double LONGEST_SILENCE_SECONDS = 10;
    private static final String CLEAR = "\r\u001b[K";

    private final Terminal terminal;
    private boolean drawn;
    private double lineSeconds;
    private int lineTenth;

    ProgressLine(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Shows the job as it stands. */
    void show(Job<?> job) {
        Job.Status status = job.status();
        if (status.state() != Job.State.RUNNING || status.elapsedSeconds() < QUIET_SECONDS) {
            return;
        }
        if (terminal.live()) {
            drawn = true;
            terminal.message(CLEAR + bar(status.fraction()) + ' ' + words(job, status));
        } else if (lineDue(status)) {
            lineSeconds = status.elapsedSeconds();
            lineTenth = tenth(status);
            terminal.message(words(job, status) + '\n');
        }
    }

    /** Leaves no bar behind. */
    void clear() {
        if (drawn) {
            terminal.message(CLEAR);
            drawn = false;
        }
    }

    /** Each tenth, but at most one a second; at least one in ten. */
    private boolean lineDue(Job.Status status) {
        double since = status.elapsedSeconds() - lineSeconds;
        return since >= LONGEST_SILENCE_SECONDS
                || since >= LINE_SECONDS && tenth(status) > lineTenth;
    }

    private static int tenth(Job.Status status) {
        return Double.isNaN(status.fraction()) ? 0 : (int) (10 * status.fraction());
    }

    private static String bar(double fraction) {
        int full =
                Double.isNaN(fraction) ? 0 : (int) Math.round(WIDTH * Math.clamp(fraction, 0, 1));
        return "█".repeat(full) + "░".repeat(WIDTH - full);
    }

    private static String words(Job<?> job, Job.Status status) {
        var words = new StringBuilder(job.name());
        if (!Double.isNaN(status.fraction())) {
            words.append(String.format(Locale.ROOT, " %.0f %%", 100 * status.fraction()));
        }
        String doing = status.message().in(Words.ENGLISH);
        if (!doing.isEmpty()) {
            words.append(", ").append(doing);
        }
        words.append(", ").append(Figures.duration(status.elapsedSeconds()));
        if (status.remainingSeconds() >= 1) {
            words.append(", about ")
                    .append(Figures.duration(status.remainingSeconds()))
                    .append(" left");
        }
        return words.toString();
    }
}
