package thalweg.matching;

import java.util.List;

/**
 * What a search found.
 *
 * @param setting what searched, with its options
 * @param trace the snapshots, the start first; thinned over the bound of {@link SnapshotHistory}
 * @param best the snapshot that the search chose: of the best objective, of the lowest loss where
 *     it goes by that, or the last where it goes by neither
 * @param seconds of the search alone
 * @param stopped whether it was asked to stop before it converged
 * @param still the names of groups that may move and that the search left as they were, since
 *     nothing of what it goes by shows their units
 * @param orders of the groups that were begun: one, but for restarts
 */
public record SearchResult(
        SearchSetting setting,
        long seed,
        int sweeps,
        double seconds,
        boolean stopped,
        List<Snapshot> trace,
        Snapshot best,
        List<String> still,
        int orders) {
    /** Copies the trace and the names. */
    public SearchResult {
        trace = List.copyOf(trace);
        still = List.copyOf(still);
    }

    /** Of a search in one order. */
    public SearchResult(
            SearchSetting setting,
            long seed,
            int sweeps,
            double seconds,
            boolean stopped,
            List<Snapshot> trace,
            Snapshot best,
            List<String> still) {
        this(setting, seed, sweeps, seconds, stopped, trace, best, still, 1);
    }

    /** Of a search that left no group out. */
    public SearchResult(
            SearchSetting setting,
            long seed,
            int sweeps,
            double seconds,
            boolean stopped,
            List<Snapshot> trace,
            Snapshot best) {
        this(setting, seed, sweeps, seconds, stopped, trace, best, List.of());
    }

    /** The same with the names of groups that were left out. */
    SearchResult leaving(List<String> groups) {
        return new SearchResult(
                setting, seed, sweeps, seconds, stopped, trace, best, groups, orders);
    }

    /** What searched, by its name on the command line. */
    public String method() {
        return setting.kind().id();
    }

    /** (before − after) / before of L2; 0 for two models that were one from the start. */
    public double l2Reduction() {
        double before = trace.getFirst().l2();
        return before == 0 ? 0 : (before - best.l2()) / before;
    }
}
