package thalweg.report.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.Alignment;
import thalweg.alignment.AlignmentCurve;
import thalweg.alignment.LayerSpectrum;
import thalweg.alignment.MergedModel;
import thalweg.alignment.Spectrum;
import thalweg.engine.Engine;
import thalweg.engine.JobContext;
import thalweg.evaluation.Evaluator;
import thalweg.evaluation.Evaluators;
import thalweg.evaluation.LoadedExamples;
import thalweg.evaluation.Statistics;
import thalweg.landscape.Line;
import thalweg.landscape.LossCurve;
import thalweg.matching.Pair;
import thalweg.network.Parameters;
import thalweg.symmetry.Permutation;
import thalweg.words.Phrase;

/**
 * A pair of models with everything that is measured of it, each thing once and when it is first
 * asked for. Made, used and closed on the lane: it holds examples and an evaluator.
 */
public final class MeasuredPair implements AutoCloseable {
    /** Points of a curve on all examples. */
    public static final int POINTS = 21;

    /** Points of a curve of a step between, which is of no more than {@link #SAMPLE} examples. */
    public static final int STEP_POINTS = 11;

    /** Examples in the curve of a step between. */
    public static final int SAMPLE = 500;

    private final Engine engine;
    private final Pair pair;
    private final @Nullable Examples examples;
    private final Known known;
    private @Nullable Alignment alignment;
    private @Nullable Bench bench;
    private @Nullable Bench sampleBench;

    /**
     * @param examples null for work without data
     * @param known what has been measured before; more is added
     */
    public MeasuredPair(Engine engine, Pair pair, @Nullable Examples examples, Known known) {
        this.engine = engine;
        this.pair = pair;
        this.examples = examples;
        this.known = known;
    }

    /** What it takes to measure losses. */
    private record Bench(
            Evaluator evaluator,
            LoadedExamples loaded,
            @Nullable LoadedExamples training,
            Statistics statistics,
            int count)
            implements AutoCloseable {
        @Override
        public void close() {
            if (training != null) {
                training.close();
            }
            loaded.close();
            evaluator.close();
        }
    }

    Pair pair() {
        return pair;
    }

    /** The examples; null for none. */
    @Nullable Examples examples() {
        return examples;
    }

    private Alignment alignment() {
        Alignment made = alignment;
        if (made == null) {
            made = new Alignment(engine.linearAlgebra(), engine.memory());
            alignment = made;
        }
        return made;
    }

    private Spectrum a(JobContext context) {
        Spectrum a = known.a;
        if (a == null) {
            a = alignment().spectrum(pair.a(), context.named(Phrase.plain("A")));
            known.a = a;
        }
        return a;
    }

    private Spectrum b(JobContext context) {
        Spectrum b = known.b;
        if (b == null) {
            b = alignment().spectrum(pair.b(), context.named(Phrase.plain("B")));
            known.b = b;
        }
        return b;
    }

    /** A's singular values and vectors of a layer, or of every one. */
    List<LayerSpectrum> layers(JobContext context) {
        return a(context).layers();
    }

    /** B's of the same layer. */
    LayerSpectrum ofB(LayerSpectrum a, JobContext context) {
        return b(context).layer(a.tensor());
    }

    /** R(γ) between A and B as they are. */
    AlignmentCurve before(JobContext context) {
        AlignmentCurve before = known.before;
        if (before == null) {
            before = alignment().curve(a(context), b(context), Alignment.drawnGammas(), context);
            known.before = before;
        }
        return before;
    }

    /** R(γ) of random permutations. */
    Alignment.NullBand band(JobContext context) {
        Alignment.NullBand band = known.band;
        if (band == null) {
            band =
                    alignment()
                            .nullBand(
                                    a(context),
                                    b(context),
                                    pair.symmetry(),
                                    Alignment.drawnGammas(),
                                    Alignment.BAND_PERMUTATIONS,
                                    Alignment.BAND_SEED,
                                    context);
            known.band = band;
        }
        return band;
    }

    /** R(γ) between A and π(B). */
    AlignmentCurve r(Permutation permutation, JobContext context) {
        AlignmentCurve r = known.rs.get(permutation);
        if (r == null) {
            r =
                    alignment()
                            .curve(
                                    a(context),
                                    b(context),
                                    permutation,
                                    Alignment.drawnGammas(),
                                    context);
            known.rs.put(permutation, r);
        }
        return r;
    }

