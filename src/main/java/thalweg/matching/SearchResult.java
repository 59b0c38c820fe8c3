package thalweg.matching;

import java.util.List;

/**
 * What a search found.
 *
 * @param setting what searched, with its options
 * @param trace the snapshots, the start first; thinned over the bound of {@link SnapshotHistory}
 * @param best the snapshot that the search chose: of the best objective, of the lowest loss
 *     where it goes by that, or the last where it goes by neither
 * @param seconds of the search alone
 * @param stopped whether it was asked to stop before it converged
 */
public record SearchResult(
        SearchSetting setting,
        long seed,
        int sweeps,
        double seconds,
        boolean stopped,
        List<Snapshot> trace,
        Snapshot best) {
    /** Copies the trace. */
    public SearchResult {
        trace = List.copyOf(trace);
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
