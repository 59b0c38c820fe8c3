package thalweg.desktop.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import thalweg.dataset.Dataset;

/**
 * The examples that losses are measured on.
 *
 * @param location the folder or file
 * @param splits that it holds
 * @param dataset the chosen split
 * @param limit the first so many examples; 0 for all
 */
public record DataChoice(Path location, List<String> splits, Dataset dataset, int limit) {
    /** Copies the splits. */
    public DataChoice {
        splits = List.copyOf(splits);
    }

    /** How many examples count. */
    public int examples() {
        return limit <= 0 ? dataset.size() : Math.min(limit, dataset.size());
    }

    /** E.g. "MNIST · test 10,000". */
    public String label() {
        return String.format(
                Locale.ROOT, "%s · %s %,d", dataset.name(), dataset.split(), examples());
    }
}
