package thalweg.cli;

import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import thalweg.matching.SearchKind;
import thalweg.matching.SearchResult;
import thalweg.matching.SearchSetting;

/** Which search, and its random choices. */
final class SearchOptions {
    @Option(
            names = "--method",
            paramLabel = "NAME",
            defaultValue = "wm",
            completionCandidates = Kinds.class,
            description = "The search (default: wm): ${COMPLETION-CANDIDATES}.")
    private String method = SearchKind.WEIGHT_MATCHING.id();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Fixes every random choice (default: 0).")
    private long seed;

    /** The searches that help names. */
    static final class Kinds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(SearchKind.listed().split("; ")).iterator();
        }
    }

    /** For picocli to fill. */
    SearchOptions() {}

    /** Weight matching with that seed. */
    SearchOptions(long seed) {
        this.seed = seed;
    }

    long seed() {
        return seed;
    }

    /** Refuses what can't be searched by. */
    void check() {
        setting();
    }

    private SearchSetting setting() {
        return SearchKind.named(method)
                .orElseThrow(
                        () ->
                                new UsageException(
                                        "there is no search '" + method + "'",
                                        "--method",
                                        "use " + SearchKind.listed()))
                .setting(Map.of());
    }

    /** Searches for the permutation that brings B to A. */
    SearchResult run(Workplace work, ModelPair models) {
        SearchSetting setting = setting();
        if (models.repaired()) {
            work.terminal()
                    .message("NaN and infinite weights are taken as 0 in the search and in R\n");
        }
        return work.search(
                setting.title(),
                context ->
                        setting.make(work.engine(), null)
                                .run(models.pair(), null, seed, context, s -> {}));
    }
}
