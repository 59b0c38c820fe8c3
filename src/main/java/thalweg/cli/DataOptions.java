package thalweg.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import thalweg.dataset.Dataset;
import thalweg.dataset.Datasets;

/** Which examples to measure on. */
final class DataOptions {
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
        if (!split.equals("test") && !split.equals("train")) {
            throw new UsageException(
                    "there is no split '" + split + "'", "--split", "use test or train");
        }
        if (limit != null && limit < 1) {
            throw new UsageException(
                    ("there can't be " + limit + " examples").replace('-', '−'),
                    "--limit",
                    "use 1 or more");
        }
    }

    /** Opens the split. */
    Dataset open() {
        return Datasets.open(folder(), split);
    }

    /** How many examples at most. */
    int limit() {
        return limit == null ? Integer.MAX_VALUE : limit;
    }
}
