package thalweg.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import thalweg.dataset.Dataset;

/** Which examples to measure on. */
final class DataOptions {
    @Mixin private FolderOptions folder = new FolderOptions();

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

    /** Where they are. */
    FolderOptions folder() {
        return folder;
    }

    /** Whether a folder was named. */
    boolean given() {
        return folder.given();
    }

    /** Refuses a split or a number that can't be. */
    void check() {
        if (!split.equals("test") && !split.equals("train")) {
            throw new UsageException(
                    "there is no split '" + split + "'", "--split", "use test or train");
        }
        FolderOptions.requireCount(limit, "--limit");
        folder.check();
    }

    /** Opens the split to measure on. */
    Dataset open() {
        return folder.open(split);
    }

    /**
     * Opens the training examples.
     *
     * @throws thalweg.dataset.DatasetException when there are none
     */
    Dataset training() {
        return folder.training();
    }

    /** Whether there are training examples. */
    boolean hasTraining() {
        return folder.hasTraining();
    }

    /** {@code {"mean","deviation"}}, a number a channel, as they are applied. */
    static Map<String, Object> inputs(Dataset dataset) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("mean", dataset.normalization().mean());
        fields.put("deviation", dataset.normalization().deviation());
        return fields;
    }

    /** What losses were measured on, and how batch norm was brought to it. */
    static Map<String, Object> measured(
            Dataset dataset, int examples, String normalization, int normalizationExamples) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("data", dataset.name());
        fields.put("split", dataset.split());
        fields.put("examples", examples);
        fields.put("inputs", inputs(dataset));
        fields.put("normalization", normalization);
        fields.put("normalizationExamples", normalizationExamples);
        return fields;
    }

    /** How many examples at most. */
    int limit() {
        return limit == null ? Integer.MAX_VALUE : limit;
    }
}
