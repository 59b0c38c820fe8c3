package thalweg.desktop.jobs;

import thalweg.words.Phrase;

/** Lengths of time in words, as finely as a person wants to know them. */
public final class Times {
    private static final double MINUTE = 60;
    private static final double HOUR = 60 * MINUTE;

    private Times() {}

    /** How long something took: "0.4 s", "12 s", "2 min 05 s", "1 h 10 min". */
    public static Phrase taken(double seconds) {
        if (seconds < 0.05) {
            return Phrase.of("jobs.seconds", "<0.1");
        }
        if (seconds < 9.95) {
            return words -> words.get("jobs.seconds", words.format("%.1f", seconds));
        }
        long whole = Math.round(seconds);
        if (whole < MINUTE) {
            return Phrase.of("jobs.seconds", whole);
        }
        if (whole < HOUR) {
            return words ->
                    words.get("jobs.minutes-seconds", whole / 60, words.format("%02d", whole % 60));
        }
        return hours(seconds);
    }

    /** How long something will take, about: "1 s", "12 s", "3 min", "1 h 10 min". */
    public static Phrase about(double seconds) {
        if (seconds < 1.5 * MINUTE) {
            return Phrase.of("jobs.seconds", Math.max(1, Math.round(seconds)));
        }
        if (seconds < 1.5 * HOUR) {
            return Phrase.of("jobs.minutes", Math.round(seconds / MINUTE));
        }
        return hours(seconds);
    }

    private static Phrase hours(double seconds) {
        long minutes = Math.round(seconds / MINUTE);
        return Phrase.of("jobs.hours-minutes", minutes / 60, minutes % 60);
    }
}
