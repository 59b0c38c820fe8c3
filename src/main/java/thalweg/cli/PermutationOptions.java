package thalweg.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import thalweg.matching.SearchResult;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.PermutationFile;

/** Where π comes from: a search, or a file. */
final class PermutationOptions {
    @Mixin private SearchOptions search = new SearchOptions();

    @Option(
            names = "--permutation",
            paramLabel = "FILE",
            description = "Take the permutation of match --permutation-out instead of searching.")
    private @Nullable Path file;

    /**
     * π and how it was come by.
     *
     * @param stopped whether the search was asked to stop before it converged
     */
    record Found(Permutation permutation, String method, boolean stopped) {}

    /** Refuses what can't be met, before any file is read. */
    void check() {
        search.check();
    }

    long seed() {
        return search.seed();
    }

    /** Whether π comes from a file. */
    boolean given() {
        return file != null;
    }

    /** The search, where π doesn't come from a file. */
    SearchOptions search() {
        return search;
    }

    Found find(Workplace work, ModelPair models) {
        if (file != null) {
            return new Found(PermutationFile.read(file, models.symmetry()), "file", false);
        }
        SearchResult result = search.run(work, models);
        return new Found(result.best().permutation(), result.method(), result.stopped());
    }
}
