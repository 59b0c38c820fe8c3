package thalweg.desktop.workbench;

import java.util.Locale;
import thalweg.evaluation.Score;

/**
 * Loss and accuracy under the hand.
 *
 * @param alpha where on the line
 * @param score measured there
 * @param all how many examples were chosen; fewer were used while the hand moved
 * @param statistics what was done about batch norm, and on how many training examples
 */
public record Readout(double alpha, Score score, int all, StatisticsChoice statistics) {
    /** Over how many: "all 10,000" or "sample of 500"; ", reset" where it was. */
    public String over() {
        return over(score, all, statistics);
    }

    static String over(Score score, int all, StatisticsChoice statistics) {
        String scored = scored(score, all);
        return statistics.isNone()
                ? scored
                : scored + ", " + StatisticsChoice.word(statistics.kind());
    }

    private static String scored(Score score, int all) {
        return score.examples() >= all
                ? String.format(Locale.ROOT, "all %,d", all)
                : String.format(Locale.ROOT, "sample of %,d", score.examples());
    }
}
