package thalweg.cli;

import thalweg.dataset.Dataset;
import thalweg.engine.Engine;
import thalweg.engine.JobContext;
import thalweg.evaluation.Evaluator;
import thalweg.evaluation.Evaluators;
import thalweg.evaluation.LoadedExamples;
import thalweg.evaluation.Renormalization;
import thalweg.evaluation.Statistics;
import thalweg.landscape.Interpolation;
import thalweg.landscape.Interpolator;
import thalweg.network.Network;
import thalweg.network.Parameters;

/**
 * Measuring one architecture on named examples.
 *
 * @param network takes inputs of the examples' shape
 * @param limit the most examples
 * @param choice what is done about batch norm
 */
record Scored(Network network, Dataset examples, int limit, StatisticsChoice choice) {
    /** What is measured with an evaluator and the examples at hand, on the lane. */
    @FunctionalInterface
    interface Measure<T> {
        T of(Evaluator evaluator, LoadedExamples loaded, Statistics statistics, JobContext context);
    }

    /**
     * Refuses data that isn't the network's, before any long work.
     *
     * @throws thalweg.evaluation.EvaluationException when inputs or labels don't fit
     */
    static Scored of(Network network, Dataset examples, int limit, StatisticsChoice choice) {
        return new Scored(Evaluators.fitted(network, examples), examples, limit, choice);
    }

    /** What must be said of losses with batch norm's statistics as they are; else "". */
    String warning() {
        return choice.kind() == Renormalization.NONE && Renormalization.hasBatchNorm(network)
                ? "Batch norm's statistics are interpolated: much of the barrier is theirs, and"
                        + " matching can look harmful. Use --normalization reset.\n"
                : "";
    }

    /** Loads the examples, measures, and gives all memory back. */
    <T> T measure(Workplace work, String name, Measure<T> measure) {
        Engine engine = work.engine();
        return work.measure(
                name,
                context -> {
                    try (Evaluator evaluator =
                                    Evaluators.forNetwork(
                                            network, engine.linearAlgebra(), engine.memory());
                            LoadedExamples loaded =
                                    LoadedExamples.load(examples, limit, network, engine.memory());
                            LoadedExamples training = choice.load(network, engine.memory())) {
                        return measure.of(evaluator, loaded, choice.statistics(training), context);
                    }
                });
    }

    /** The line between A and B, and between A and π(B). */
    Interpolation line(Workplace work, Parameters a, Parameters b, Parameters moved, int points) {
        return measure(
                work,
                "Loss along the line",
                (evaluator, loaded, statistics, context) ->
                        new Interpolator(evaluator, work.engine().memory())
                                .measure(
                                        a,
                                        b,
                                        moved,
                                        points,
                                        loaded,
                                        loaded.count(),
                                        statistics,
                                        context));
    }
}
