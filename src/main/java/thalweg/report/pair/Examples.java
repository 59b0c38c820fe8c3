package thalweg.report.pair;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import thalweg.dataset.Dataset;
import thalweg.evaluation.Renormalization;
import thalweg.words.Words;

/**
 * The examples that losses are measured on.
 *
 * @param count the first so many
 * @param kind what is done about batch norm
 * @param training on what; null where nothing is done
 * @param trainingCount on how many
 */
public record Examples(
        Dataset dataset,
        int count,
        Renormalization kind,
        @Nullable Dataset training,
        int trainingCount) {
    /** Checks that they are there. */
    public Examples {
        if (count < 1
                || count > dataset.size()
                || (kind == Renormalization.NONE) != (training == null)) {
            throw new IllegalArgumentException(count + ", " + kind + " on " + training);
        }
    }

    /** No more than the first so many of either. */
    Examples first(int most) {
        return new Examples(
                dataset, Math.min(most, count), kind, training, Math.min(most, trainingCount));
    }

    /** A split, where it is one of the usual ones in the language's words. */
    public static String split(String name, Words words) {
        String key = "data.split." + name;
        return words.has(key) ? words.get(key) : name;
    }

    /** E.g. "MNIST, first 1,000 test examples; reset on 5,000 train examples". */
    public String words(Words words) {
        String scored =
                words.get(
                        "data.over",
                        dataset.name(),
                        words.get(
                                count < dataset.size() ? "data.some-examples" : "data.all-examples",
                                count,
                                split(dataset.split(), words)));
        return training == null
                ? scored
                : words.get(
                        "data.renewed",
                        scored,
                        words.get("loss.statistics." + kind.name().toLowerCase(Locale.ROOT)),
                        trainingCount);
    }
}
