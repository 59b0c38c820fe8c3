package thalweg.desktop.workbench;

import thalweg.evaluation.Score;
import thalweg.words.Words;

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
    public String over(Words words) {
        return over(score, all, statistics, words);
    }

    /** Whether it is of a sample: not to be held against the figures of all. */
    public boolean isOfSample() {
        return score.examples() < all;
    }

    static String over(Score score, int all, StatisticsChoice statistics, Words words) {
        String scored = scored(score, all, words);
        return statistics.isNone()
                ? scored
                : words.get("data.over", scored, StatisticsChoice.word(statistics.kind(), words));
    }

    private static String scored(Score score, int all, Words words) {
        return score.examples() >= all
                ? words.get("data.all", all)
                : words.get("data.sample", score.examples());
    }
}
