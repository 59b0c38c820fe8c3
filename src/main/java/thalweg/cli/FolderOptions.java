package thalweg.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import thalweg.dataset.Dataset;
import thalweg.dataset.Datasets;
import thalweg.dataset.Normalization;

/** Where examples are, and how their inputs are read. */
final class FolderOptions {
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
            names = "--mean",
            paramLabel = "X[,X,X]",
            description = {
                "Inputs are scaled to 0…1, less this, over --deviation:",
                "one number, or one a channel (default: what is usual for",
                "MNIST and CIFAR-10; 0 and 1 else)."
            })
    private @Nullable String mean;

    @Option(
            names = "--deviation",
            paramLabel = "X[,X,X]",
            description = "Likewise the deviation of each channel, as for --mean.")
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

    /** Refuses numbers that can't be. */
    void check() {
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

    /** Opens a split. */
    Dataset open(String split) {
        return mean == null || deviation == null
                ? Datasets.open(folder(), split)
                : Datasets.open(folder(), split, Normalization.of(mean, deviation));
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

    /** Refuses a number of examples that can't be. */
    static void requireCount(@Nullable Integer count, String option) {
        if (count != null && count < 1) {
            throw new UsageException(
                    ("there can't be " + count + " examples").replace('-', '−'),
                    option,
                    "use 1 or more");
        }
    }
}
