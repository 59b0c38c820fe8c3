package thalweg.desktop.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import thalweg.dataset.Dataset;
import thalweg.evaluation.Renormalization;
import thalweg.network.Network;
import thalweg.report.pair.Examples;
import thalweg.words.Words;

/**
 * The examples that losses are measured on.
 *
 * @param location the folder or file
 * @param splits that it holds
 * @param dataset the chosen split
 * @param limit the first so many examples; 0 for all
 * @param statistics what is done about batch norm before a point of a line is scored
 */
public record DataChoice(
        Path location,
        List<String> splits,
        Dataset dataset,
        int limit,
        StatisticsChoice statistics) {
    /** Copies the splits. */
    public DataChoice {
        splits = List.copyOf(splits);
    }

    /** The same with other statistics. */
    DataChoice with(StatisticsChoice other) {
        return new DataChoice(location, splits, dataset, limit, other);
    }

    /** The same with the statistics that the models have. */
    DataChoice plain() {
        return with(StatisticsChoice.NONE);
    }

    /**
     * The same for three or more models, for which there is no REPAIR: what batch norm a network
     * has is reset instead.
     */
    DataChoice forSeveral(Network network) {
        if (statistics.kind() != Renormalization.REPAIR) {
            return this;
        }
        return Renormalization.hasBatchNorm(network)
                ? with(
                        new StatisticsChoice(
                                Renormalization.RESET, statistics.training(), statistics.limit()))
                : plain();
    }

    private boolean images() {
        return dataset.inputShape().size() > 1;
    }

    /** The first so many, e.g. "first 500 images". */
    public String first(int count, Words words) {
        return words.get(images() ? "data.first-images" : "data.first-examples", count);
    }

    /** So many of them in words, e.g. "first 1,000 test images". */
    public String words(int count, Words words) {
        return words.get(
                "data."
                        + (count < dataset.size() ? "some-" : "all-")
                        + (images() ? "images" : "examples"),
                count,
                split(words));
    }

    private String split(Words words) {
        return Examples.split(dataset.split(), words);
    }

    /** How many examples count. */
    public int examples() {
        return limit <= 0 ? dataset.size() : Math.min(limit, dataset.size());
    }

    /** The label, how inputs are normalised, and what was done about batch norm; for files. */
    public String madeWith() {
        var inputs = dataset.normalization();
        String renewed =
                statistics.isNone() ? "" : ", batch norm " + statistics.label() + " train examples";
        if (statistics.kind() == Renormalization.REPAIR) {
            renewed = ", " + statistics.label() + " train examples";
        }
        return label()
                + ", inputs of mean "
                + inputs.mean()
                + " and deviation "
                + inputs.deviation()
                + renewed;
    }

    /** E.g. "MNIST · test 10,000". */
    public String label(Words words) {
        return words.get("data.label", dataset.name(), split(words), examples());
    }

    /** The same for files. */
    public String label() {
        return String.format(
                Locale.ROOT, "%s · %s %,d", dataset.name(), dataset.split(), examples());
    }
}
