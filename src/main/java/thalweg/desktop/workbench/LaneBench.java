package thalweg.desktop.workbench;

import static thalweg.desktop.workbench.Same.same;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import thalweg.dataset.Dataset;
import thalweg.engine.Engine;
import thalweg.engine.JobContext;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.engine.OwnTime;
import thalweg.evaluation.Evaluator;
import thalweg.evaluation.Evaluators;
import thalweg.evaluation.LoadedExamples;
import thalweg.evaluation.Score;
import thalweg.evaluation.Statistics;
import thalweg.landscape.Line;
import thalweg.matching.Pair;
import thalweg.network.Model;
import thalweg.network.Network;
import thalweg.symmetry.Permutation;

/**
 * What the lane keeps between jobs so that a hand is answered at once: the evaluator, the examples
 * and the lines between A and π(B). Touched on the lane only; whoever makes it closes it there.
 */
final class LaneBench implements AutoCloseable {
    /** Who moves B: each has a line of its own, so that none waits for another's permutation. */
    enum Slot {
        NAIVE,
        HAND,
        /** The hand at rest, where its statistics are of more examples than while it moves. */
        REST,
        MEASURE
    }

    private static final int MOST_TRAININGS = 4;

    /** Of a line under a moving hand: one of them is crossed in about a frame at the fastest. */
    private static final int PIECES = 32;

    private record Placed(Line line, Pair pair, Permutation at, Statistics statistics) {
        boolean isOf(Pair other, Statistics on) {
            return same(pair, other) && statistics.equals(on);
        }
    }

    private final Engine engine;
    private final Map<Slot, Placed> lines = new EnumMap<>(Slot.class);
    private final Planes planes = new Planes();
    private final Lending lending = new Lending();
    private @Nullable Network network;
    private @Nullable Evaluator evaluator;
    private @Nullable Dataset dataset;
    private int limit;
    private volatile double secondsPerExample = Double.NaN;
    private @Nullable LoadedExamples examples;
    private @Nullable Dataset trainingOf;
    // By how many.
    private final Map<Integer, LoadedExamples> trainings = new HashMap<>();

    LaneBench(Engine engine) {
        this.engine = engine;
    }

    /** Scores a model by itself on the first {@code count} examples. */
    Score score(Model model, DataChoice data, int count, JobContext context) {
        Evaluator with = evaluator(Evaluators.fitted(model.network(), data.dataset()));
        LoadedExamples on = examples(data);
        try (NativeFloats theta = memory("lines").allocate(with.flatLength())) {
            with.flatten(model.parameters(), theta);
            return lending.during(() -> with.score(theta, on, count, context));
        }
    }

    /**
     * Scores θ(α) between A and π(B) on the first {@code count} examples, its statistics as the
     * data says.
     */
    Score score(
            Slot slot,
            Pair pair,
            Permutation permutation,
            DataChoice data,
            double alpha,
            int count,
            JobContext context) {
        Evaluator with = evaluator(Evaluators.fitted(pair.network(), data.dataset()));
        LoadedExamples on = examples(data);
        Statistics statistics = statistics(data.statistics());
        Line line =
                line(
                        with,
                        slot,
                        pair,
                        permutation,
                        slot == Slot.HAND ? statistics.inPieces(PIECES) : statistics);
        // While the hand moves the window draws, too: it gets a core.
        if (slot == Slot.HAND && count < data.examples()) {
            return lending.during(
                    () ->
                            engine.linearAlgebra()
                                    .leavingACore(() -> line.at(alpha, on, count, context)));
        }
        var own = new OwnTime(context);
        Score score = lending.during(() -> line.at(alpha, on, count, own));
        secondsPerExample = own.seconds() / count;
        return score;
    }

    /** What it took to evaluate one example last; NaN before. Any thread may ask. */
    double secondsPerExample() {
        return secondsPerExample;
    }

