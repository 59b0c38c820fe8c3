package thalweg.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import thalweg.dataset.Dataset;
import thalweg.dataset.Datasets;
import thalweg.dataset.Normalization;

/** Which examples to measure on. */
final class DataOptions {
    private static final String TRAIN = "train";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = {
                "A folder of IDX files, plain or gz, of CIFAR-10's binary",
                "batches, or of a folder of images a class; or an NPZ",
                "with x and y."
            })
    private @Nullable Path data;

    @Option(
            names = "--split",
            paramLabel = "NAME",
            defaultValue = "test",
            description = "test or train (default: test).")
    private String split = "test";

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "The first N examples (default: all).")
    private @Nullable Integer limit;

    @Option(
            names = "--mean",
            paramLabel = "X[,X,X]",
            description = {
                "Inputs are scaled to 0…1, less this, over --deviation:",
                "one number, or one a channel (default: what is usual for",
                "MNIST and CIFAR-10; 0 and 1 else)."
            })
    private @Nullable String mean;

    @Option(names = "--deviation", paramLabel = "X[,X,X]", description = "See --mean.")
    private @Nullable String deviation;

    /** Whether a folder was named. */
    boolean given() {
        return data != null;
    }

    /** The folder; refuses that there is none. */
    Path folder() {
        if (data == null) {
            throw new UsageException(
                    "there is no data to measure on",
                    "--data",
                    "name a folder such as samples/mnist");
        }
        return data;
    }

    /** Refuses a split or a number that can't be. */
    void check() {
        if (!split.equals("test") && !split.equals(TRAIN)) {
            throw new UsageException(
                    "there is no split '" + split + "'", "--split", "use test or train");
        }
        if (limit != null && limit < 1) {
            throw new UsageException(
                    ("there can't be " + limit + " examples").replace('-', '−'),
                    "--limit",
                    "use 1 or more");
        }
        if ((mean == null) != (deviation == null)) {
            throw new UsageException(
                    "a mean and a deviation belong together",
                    mean == null ? "--deviation" : "--mean",
                    "give both, or none for what is usual");
        }
        if (mean != null && deviation != null) {
            Normalization.of(mean, deviation);
        }
    }

    /** Opens the split to measure on. */
    Dataset open() {
        return open(split);
    }

    /**
     * Opens the training examples.
     *
     * @throws thalweg.dataset.DatasetException when there are none
     */
    Dataset training() {
        return open(TRAIN);
    }

    /** Whether there are training examples. */
    boolean hasTraining() {
        return Datasets.splits(folder()).contains(TRAIN);
    }

    private Dataset open(String which) {
        return mean == null || deviation == null
                ? Datasets.open(folder(), which)
                : Datasets.open(folder(), which, Normalization.of(mean, deviation));
    }

    /** {@code {"mean","deviation"}}, a number a channel, as they are applied. */
    static Map<String, Object> inputs(Dataset dataset) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("mean", dataset.normalization().mean());
        fields.put("deviation", dataset.normalization().deviation());
        return fields;
    }

    /** How many examples at most. */
    int limit() {
        return limit == null ? Integer.MAX_VALUE : limit;
    }
}
