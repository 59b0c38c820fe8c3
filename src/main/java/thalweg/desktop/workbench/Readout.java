package thalweg.desktop.workbench;

import java.util.Locale;
import thalweg.evaluation.Score;

/**
 * Loss and accuracy under the hand.
 *
 * @param alpha where on the line
 * @param score measured there
 * @param all how many examples were chosen; fewer were used while the hand moved
 */
public record Readout(double alpha, Score score, int all) {
    /** Over how many: "all 10,000" or "sample of 500". */
    public String over() {
        return score.examples() >= all
                ? String.format(Locale.ROOT, "all %,d", all)
                : String.format(Locale.ROOT, "sample of %,d", score.examples());
    }
}
