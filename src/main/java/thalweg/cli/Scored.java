package thalweg.cli;

import thalweg.dataset.Dataset;
import thalweg.dataset.DatasetException;
import thalweg.dataset.Datasets;
import thalweg.engine.Engine;
import thalweg.engine.JobContext;
import thalweg.engine.NativeFloats;
import thalweg.evaluation.Evaluator;
import thalweg.evaluation.Evaluators;
import thalweg.evaluation.LoadedExamples;
import thalweg.evaluation.Score;
import thalweg.landscape.Interpolation;
import thalweg.landscape.Interpolator;
import thalweg.network.Network;
import thalweg.network.Parameters;

/**
 * Measuring one architecture on named examples.
 *
 * @param limit the most examples
 */
record Scored(Network network, Dataset examples, int limit) {
    /** What is measured with an evaluator and the examples at hand, on the lane. */
    @FunctionalInterface
    interface Measure<T> {
        T of(Evaluator evaluator, LoadedExamples loaded, JobContext context);
    }

    /**
     * Refuses data that isn't the network's, before any long work.
     *
     * @throws DatasetException when inputs or labels don't fit
     */
    void requireFit() {
        Datasets.requireFit(examples, network.inputLength(), network.outputs());
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
                                    LoadedExamples.load(
                                            examples, limit, network, engine.memory())) {
                        return measure.of(evaluator, loaded, context);
                    }
                });
    }

    /** The line between A and B, and between A and π(B). */
    Interpolation line(Workplace work, ModelPair models, Parameters moved, int points) {
        return measure(
                work,
                "Loss along the line",
                (evaluator, loaded, context) ->
                        new Interpolator(evaluator, work.engine().memory())
                                .measure(
                                        models.thetaA(),
                                        models.thetaB(),
                                        moved,
                                        points,
                                        loaded,
                                        loaded.count(),
                                        context));
    }

    /** Loss and accuracy of one θ; call within {@link #measure}. */
    static Score score(
            Engine engine,
            Evaluator evaluator,
            LoadedExamples loaded,
            Parameters theta,
            JobContext context) {
        try (NativeFloats flat = engine.memory().allocate(evaluator.flatLength())) {
            evaluator.flatten(theta, flat);
            return evaluator.score(flat, loaded, loaded.count(), context);
        }
    }
}
