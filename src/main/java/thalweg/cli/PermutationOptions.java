package thalweg.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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
     * @param searched null where it was read
     */
    record Found(Permutation permutation, @Nullable Searched searched) {
        /** {@code "method"}, the search's options, {@code "searchExamples"}, {@code "stopped"}. */
        Map<String, @Nullable Object> fields() {
            var fields = new LinkedHashMap<String, @Nullable Object>();
            if (searched == null) {
                fields.put("method", "file");
            } else {
                fields.putAll(searched.fields("searchExamples"));
            }
            fields.put("stopped", searched != null && searched.result().stopped());
            return fields;
        }

        /** What found it, with its seed; empty where a file had it. */
        String name() {
            return searched == null ? "" : searched.name();
        }

        /** What must be said of it after the figures. */
        String sentences() {
            return searched == null
                    ? ""
                    : searched.sentence() + Sentences.stopped(searched.result().stopped());
        }
    }

    /** A way to π that is ready to be gone. */
    @FunctionalInterface
    interface Ready {
        Found find(Workplace work, ModelPair models);
    }

    /**
     * Refuses what can't be met, before any file is read.
     *
     * @param data where a search may find training examples
     */
    void check(SearchData data) {
        if (file == null) {
            search.check(data);
            return;
        }
        String searching = search.givenOption();
        if (searching != null) {
            throw new UsageException(
                    "a permutation that is given needs no search",
                    "--permutation with " + searching,
                    "leave one of the two out");
        }
    }

    /** Whether π comes from a file. */
    boolean given() {
        return file != null;
    }

    /** The search, where π doesn't come from a file. */
    SearchOptions search() {
        return search;
    }

    /** Reads the file, or what the search needs, and refuses what doesn't fit the models. */
    Ready ready(ModelPair models, SearchData data) {
        if (file != null) {
            var read = new Found(PermutationFile.read(file, models.symmetry()), null);
            return (work, pair) -> read;
        }
        SearchOptions.Ready ready = search.ready(models, data);
        return (work, pair) -> {
            Searched searched = ready.run(work, pair);
            work.keepGoing(); // what was found isn't lost to what is measured next
            return new Found(searched.result().best().permutation(), searched);
        };
    }
}