    /**
     * The first k rows and columns of a layer's alignment.
     *
     * @param permutation null between A and B as they are
     */
    Alignment.Matrix matrix(
            LayerSpectrum a,
            LayerSpectrum b,
            @Nullable Permutation permutation,
            Alignment.Side side,
            int k) {
        return permutation == null
                ? alignment().matrix(a, b, side, k)
                : alignment().matrix(a, b, permutation, side, k);
    }

    /** Singular values of a layer of θ(α) between A and B, or a moved B. */
    float[] merged(String tensor, Parameters b, double alpha) {
        return new MergedModel(engine.linearAlgebra())
                .singularValues(pair.a().get(tensor), b.get(tensor), alpha);
    }

    /** Loss between A and B as they are, on all examples; null without data. */
    @Nullable LossCurve naive(JobContext context) {
        if (examples != null && known.naive == null) {
            known.naive = curve(bench(), pair.b(), POINTS, context);
        }
        return examples == null ? null : known.naive;
    }

    /** Loss between A and B as they are, on the first few; null without data. */
    @Nullable LossCurve naiveSample(JobContext context) {
        if (examples != null && known.naiveSample == null) {
            known.naiveSample = curve(sampleBench(), pair.b(), STEP_POINTS, context);
        }
        return examples == null ? null : known.naiveSample;
    }

    /** Loss between A and π(B), on all examples; null without data. */
    @Nullable LossCurve loss(Permutation permutation, JobContext context) {
        return examples == null
                ? null
                : known.losses.computeIfAbsent(
                        permutation, p -> curve(bench(), p.apply(pair.b()), POINTS, context));
    }

    /** Loss between A and π(B), on the first few; null without data. */
    @Nullable LossCurve sample(Permutation permutation, JobContext context) {
        return examples == null
                ? null
                : known.samples.computeIfAbsent(
                        permutation,
                        p -> curve(sampleBench(), p.apply(pair.b()), STEP_POINTS, context));
    }

    /** Loss on the first few as far as it has been measured before, of every step of a search. */
    List<LossCurve> samplesKnown(PairSearch search) {
        List<LossCurve> curves = new ArrayList<>();
        search.result().trace().stream()
                .filter(s -> s.step() > 0 && s.step() != search.best().step())
                .map(s -> known.samples.get(s.permutation()))
                .forEach(
                        curve -> {
                            if (curve != null) {
                                curves.add(curve);
                            }
                        });
        return curves;
    }

    private LossCurve curve(Bench on, Parameters moved, int points, JobContext context) {
        try (var line = new Line(on.evaluator, engine.memory(), pair.a(), moved, on.statistics)) {
            return line.curve(points, on.loaded, on.count, context);
        }
    }

    private Bench bench() {
        Bench made = bench;
        if (made == null) {
            made = make(required());
            bench = made;
        }
        return made;
    }

    private Bench sampleBench() {
        Bench made = sampleBench;
        if (made == null) {
            made = make(required().first(SAMPLE));
            sampleBench = made;
        }
        return made;
    }

    private Examples required() {
        if (examples == null) {
            throw new IllegalStateException("no examples");
        }
        return examples;
    }

    /** What was made before something fails is given back. */
    private Bench make(Examples on) {
        var fitted = Evaluators.fitted(pair.network(), on.dataset());
        var held = new ArrayList<AutoCloseable>();
        boolean done = false;
        try {
            var evaluator =
                    held(
                            held,
                            () ->
                                    Evaluators.forNetwork(
                                            fitted, engine.linearAlgebra(), engine.memory()));
            var loaded =
                    held(
                            held,
                            () ->
                                    LoadedExamples.load(
                                            on.dataset(), on.count(), fitted, engine.memory()));
            var from = on.training();
            LoadedExamples training =
                    from == null
                            ? null
                            : held(
                                    held,
                                    () ->
                                            LoadedExamples.load(
                                                    from,
                                                    on.trainingCount(),
                                                    fitted,
                                                    engine.memory()));
            Statistics statistics =
                    training == null ? Statistics.NONE : new Statistics(on.kind(), training);
            done = true;
            return new Bench(evaluator, loaded, training, statistics, on.count());
        } finally {
            if (!done) {
                held.reversed().forEach(MeasuredPair::letGo);
            }
        }
    }

    private static <T extends AutoCloseable> T held(List<AutoCloseable> all, Supplier<T> making) {
        T made = making.get();
        all.add(made);
        return made;
    }

    private static void letGo(AutoCloseable held) {
        try {
            held.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (bench != null) {
            bench.close();
        }
        if (sampleBench != null) {
            sampleBench.close();
        }
    }
}
