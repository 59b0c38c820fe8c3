package thalweg.desktop.workbench;

import static thalweg.desktop.workbench.Same.same;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import thalweg.engine.Engine;
import thalweg.engine.JobContext;
import thalweg.engine.JobStoppedException;
import thalweg.evaluation.Evaluator;
import thalweg.evaluation.LoadedExamples;
import thalweg.evaluation.Statistics;
import thalweg.landscape.CurvePoint;
import thalweg.landscape.Line;
import thalweg.landscape.LossCurve;
import thalweg.matching.Restriction;
import thalweg.matching.SearchResult;
import thalweg.matching.SingularParts;
import thalweg.network.Parameters;
import thalweg.words.Phrase;

/**
 * The loss along lines on which part of the weights is merged. Keeps what the pair's weights are
 * decomposed into. Runs on the lane, and is closed there.
 */
final class PartMeasures implements AutoCloseable {
    private final Engine engine;
    private final LaneBench bench;
    private @Nullable Parts parts;

    /** The two models' parts. */
    private record Parts(PairInHand pair, SingularParts a, SingularParts b) {
        void close() {
            a.close();
            b.close();
        }
    }

    /**
     * Which lines on which examples.
     *
     * @param result whose π moves B; null for the naive line alone
     */
    record Wanted(
            PairInHand pair, @Nullable SearchResult result, Restriction part, DataChoice data) {
        boolean isSame(Wanted other) {
            return same(pair, other.pair)
                    && same(result, other.result)
                    && same(data, other.data)
                    && part.equals(other.part);
        }
    }

    /** Where the lines from A end; matched is null without a search. */
    private record Ends(Parameters naive, @Nullable Parameters matched) {}

    PartMeasures(Engine engine, LaneBench bench) {
        this.engine = engine;
        this.bench = bench;
    }

    /**
     * Decomposes both models' weights.
     *
     * @return whether all of it is kept; empty where this was closed meanwhile
     */
    Optional<Boolean> decompose(PairInHand pair, JobContext context) {
        Parts of = parts(pair);
        return using(
                of,
                () -> {
                    var whileKept = new WhileKept(context, of);
                    try {
                        boolean a = of.a.keepAll(whileKept.part(0, 0.5).named(Phrase.plain("A")));
                        boolean b = of.b.keepAll(whileKept.part(0.5, 1).named(Phrase.plain("B")));
                        return Optional.of(a && b);
                    } catch (JobStoppedException e) {
                        if (isKept(of)) {
                            throw e;
                        }
                        return Optional.empty();
                    }
                });
    }

    /**
     * What a hand wants goes first wherever work yields, and may close these parts or want those of
     * another pair: what is kept after that belongs to nobody else.
     */
    private <T> T using(Parts of, Supplier<T> work) {
        try {
            return work.get();
        } finally {
            if (!isKept(of)) {
                of.close();
            }
        }
    }

    private boolean isKept(Parts of) {
        return same(parts, of);
    }

    /** Stops when the parts are no longer kept. */
    private final class WhileKept implements JobContext {
        private final JobContext context;
        private final Parts of;

        WhileKept(JobContext context, Parts of) {
            this.context = context;
            this.of = of;
        }

        @Override
        public void progress(double fraction, Phrase message) {
            context.progress(fraction, message);
        }

        @Override
        public boolean yieldPoint() {
            return context.yieldPoint() || !isKept(of);
        }
    }

    private Parts parts(PairInHand pair) {
        Parts now = parts;
        if (now == null || !same(now.pair, pair)) {
            close();
            now = new Parts(pair, parts(pair.pair().a()), parts(pair.pair().b()));
            parts = now;
        }
        return now;
    }

    private SingularParts parts(Parameters theta) {
        return new SingularParts(theta, engine.linearAlgebra(), engine.memory());
    }

    private Ends ends(Wanted wanted, JobContext context) {
        Parameters a = wanted.pair.pair().a();
        Parts of = parts(wanted.pair);
        Parameters ofA = using(of, () -> of.a.of(wanted.part, context));
        Parameters ofB = using(of, () -> of.b.of(wanted.part, context));
        SearchResult result = wanted.result;
        return new Ends(
                Restriction.exchanged(a, ofA, ofB),
                result == null
                        ? null
                        : Restriction.exchanged(a, ofA, result.best().permutation().apply(ofB)));
    }

