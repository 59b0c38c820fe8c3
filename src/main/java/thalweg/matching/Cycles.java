package thalweg.matching;

import thalweg.engine.JobContext;

/**
 * Cycle errors of several models: see {@link CycleError}.
 *
 * @param ofResult of what a strategy found: 0 by construction
 * @param independent of every two models matched on their own; NaN where it isn't known
 */
public record Cycles(double ofResult, double independent) {
    /** Of what a strategy found for three or more models, and nothing beside it. */
    public static Cycles of(Several models, SeveralResult result) {
        return new Cycles(CycleError.of(models.size(), result::between), Double.NaN);
    }

    /**
     * And of every two models matched on their own, to see how far cycles are from closing then.
     *
     * @param search what matches two
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    public static Cycles beside(
            Several models, SeveralResult result, Search search, JobContext context) {
        IndependentPairs pairs = IndependentPairs.match(models, search, result, context);
        return new Cycles(of(models, result).ofResult, CycleError.of(models.size(), pairs));
    }
}
