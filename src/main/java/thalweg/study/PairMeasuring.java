package thalweg.study;

import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.engine.Engine;
import thalweg.engine.JobContext;
import thalweg.evaluation.DirectionalDerivatives;
import thalweg.landscape.Interpolation;
import thalweg.landscape.LossCurve;
import thalweg.landscape.References;
import thalweg.landscape.Taylor;
import thalweg.matching.Pair;
import thalweg.matching.Restriction;
import thalweg.network.Parameters;
import thalweg.symmetry.Permutation;
import thalweg.words.Phrase;

/**
 * What is measured on data of two models and the lines from A: to B and to π(B), or to A with part
 * of it exchanged for theirs. Used on the lane.
 */
final class PairMeasuring {
    private final Engine engine;
    private final Measuring measuring;
    private final PairMeasures wanted;
    private @Nullable Parts last;
    private @Nullable Naive lastNaive;

    /** Two models, the parts of them that are merged, and where the naive line ends. */
    private record Parts(Pair pair, Parameters ofA, Parameters ofB, Parameters naive) {}

    /** The Taylor estimate on a naive line. */
    private record Naive(Parameters a, Parameters end, Taylor taylor) {}

    /** Null where a figure isn't asked for. */
    record Measured(
            PairFigures.Losses losses,
            PairFigures.@Nullable Estimates taylor,
            PairFigures.@Nullable Held references) {}

    PairMeasuring(Engine engine, Measuring measuring, PairMeasures wanted) {
        this.engine = engine;
        this.measuring = measuring;
        this.wanted = wanted;
    }

    /**
     * Measures it all.
     *
     * @param moved π(B)
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    Measured of(
            Study.Cell cell,
            Pair pair,
            Permutation permutation,
            Parameters moved,
            JobContext context) {
        Measuring.Bench bench = measuring.on(pair.network(), cell.normalization(), context);
        boolean whole = wanted.merged().none();
        Parameters naiveEnd = pair.b();
        Parameters end = moved;
        if (!whole) {
            Parts parts = parts(pair, context);
            naiveEnd = parts.naive;
            end = Restriction.exchanged(pair.a(), parts.ofA, permutation.apply(parts.ofB));
        }
        int points = cell.task().points();
        LossCurve naive = bench.naive(pair.a(), naiveEnd, points, context.part(0, 0.4));
        LossCurve matched = bench.curve(pair.a(), end, points, context.part(0.4, 0.8));
        double control =
                whole
                        ? Interpolation.control(
                                pair.a().distance(pair.b()), pair.a().distance(moved), naive)
                        : Double.NaN; // the ends are other models than B: no control tells of them
        return new Measured(
                losses(naive, matched, control),
                wanted.taylor()
                        ? taylor(bench, pair.a(), naiveEnd, end, context.part(0.8, 0.9))
                        : null,
                wanted.references()
                        ? held(bench.references(pair, List.of(naiveEnd, end), context.part(0.9, 1)))
                        : null);
    }

    private static PairFigures.Losses losses(LossCurve naive, LossCurve matched, double control) {
        int half = naive.points().size() / 2;
        var first = naive.points().getFirst().score();
        var last = naive.points().getLast().score();
        return new PairFigures.Losses(
                first.loss(),
                last.loss(),
                matched.points().getLast().score().loss(),
                naive.points().get(half).score().loss(),
                matched.points().get(half).score().loss(),
                naive.barrierAtHalf(),
                matched.barrierAtHalf(),
                naive.maximumBarrier(),
                matched.maximumBarrier(),
                control,
                first.accuracy(),
                last.accuracy(),
                naive.points().get(half).score().accuracy(),
                matched.points().get(half).score().accuracy());
    }

    private Parts parts(Pair pair, JobContext context) {
        Parts before = last;
        if (before == null || before.pair.a() != pair.a() || before.pair.b() != pair.b()) {
            context.progress(0, Phrase.of("progress.parts"));
            Parameters ofA = part(pair.a(), context);
            Parameters ofB = part(pair.b(), context);
            before = new Parts(pair, ofA, ofB, Restriction.exchanged(pair.a(), ofA, ofB));
            last = before;
        }
        return before;
    }

    private Parameters part(Parameters of, JobContext context) {
        return wanted.merged().of(of, engine.linearAlgebra(), engine.memory(), context);
    }

    private PairFigures.Estimates taylor(
            Measuring.Bench bench,
            Parameters a,
            Parameters naiveEnd,
            Parameters end,
            JobContext context) {
        try (var derivatives =
                new DirectionalDerivatives(
                        bench.network(), engine.linearAlgebra(), engine.memory())) {
            Naive before = lastNaive;
            // Two pairs may share one of their models.
            if (before == null || before.a != a || before.end != naiveEnd) {
                before =
                        new Naive(
                                a,
                                naiveEnd,
                                bench.taylor(derivatives, a, naiveEnd, context.part(0, 0.5)));
                lastNaive = before;
            }
            Taylor matched = bench.taylor(derivatives, a, end, context.part(0.5, 1));
            return new PairFigures.Estimates(
                    before.taylor.estimate(),
                    matched.estimate(),
                    before.taylor.barrier(),
                    matched.barrier());
        }
    }

    private static PairFigures.Held held(References of) {
        return new PairFigures.Held(
                of.ensemble().loss(),
                of.ensemble().accuracy(),
                of.a().loss(),
                of.b().loss(),
                of.naive().loss(),
                of.matched().loss());
    }
}
