package thalweg.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import thalweg.landscape.LossCurve;

/**
 * Loss along the line from A to B, in nats over α.
 *
 * @param naive between A and B as they are; null until measured
 * @param matched between A and π(B); null until measured
 * @param steps of the search's steps, drawn faintly
 * @param stepsOf the examples of the steps' curves, e.g. "first 500 images"; empty where they are
 *     those of the other curves
 * @param control the distance-only control: what a mere shortening of the line would leave; null
 *     where it can't be told
 * @param naiveBarrier at ½, nats; NaN while unknown
 * @param matchedBarrier at ½, nats; NaN while unknown
 * @param plain the same two lines with batch norm's statistics as they are, where the others have
 *     them measured anew
 * @param ensemble the loss of A's and B's mean probabilities, nats; NaN where it wasn't measured
 * @param alpha where the marker stands; NaN for none
 * @param logScale whether the loss axis is logarithmic
 */
public record LossChartData(
        @Nullable Curve naive,
        @Nullable Curve matched,
        List<Curve> steps,
        String stepsOf,
        @Nullable Curve control,
        double naiveBarrier,
        double matchedBarrier,
        Plain plain,
        double ensemble,
        double alpha,
        boolean logScale)
        implements ChartData {

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
                "",
                control,
                barrier(naive),
                barrier(matched),
                Plain.NONE,
                Double.NaN,
                Double.NaN,
                false);
    }

    /** The same curves and barriers, otherwise told. */
    private LossChartData with(
            String examples, Plain without, double nats, double marker, boolean logarithmic) {
        return new LossChartData(
                naive,
                matched,
                steps,
                examples,
                control,
                naiveBarrier,
                matchedBarrier,
                without,
                nats,
                marker,
                logarithmic);
    }

    /** The same with the marker at α; NaN for none. */
    public LossChartData withAlpha(double marker) {
        return with(stepsOf, plain, ensemble, marker, logScale);
    }

    /** The same with the steps' curves said to be of these examples; empty for the others'. */
    public LossChartData withStepsOf(String examples) {
        return with(examples, plain, ensemble, alpha, logScale);
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
        return with(stepsOf, without, ensemble, alpha, logScale);
    }

    /** The same with the ensemble's loss as a line of reference; NaN for none. */
    public LossChartData withEnsemble(double nats) {
        return with(stepsOf, plain, nats, alpha, logScale);
    }

    /** The same on a logarithmic or linear axis. */
    public LossChartData withLogScale(boolean logarithmic) {
        return with(stepsOf, plain, ensemble, alpha, logarithmic);
    }

    /** The ensemble's loss at every α; null where it wasn't measured. */
    @Nullable Curve ensembleLine() {
        return Double.isNaN(ensemble)
                ? null
                : new Curve(new double[] {0, 1}, new double[] {ensemble, ensemble});
    }

    /** Whether there is nothing to draw. */
    public boolean isEmpty() {
        return naive == null && matched == null && steps.isEmpty() && plain.naive() == null;
    }

    @Override
    public String fileName() {
        return "loss";
    }

    @Override
    public ChartTable table() {
        var alphas = new TreeSet<Double>();
        List<Curve> all = new ArrayList<>(steps);
        if (naive != null) {
            all.add(naive);
        }
        if (matched != null) {
            all.add(matched);
        }
        if (plain.naive() != null) {
            all.add(plain.naive());
        }
        if (plain.matched() != null) {
            all.add(plain.matched());
        }
        for (Curve curve : all) {
            for (double x : curve.x()) {
                alphas.add(x);
            }
        }
        var table =
                new ChartTable.Builder(
                        "alpha", alphas.stream().mapToDouble(Double::doubleValue).toArray());
        if (naive != null) {
            table.add("naive loss" + renewed(), naive);
        }
        if (matched != null) {
            table.add("matched loss" + renewed(), matched);
        }
        if (plain.naive() != null) {
            table.add("naive loss without " + plain.renewal(), plain.naive());
        }
        if (plain.matched() != null) {
            table.add("matched loss without " + plain.renewal(), plain.matched());
        }
        if (control != null) {
            table.add("distance-only control", control);
        }
        Curve line = ensembleLine();
        if (line != null) {
            table.add("ensemble of A and B", line);
        }
        for (int i = 0; i < steps.size(); i++) {
            table.add(
                    "step curve " + (i + 1) + (stepsOf.isEmpty() ? "" : ", " + stepsOf),
                    steps.get(i));
        }
        return table.build();
    }

    private String renewed() {
        return plain.renewal().isEmpty() ? "" : " with " + plain.renewal();
    }

    private static Curve curve(LossCurve measured) {
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

    private static double barrier(@Nullable LossCurve curve) {
        if (curve == null || curve.points().stream().noneMatch(p -> p.alpha() == 0.5)) {
            return Double.NaN;
        }
        return curve.barrierAtHalf();
    }
}
