package thalweg.cli;

import picocli.CommandLine.Option;
import thalweg.engine.Engine;
import thalweg.matching.Search;
import thalweg.matching.SearchResult;
import thalweg.matching.WeightMatching;

/** Which search, and its random choices. */
final class SearchOptions {
    @Option(
            names = "--method",
            paramLabel = "NAME",
            defaultValue = "wm",
            description = "The search: wm, weight matching.")
    private String method = "wm";

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Fixes every random choice (default: 0).")
    private long seed;

    /** For picocli to fill. */
    SearchOptions() {}

    /** Weight matching with that seed. */
    SearchOptions(long seed) {
        this.seed = seed;
    }

    long seed() {
        return seed;
    }

    /** The search's name. */
    String method() {
        return method;
    }

    /** Refuses what can't be searched by. */
    void check() {
        if (!method.equals("wm")) {
            throw new UsageException(
                    "there is no search '" + method + "'", "--method", "use wm, weight matching");
        }
    }

    /** The search that was named. */
    Search search(Engine engine) {
        check();
        return new WeightMatching(engine.linearAlgebra(), engine.memory());
    }

    /** Searches for the permutation that brings B to A. */
    SearchResult run(Workplace work, ModelPair models) {
        Search search = search(work.engine());
        if (models.repaired()) {
            sayRepaired(work);
        }
        return work.search(
                search.name(), context -> search.run(models.pair(), null, seed, context, s -> {}));
    }

    /** Says what weights that are no numbers count as. */
    static void sayRepaired(Workplace work) {
        work.terminal().message("NaN and infinite weights are taken as 0 in the search and in R\n");
    }
}