    /** Scores a point of the plane of three models, likewise. */
    Score score(
            Slot slot,
            Placing placing,
            DataChoice data,
            double[] shares,
            int count,
            JobContext context) {
        return measure(
                placing.models().network(),
                data,
                (with, on, statistics) -> {
                    var plane = planes.of(slot, with, memory("lines"), placing, statistics);
                    return slot == Slot.HAND && count < data.examples()
                            ? engine.linearAlgebra()
                                    .leavingACore(() -> plane.at(shares, on, count, context))
                            : plane.at(shares, on, count, context);
                });
    }

    /** What is measured with evaluator and examples at hand. */
    @FunctionalInterface
    interface Measure<T> {
        T of(Evaluator evaluator, LoadedExamples examples, Statistics statistics);
    }

    /** Measures with what is kept here, which stays. */
    <T> T measure(Network of, DataChoice data, Measure<T> measure) {
        Evaluator with = evaluator(Evaluators.fitted(of, data.dataset()));
        LoadedExamples on = examples(data);
        Statistics statistics = statistics(data.statistics());
        return lending.during(() -> measure.of(with, on, statistics));
    }

    private Line line(
            Evaluator with, Slot slot, Pair pair, Permutation permutation, Statistics statistics) {
        Placed placed = lines.get(slot);
        boolean fits = placed != null && placed.isOf(pair, statistics);
        if (placed != null && fits && same(placed.at, permutation)) {
            return placed.line;
        }
        var moved = permutation.apply(pair.b());
        Line line;
        if (placed != null && fits) {
            line = placed.line;
            line.moveB(moved);
        } else {
            if (placed != null) {
                lines.remove(slot);
                lending.close(placed.line, placed.line::close);
            }
            line = lending.made(new Line(with, memory("lines"), pair.a(), moved, statistics));
        }
        lines.put(slot, new Placed(line, pair, permutation, statistics));
        return line;
    }

    private Statistics statistics(StatisticsChoice choice) {
        Dataset training = choice.training();
        if (training == null) {
            return Statistics.NONE;
        }
        int count = choice.examples();
        if (trainingOf != training
                || trainings.size() == MOST_TRAININGS && !trainings.containsKey(count)) {
            closeTrainings();
            trainingOf = training;
        }
        Network fitting = Objects.requireNonNull(network);
        LoadedExamples on =
                trainings.computeIfAbsent(
                        count,
                        n ->
                                lending.made(
                                        LoadedExamples.load(
                                                training, n, fitting, memory("training"))));
        return new Statistics(choice.kind(), on);
    }

    /** Counted by what it is for, which the list of jobs shows. */
    private NativeMemory memory(String account) {
        return engine.memory().account(account);
    }

    private Evaluator evaluator(Network wanted) {
        if (evaluator == null || !wanted.equals(network)) {
            close();
            evaluator =
                    lending.made(
                            Evaluators.forNetwork(
                                    wanted, engine.linearAlgebra(), memory("evaluator")));
            network = wanted;
        }
        return evaluator;
    }

    private LoadedExamples examples(DataChoice data) {
        if (examples == null || data.dataset() != dataset || data.examples() != limit) {
            closeExamples();
            Network fitting = Objects.requireNonNull(network);
            examples =
                    lending.made(
                            LoadedExamples.load(
                                    data.dataset(), data.examples(), fitting, memory("examples")));
            dataset = data.dataset();
            limit = data.examples();
        }
        return examples;
    }

    /** Returns the memory of the planes of three models. */
    void forgetPlanes() {
        planes.close();
    }

    /** Returns all native memory; the bench can be used again. */
    @Override
    public void close() {
        closeExamples();
        closeTrainings();
        if (evaluator != null) {
            lending.close(evaluator, evaluator::close);
            evaluator = null;
        }
        network = null;
    }

    /** And the lines, which keep what their first layer makes of them. */
    private void closeExamples() {
        closeLines();
        if (examples != null) {
            lending.close(examples, examples::close);
            examples = null;
        }
    }

    /** And the lines, which measure on them. */
    private void closeTrainings() {
        closeLines();
        trainings.values().forEach(training -> lending.close(training, training::close));
        trainings.clear();
    }

    private void closeLines() {
        lines.values().forEach(placed -> lending.close(placed.line, placed.line::close));
        lines.clear();
        planes.close();
    }
}
