package thalweg.study;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The figures of a study that stand in its summary and its strip charts. */
public enum Headline {
    /** See {@link PairFigures#l2Reduction}. */
    L2_REDUCTION(
            "l2Reduction",
            "Reduction of L2",
            "(before − after) / before",
            4,
            pair(PairFigures::l2Reduction)),
    /** See {@link PairFigures.Losses#matchedHalf}. */
    BARRIER(
            "barrierHalf",
            "Barrier at ½ after matching",
            "nats",
            4,
            losses(PairFigures.Losses::matchedHalf)),
    /** The share of the naive barrier that is gone. */
    REMOVED(
            "barrierRemoved",
            "Share of the naive barrier removed",
            "at ½, (naive − matched) / naive",
            3,
            losses(
                    l ->
                            l.naiveHalf() > 0
                                    ? (l.naiveHalf() - l.matchedHalf()) / l.naiveHalf()
                                    : Double.NaN)),
    /** See {@link PairFigures.Losses#matchedMidpoint}. */
    MIDPOINT(
            "midpointLoss",
            "Loss at the midpoint after matching",
            "nats",
            4,
            losses(PairFigures.Losses::matchedMidpoint)),
    /** See {@link PairFigures.Held#calibratedMatched}. */
    CALIBRATED(
            "calibratedMidpoint",
            "Loss at the midpoint after matching, calibrated",
            "nats, at the temperature that suits best",
            4,
            pair(p -> p.references() == null ? Double.NaN : p.references().calibratedMatched())),
    /** See {@link PairFigures.Held#ensemble}. */
    ENSEMBLE(
            "ensembleLoss",
            "Loss of the ensemble of A and B",
            "nats, of their mean probabilities",
            4,
            pair(p -> p.references() == null ? Double.NaN : p.references().ensemble())),
    /** See {@link PairFigures.Estimates#matched}. */
    TAYLOR(
            "taylorEstimate",
            "Taylor estimate of the barrier after matching",
            "at ½, nats",
            4,
            pair(p -> p.taylor() == null ? Double.NaN : p.taylor().matched())),
    /** R(0). */
    R0("r0", "R(0) after matching", "all singular vectors", 4, result -> r(result, 0)),
    /** R(0.3). */
    R03(
            "r03",
            "R(0.3) after matching",
            "singular values from 0.3 s₁ up",
            4,
            result -> r(result, Claims.GAMMA)),
    /** See {@link PairFigures#singularChange}. */
    SINGULAR_CHANGE(
            "singularChange",
            "Largest change of a singular value",
            "of its layer's s₁",
            9,
            pair(PairFigures::singularChange)),
    /** See {@link TripleFigures.Losses#matchedMean}. */
    MEAN_OF_THREE(
            "meanOfThree",
            "Loss of the mean of three",
            "nats",
            4,
            triple(TripleFigures.Losses::matchedMean)),
    /** See {@link TripleFigures.Losses#throughA}. */
    THROUGH_A(
            "barrierThroughA",
            "Barrier between π(B) and π(C), through A",
            "at ½, nats",
            4,
            triple(TripleFigures.Losses::throughA)),
    /** See {@link TripleFigures#independentCycleError}. */
    CYCLE_ERROR(
            "independentCycleError",
            "Units that A→B→C→A doesn't return",
            "pairs matched on their own, a fraction",
            3,
            result ->
                    result.triple() == null ? Double.NaN : result.triple().independentCycleError());

    /** Those that a short table shows. */
    public static final List<Headline> SHORT =
            List.of(L2_REDUCTION, BARRIER, R0, R03, MEAN_OF_THREE, THROUGH_A);

    private final String id;
    private final String title;
    private final String unit;
    private final int places;
    private final ToDoubleFunction<StudyResult> figure;

    Headline(
            String id,
            String title,
            String unit,
            int places,
            ToDoubleFunction<StudyResult> figure) {
        this.id = id;
        this.title = title;
        this.unit = unit;
        this.places = places;
        this.figure = figure;
    }

    private static ToDoubleFunction<StudyResult> pair(ToDoubleFunction<PairFigures> figure) {
        return result -> result.pair() == null ? Double.NaN : figure.applyAsDouble(result.pair());
    }

    private static ToDoubleFunction<StudyResult> losses(
            ToDoubleFunction<PairFigures.Losses> figure) {
        return result ->
                result.pair() == null || result.pair().losses() == null
                        ? Double.NaN
                        : figure.applyAsDouble(result.pair().losses());
    }

    private static ToDoubleFunction<StudyResult> triple(
            ToDoubleFunction<TripleFigures.Losses> figure) {
        return result ->
                result.triple() == null || result.triple().losses() == null
                        ? Double.NaN
                        : figure.applyAsDouble(result.triple().losses());
    }

    private static double r(StudyResult result, double gamma) {
        int at = result.task().gammas().indexOf(gamma);
        return result.pair() == null || at < 0 ? Double.NaN : result.pair().rAfter().get(at);
    }

    /** Its name in JSON. */
    public String id() {
        return id;
    }

    /** As charts and tables call it. */
    public String title() {
        return title;
    }

    /** As the head of a narrow column. */
    public String head() {
        return switch (this) {
            case L2_REDUCTION -> "L2 reduction";
            case BARRIER -> "barrier at ½";
            case R0 -> "R(0)";
            case R03 -> "R(0.3)";
            case MEAN_OF_THREE -> "mean of three";
            case THROUGH_A -> "B–C through A";
            default -> title;
        };
    }

    /** Whether it is of three models; else of two. */
    public boolean ofThree() {
        return this == MEAN_OF_THREE || this == THROUGH_A || this == CYCLE_ERROR;
    }

    /** Whether it is a loss or made of losses, which need data. */
    public boolean needsData() {
        return switch (this) {
            case BARRIER,
                    REMOVED,
                    MIDPOINT,
                    CALIBRATED,
                    ENSEMBLE,
                    TAYLOR,
                    MEAN_OF_THREE,
                    THROUGH_A ->
                    true;
            case L2_REDUCTION, R0, R03, SINGULAR_CHANGE, CYCLE_ERROR -> false;
        };
    }

    /** Its unit, or over what it is. */
    public String unit() {
        return unit;
    }

    /** Places after the point that people read. */
    public int places() {
        return places;
    }

    /** Of one result; NaN where it has none. */
    public double of(StudyResult result) {
        return figure.applyAsDouble(result);
    }

    /** Its spread over results. */
    public Spread spread(List<StudyResult> results) {
        return Spread.of(results.stream().map(this::of).toList());
    }
}
