package thalweg.desktop.workbench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import thalweg.dataset.Dataset;
import thalweg.evaluation.Renormalization;
import thalweg.evaluation.Statistics;
import thalweg.words.Words;

/**
 * What is done about the statistics of θ(α) before it is scored, and on which examples.
 *
 * @param training the train split; null where nothing is done
 * @param limit the most of its examples
 */
public record StatisticsChoice(Renormalization kind, @Nullable Dataset training, int limit) {
    /** As the models have them. */
    public static final StatisticsChoice NONE =
            new StatisticsChoice(Renormalization.NONE, null, Statistics.EXAMPLES);

    /** Checks that there is something to measure on. */
    public StatisticsChoice {
        if ((kind == Renormalization.NONE) != (training == null) || limit < 1) {
            throw new IllegalArgumentException(kind + " on " + limit + " of " + training);
        }
    }

    /** Whether nothing is done. */
    public boolean isNone() {
        return training == null;
    }

    /** How many training examples are used. */
    public int examples() {
        return training == null ? 0 : Math.min(limit, training.size());
    }

    /** The same on no more than the first so many. */
    StatisticsChoice onFirst(int most) {
        return isNone() ? this : new StatisticsChoice(kind, training, Math.min(limit, most));
    }

    /** E.g. "reset" or "REPAIR"; as in a sentence. */
    public static String word(Renormalization kind) {
        return kind == Renormalization.REPAIR ? "REPAIR" : kind.label();
    }

    /** In the window's words. */
    public static String word(Renormalization kind, Words words) {
        return words.get("loss.statistics." + kind.label());
    }

    /** E.g. "reset on 5,000"; empty where nothing is done. */
    public String label() {
        return isNone() ? "" : String.format(Locale.ROOT, "%s on %,d", word(kind), examples());
    }
}
