package thalweg.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which training examples to search on, of a command that measures nothing on data. */
final class TrainingOptions {
    @Mixin private FolderOptions folder = new FolderOptions();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Search on the first N training examples (default: all).")
    private @Nullable Integer limit;

    /** Refuses what can't be; what a search needs is its own to ask for. */
    SearchData check() {
        FolderOptions.requireCount(limit, "--limit");
        folder.check();
        return new SearchData(folder, limit, "--limit");
    }
}
