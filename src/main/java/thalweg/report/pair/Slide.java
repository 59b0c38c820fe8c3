package thalweg.report.pair;

import java.util.List;

/**
 * A step of a presentation with its pictures.
 *
 * @param number counted from 1
 * @param total how many there are
 * @param caption under the pictures
 * @param charts one, two side by side, or all of a window's
 */
public record Slide(int number, int total, String caption, List<PairChart> charts) {
    /** Copies the list. */
    public Slide {
        charts = List.copyOf(charts);
    }

    /** The number, with as many digits as all need: "03". */
    String digits() {
        int digits = Math.max(2, String.valueOf(total).length());
        return "0".repeat(digits - String.valueOf(number).length()) + number;
    }
}