    /**
     * At a few points, one line after the other.
     *
     * @param data with the statistics to be used, on the first {@code count} examples
     */
    MergedPart.Lines few(
            Wanted wanted, DataChoice data, int count, double[] alphas, JobContext context) {
        Ends ends = ends(wanted, context);
        return bench.measure(
                wanted.pair.pair().network(),
                data,
                (with, on, statistics) -> {
                    try (Line line = line(with, wanted, ends.naive, statistics)) {
                        LossCurve naive = curve(line, alphas, on, count, context);
                        LossCurve matched = null;
                        if (ends.matched != null) {
                            line.moveB(ends.matched);
                            matched = curve(line, alphas, on, count, context);
                        }
                        return new MergedPart.Lines(wanted.part, naive, matched, count);
                    }
                });
    }

    private static LossCurve curve(
            Line line, double[] alphas, LoadedExamples on, int count, JobContext context) {
        List<CurvePoint> points = new ArrayList<>();
        for (double alpha : alphas) {
            points.add(new CurvePoint(alpha, line.at(alpha, on, count, context)));
        }
        return new LossCurve(points);
    }

    /**
     * At all points that are drawn, the ends and the middle first.
     *
     * @param grown told of the lines so far after each point from the fifth on
     * @param unwanted whether something else is wanted by now: then it ends early
     * @return whether it came to its end
     */
    boolean full(
            Wanted wanted,
            Consumer<MergedPart.Lines> grown,
            BooleanSupplier unwanted,
            JobContext context) {
        Ends ends = ends(wanted, context);
        return bench.measure(
                wanted.pair.pair().network(),
                wanted.data,
                (with, on, statistics) -> {
                    Parameters moved = ends.matched;
                    try (Line naive = line(with, wanted, ends.naive, statistics);
                            Line matched =
                                    moved == null ? null : line(with, wanted, moved, statistics)) {
                        return grow(wanted, naive, matched, on, grown, unwanted, context);
                    }
                });
    }

    private static boolean grow(
            Wanted wanted,
            Line naive,
            @Nullable Line matched,
            LoadedExamples on,
            Consumer<MergedPart.Lines> grown,
            BooleanSupplier unwanted,
            JobContext context) {
        List<CurvePoint> ofNaive = new ArrayList<>();
        List<CurvePoint> ofMatched = new ArrayList<>();
        for (int at : FullCurve.order()) {
            if (unwanted.getAsBoolean()) {
                return false;
            }
            double alpha = at / (double) (FullCurve.POINTS - 1);
            add(ofNaive, naive, alpha, on, wanted.data.examples(), context);
            if (matched != null) {
                add(ofMatched, matched, alpha, on, wanted.data.examples(), context);
            }
            context.progress(
                    ofNaive.size() / (double) FullCurve.POINTS, Phrase.of("progress.part"));
            if (ofNaive.size() >= 5) {
                grown.accept(
                        new MergedPart.Lines(
                                wanted.part,
                                new LossCurve(ofNaive),
                                matched == null ? null : new LossCurve(ofMatched),
                                wanted.data.examples()));
            }
            context.yieldOrStop();
        }
        return true;
    }

    private static void add(
            List<CurvePoint> points,
            Line line,
            double alpha,
            LoadedExamples on,
            int count,
            JobContext context) {
        points.add(new CurvePoint(alpha, line.at(alpha, on, count, context)));
        points.sort(Comparator.comparingDouble(CurvePoint::alpha));
    }

    private Line line(Evaluator with, Wanted wanted, Parameters end, Statistics statistics) {
        return new Line(with, engine.memory(), wanted.pair.pair().a(), end, statistics);
    }

    /** Returns all native memory; it can be used again. */
    @Override
    public void close() {
        Parts now = parts;
        if (now != null) {
            now.close();
            parts = null;
        }
    }
}
