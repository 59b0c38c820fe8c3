package thalweg.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import thalweg.landscape.LossCurve;
import thalweg.words.Phrase;
import thalweg.words.Words;

/**
 * Loss along the line from A to B, in nats over α.
 *
 * @param naive between A and B as they are; null until measured
 * @param matched between A and π(B); null until measured
 * @param steps of the search's steps, drawn faintly
 * @param stepsOf the examples of the steps' curves, e.g. "first 500 images"; {@link Phrase#none()}
 *     where they are those of the other curves
 * @param control the distance-only control: what a mere shortening of the line would leave; null
 *     where it can't be told
 * @param naiveBarrier at ½, nats; NaN while unknown
 * @param matchedBarrier at ½, nats; NaN while unknown
 * @param plain the same two lines with batch norm's statistics as they are, where the others have
 *     them measured anew
 * @param references what the curves are held against
 * @param part the lines on which only part of the weights is merged
 * @param alpha where the marker stands; NaN for none
 * @param logScale whether the loss axis is logarithmic
 */
public record LossChartData(
        @Nullable Curve naive,
        @Nullable Curve matched,
        List<Curve> steps,
        Phrase stepsOf,
        @Nullable Curve control,
        double naiveBarrier,
        double matchedBarrier,
        Plain plain,
        LossReferences references,
        LossOfPart part,
        double alpha,
        boolean logScale)
        implements SeriesData {
    private static final Phrase MATCHED = Phrase.of("lines.matched");
    private static final Phrase NAIVE = Phrase.of("lines.naive");
    private static final String ENSEMBLE = "ensemble of A and B";

    /**
     * Curves without what was done about batch norm.
     *
     * @param renewal what was done for the other curves, e.g. "reset"; empty for nothing
     * @param naive null until measured
     * @param matched null until measured
     */
    public record Plain(String renewal, @Nullable Curve naive, @Nullable Curve matched) {
        /** Nothing was done for any curve. */
        public static final Plain NONE = new Plain("", null, null);
    }

    /** Nothing measured yet. */
    public static final LossChartData EMPTY = of(null, null, List.of(), Double.NaN);

    /** Copies the list. */
    public LossChartData {
        steps = List.copyOf(steps);
    }

    /**
     * Of measured curves.
     *
     * @param shortening L2 after / L2 before, for the distance-only control; NaN leaves it out
     */
    public static LossChartData of(
            @Nullable LossCurve naive,
            @Nullable LossCurve matched,
            List<LossCurve> steps,
            double shortening) {
        Curve control = null;
        if (naive != null && matched != null && !Double.isNaN(shortening)) {
            control = control(curve(naive), curve(matched), shortening * shortening);
        }
        return new LossChartData(
                naive == null ? null : curve(naive),
                matched == null ? null : curve(matched),
                steps.stream().map(LossChartData::curve).toList(),
                Phrase.none(),
                control,
                barrier(naive),
                barrier(matched),
                Plain.NONE,
                LossReferences.NONE,
                LossOfPart.NONE,
                Double.NaN,
                false);
    }

    /** The same curves and barriers, otherwise told. */
    private LossChartData with(
            Phrase examples,
            Plain without,
            LossReferences held,
            LossOfPart merged,
            double marker,
            boolean logarithmic) {
        return new LossChartData(
                naive,
                matched,
                steps,
                examples,
                control,
                naiveBarrier,
                matchedBarrier,
                without,
                held,
                merged,
                marker,
                logarithmic);
    }

    /** The same with the marker at α; NaN for none. */
    public LossChartData withAlpha(double marker) {
        return with(stepsOf, plain, references, part, marker, logScale);
    }

    /** The same with the steps' curves said to be of these examples; none for the others'. */
    public LossChartData withStepsOf(Phrase examples) {
        return with(examples, plain, references, part, alpha, logScale);
    }

    /**
     * The same, said to be with batch norm's statistics measured anew, beside the curves without.
     *
     * @param renewal e.g. "reset"
     */
    public LossChartData beside(
            String renewal, @Nullable LossCurve plainNaive, @Nullable LossCurve plainMatched) {
        var without =
                new Plain(
                        renewal,
                        plainNaive == null ? null : curve(plainNaive),
                        plainMatched == null ? null : curve(plainMatched));
        return with(stepsOf, without, references, part, alpha, logScale);
    }

    /** The same beside what its curves are held against. */
    public LossChartData withReferences(LossReferences held) {
        return with(stepsOf, plain, held, part, alpha, logScale);
    }

    /** The same beside the lines on which only part of the weights is merged. */
    public LossChartData withPart(LossOfPart merged) {
        return with(stepsOf, plain, references, merged, alpha, logScale);
    }

    /** The same on a logarithmic or linear axis. */
    public LossChartData withLogScale(boolean logarithmic) {
        return with(stepsOf, plain, references, part, alpha, logarithmic);
    }

    /** Whether there is nothing to draw. */
    public boolean isEmpty() {
        return naive == null && matched == null && steps.isEmpty() && plain.naive() == null;
    }

    @Override
    public List<Series> series() {
        List<Series> all = new ArrayList<>();
        add(all, matched, curve -> Series.solid("matched", MATCHED, ChartTheme::matched, curve));
        add(all, naive, curve -> Series.dashed("naive", NAIVE, ChartTheme::naive, curve));
        add(
                all,
                part.matched(),
                curve ->
                        Series.solid("matched, part", part.name(MATCHED), ChartTheme::text, curve));
        add(
                all,
                part.naive(),
                curve -> Series.dashed("naive, part", part.name(NAIVE), ChartTheme::text, curve));
        add(
                all,
                plain.matched(),
                curve ->
                        Series.solid(
                                "plain matched",
                                Phrase.of("lines.without", MATCHED, renewal()),
                                theme -> LossChart.plain(theme.matched()),
                                curve));
        add(
                all,
                plain.naive(),
                curve ->
                        Series.dashed(
                                "plain naive",
                                Phrase.of("lines.without", NAIVE, renewal()),
                                theme -> LossChart.plain(theme.naive()),
                                curve));
        add(
                all,
                control,
                curve ->
                        Series.dotted(
                                "control", Phrase.of("charts.control"), ChartTheme::muted, curve));
        all.addAll(references.series());
        if (!steps.isEmpty()) {
            all.add(
                    Series.solid(
                            "steps",
                            Phrase.of("charts.steps"),
                            theme -> ChartTheme.faded(theme.matched(), 0.4)));
        }
        return all;
    }

    /** What the faint curves are of. */
    Phrase stepsName() {
        Phrase steps = Phrase.of("charts.steps");
        return stepsOf.isNone() ? steps : Phrase.of("charts.of", steps, stepsOf);
    }

    /** What was done about batch norm. */
    Phrase renewal() {
        return Phrase.of("loss.statistics." + plain.renewal().toLowerCase(Locale.ROOT));
    }

    private static void add(
            List<Series> all, @Nullable Curve curve, Function<Curve, Series> series) {
        if (curve != null) {
            all.add(series.apply(curve));
        }
    }

    @Override
    public LossChartData without(Set<String> hidden) {
        if (hidden.isEmpty()) {
            return this;
        }
        return new LossChartData(
                hidden.contains("naive") ? null : naive,
                hidden.contains("matched") ? null : matched,
                hidden.contains("steps") ? List.of() : steps,
                stepsOf,
                hidden.contains("control") ? null : control,
                naiveBarrier,
                matchedBarrier,
                new Plain(
                        plain.renewal(),
                        hidden.contains("plain naive") ? null : plain.naive(),
                        hidden.contains("plain matched") ? null : plain.matched()),
                references.without(hidden),
                part.without(hidden),
                alpha,
                logScale);
    }

    @Override
    public Axis axis() {
        return Axis.ALPHA;
    }

    @Override
    public Phrase placeText(double x) {
        return Phrase.of("charts.at.alpha", Figures.of(x, 2));
    }

    @Override
    public String fileName() {
        return "loss";
    }

    @Override
    public ChartTable table() {
        Map<String, Curve> all = named();
        double[] alphas =
                all.entrySet().stream()
                        .filter(line -> !line.getKey().equals(ENSEMBLE))
                        .flatMapToDouble(line -> Arrays.stream(line.getValue().x()))
                        .sorted()
                        .distinct()
                        .toArray();
        var table = new ChartTable.Builder("alpha", alphas);
        all.forEach(table::add);
        return table.build();
    }

    /** Every line that is drawn, by what it is. */
    Map<String, Curve> named() {
        var all = new LinkedHashMap<String, Curve>();
        add(all, "naive loss" + renewed(), naive);
        add(all, "matched loss" + renewed(), matched);
        add(all, "naive loss without " + plain.renewal(), plain.naive());
        add(all, "matched loss without " + plain.renewal(), plain.matched());
        add(all, "distance-only control", control);
        add(all, ENSEMBLE, references.ensembleLine());
        add(all, "naive loss, calibrated", references.naive());
        add(all, "matched loss, calibrated", references.matched());
        String merged = ", merged: " + part.label().in(Words.ENGLISH);
        add(all, "naive loss" + merged, part.naive());
        add(all, "matched loss" + merged, part.matched());
        for (int i = 0; i < steps.size(); i++) {
            String examples = stepsOf.isNone() ? "" : ", " + stepsOf.in(Words.ENGLISH);
            add(all, "step curve " + (i + 1) + examples, steps.get(i));
        }
        return all;
    }

    private static void add(Map<String, Curve> all, String name, @Nullable Curve curve) {
        if (curve != null) {
            all.put(name, curve);
        }
    }

    private String renewed() {
        return plain.renewal().isEmpty() ? "" : " with " + plain.renewal();
    }

    static Curve curve(LossCurve measured) {
        return new Curve(
                measured.points().stream().mapToDouble(p -> p.alpha()).toArray(),
                measured.points().stream().mapToDouble(p -> p.score().loss()).toArray());
    }

    /** The chord of the matched curve plus the naive barrier at each α, times the factor. */
    private static Curve control(Curve naive, Curve matched, double factor) {
        var y = new double[naive.size()];
        for (int i = 0; i < y.length; i++) {
            double barrier = naive.y()[i] - chord(naive, naive.x()[i]);
            y[i] = chord(matched, naive.x()[i]) + factor * barrier;
        }
        return new Curve(naive.x(), y);
    }

    private static double chord(Curve curve, double alpha) {
        return (1 - alpha) * curve.y()[0] + alpha * curve.y()[curve.size() - 1];
    }

    static double barrier(@Nullable LossCurve curve) {
        if (curve == null || curve.points().stream().noneMatch(p -> p.alpha() == 0.5)) {
            return Double.NaN;
        }
        return curve.barrierAtHalf();
    }
}
