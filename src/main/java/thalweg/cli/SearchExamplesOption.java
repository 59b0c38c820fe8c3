package thalweg.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many training examples a search takes, of a command that also measures on data. */
final class SearchExamplesOption {
    @Option(
            names = "--search-examples",
            paramLabel = "N",
            description = "am, ste: search on the first N training examples (default: all).")
    private @Nullable Integer examples;

    /** Of the folder that the command measures on. */
    SearchData of(DataOptions data) {
        FolderOptions.requireCount(examples, "--search-examples");
        return new SearchData(data.folder(), examples, "--search-examples");
    }
}
