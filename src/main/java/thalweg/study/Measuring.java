package thalweg.study;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import thalweg.dataset.Dataset;
import thalweg.engine.Engine;
import thalweg.engine.JobContext;
import thalweg.evaluation.DirectionalDerivatives;
import thalweg.evaluation.Evaluator;
import thalweg.evaluation.Evaluators;
import thalweg.evaluation.LoadedExamples;
import thalweg.evaluation.Renormalization;
import thalweg.evaluation.Score;
import thalweg.evaluation.Statistics;
import thalweg.landscape.Barriers;
import thalweg.landscape.Line;
import thalweg.landscape.LossCurve;
import thalweg.landscape.Mean;
import thalweg.landscape.Reckoned;
import thalweg.landscape.References;
import thalweg.landscape.Taylor;
import thalweg.matching.Pair;
import thalweg.network.Network;
import thalweg.network.Parameters;

/** Losses on a study's data. Keeps what the last network needed. Used and closed on the lane. */
final class Measuring implements AutoCloseable {
    /** Points of a line of which a study keeps the ends and the middle alone. */
    private static final int ENDS_AND_MIDDLE = 3;

    private final Engine engine;
    private final StudyFiles files;
    private @Nullable Bench bench;

    Measuring(Engine engine, StudyFiles files) {
        this.engine = engine;
        this.files = files;
    }

    /** Whether there is data. */
    boolean given() {
        return files.tests() != null;
    }

    /** For models of a network; closes that of another. */
    Bench on(Network network, Renormalization normalization, JobContext context) {
        Dataset tests = Objects.requireNonNull(files.tests());
        Network fitted = Evaluators.fitted(network, tests);
        Bench before = bench;
        if (before != null
                && before.network.equals(fitted)
                && before.statistics.kind() == normalization) {
            return before;
        }
        close();
        context.yieldOrStop(); // the first evaluator of convolutions loads their library
        Bench made = new Bench(fitted, tests, normalization, context);
        bench = made;
        return made;
    }

    @Override
    public void close() {
        if (bench != null) {
            bench.close();
            bench = null;
        }
    }

    /** Losses of models, midway between every two, and of their mean. */
    record NaiveMean(Barriers barriers, Score mean) {}

    /** One network's evaluator, with the examples in memory. */
    final class Bench implements AutoCloseable {
        private final Network network;
        private final Evaluator evaluator;
        private final LoadedExamples tests;
        private final @Nullable LoadedExamples training;
        private final Statistics statistics;
        private @Nullable Naive last;
        private @Nullable Three lastThree;

        /** Several models as they are. */
        private record Three(List<Parameters> models, NaiveMean losses) {}

        private record Naive(Parameters a, Parameters b, int points, LossCurve curve) {}

        private Bench(
                Network network,
                Dataset examples,
                Renormalization normalization,
                JobContext context) {
            this.network = network;
            evaluator = Evaluators.forNetwork(network, engine.linearAlgebra(), engine.memory());
            LoadedExamples loaded = null;
            LoadedExamples measuredOn = null;
            try {
                context.yieldOrStop();
                loaded = LoadedExamples.load(examples, examples.size(), network, engine.memory());
                context.yieldOrStop();
                if (normalization != Renormalization.NONE) {
                    Dataset on = Objects.requireNonNull(files.statisticsOn());
                    measuredOn = LoadedExamples.load(on, on.size(), network, engine.memory());
                }
            } catch (RuntimeException e) {
                if (loaded != null) {
                    loaded.close();
                }
                evaluator.close();
                throw e;
            }
            tests = loaded;
            training = measuredOn;
            statistics =
                    measuredOn == null
                            ? Statistics.NONE
                            : new Statistics(normalization, measuredOn);
        }

        /** Loss between two models as they are; known for the last pair. */
        LossCurve naive(Parameters a, Parameters b, int points, JobContext context) {
            Naive before = last;
            if (before == null || before.a != a || before.b != b || before.points != points) {
                before = new Naive(a, b, points, curve(a, b, points, context));
                last = before;
            }
            return before.curve;
        }

        /** Loss along the line. */
        LossCurve curve(Parameters a, Parameters b, int points, JobContext context) {
            try (var line = new Line(evaluator, engine.memory(), a, b, statistics)) {
                return line.curve(points, tests, tests.count(), context);
            }
        }

        /** As evaluated: with the input's shape where the data tells it. */
        Network network() {
            return network;
        }

        /** The barrier's Taylor estimate, and what of it is true. */
        Taylor taylor(
                DirectionalDerivatives derivatives,
                Parameters a,
                Parameters b,
                JobContext context) {
            return Taylor.measure(derivatives, a, b, tests, tests.count(), context);
        }

        /** The ensemble and calibrated losses; the lines from A end at {@code ends}. */
        References references(Pair pair, List<Parameters> ends, JobContext context) {
            return References.measure(
                    evaluator,
                    engine.memory(),
                    pair.a(),
                    pair.b(),
                    ends,
                    ENDS_AND_MIDDLE,
                    tests,
                    tests.count(),
                    statistics,
                    context);
        }

        /** Losses of models as they are and of their mean; known for the last ones. */
        NaiveMean naive(List<Parameters> models, JobContext context) {
            Three before = lastThree;
            if (before == null || !before.models.equals(models)) {
                before =
                        new Three(
                                List.copyOf(models),
                                new NaiveMean(
                                        barriers(models, context.part(0, 0.8)),
                                        mean(models, context.part(0.8, 1))));
                lastThree = before;
            }
            return before.losses;
        }

        /** Loss of the mean of models. */
        Score mean(List<Parameters> models, JobContext context) {
            double[] alike = new double[models.size()];
            Arrays.fill(alike, 1);
            return score(Mean.of(models, alike), context);
        }

        /** Losses of the models and midway between every two. */
        Barriers barriers(List<Parameters> models, JobContext context) {
            return Barriers.measure(
                    evaluator, engine.memory(), models, tests, tests.count(), statistics, context);
        }

        private Score score(Parameters theta, JobContext context) {
            return Reckoned.of(evaluator, engine.memory(), theta, tests, statistics, context)
                    .score();
        }

        @Override
        public void close() {
            if (training != null) {
                training.close();
            }
            tests.close();
            evaluator.close();
        }
    }
}
