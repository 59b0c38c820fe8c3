package thalweg.report;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import thalweg.matching.Snapshot;
import thalweg.words.Phrase;

/**
 * Distance and objective by the search's step.
 *
 * @param l2 ‖θ_a − π(θ_b)‖₂
 * @param objective ⟨θ_a, π(θ_b)⟩
 * @param showObjective which of the two is drawn
 * @param step where the cursor stands; NaN for none
 * @param apart whether the steps between those that are here are not known, as of a search that was
 *     opened again: then they are drawn as points, joined faintly
 * @param logScale whether the upright axis is logarithmic; not where a value isn't over 0
 */
public record ObjectiveChartData(
        Curve l2,
        Curve objective,
        boolean showObjective,
        double step,
        boolean apart,
        boolean logScale)
        implements SeriesData {
    /** Of all steps. */
    public ObjectiveChartData(Curve l2, Curve objective, boolean showObjective, double step) {
        this(l2, objective, showObjective, step, false, false);
    }

    /** No step yet. */
    public static final ObjectiveChartData EMPTY = of(List.of());

    /** Of a search's snapshots. */
    public static ObjectiveChartData of(List<Snapshot> snapshots) {
        var steps = new double[snapshots.size()];
        var l2 = new double[steps.length];
        var objective = new double[steps.length];
        int i = 0;
        for (Snapshot snapshot : snapshots) {
            steps[i] = snapshot.step();
            l2[i] = snapshot.l2();
            objective[i++] = snapshot.objective();
        }
        return new ObjectiveChartData(
                new Curve(steps, l2), new Curve(steps, objective), false, Double.NaN);
    }

    /** The same with the cursor at a step; NaN for none. */
    public ObjectiveChartData withStep(double cursor) {
        return new ObjectiveChartData(l2, objective, showObjective, cursor, apart, logScale);
    }

    /** The same, drawing the objective or the distance. */
    public ObjectiveChartData withObjective(boolean shown) {
        return new ObjectiveChartData(l2, objective, shown, step, apart, logScale);
    }

    /** The same, the steps between these known or not. */
    public ObjectiveChartData withApart(boolean unknownBetween) {
        return new ObjectiveChartData(l2, objective, showObjective, step, unknownBetween, logScale);
    }

    /** The same on a logarithmic or linear axis. */
    public ObjectiveChartData withLogScale(boolean logarithmic) {
        return new ObjectiveChartData(l2, objective, showObjective, step, apart, logarithmic);
    }

    /** What is drawn at a step; NaN where it isn't known. */
    public double at(double wanted) {
        Curve curve = shown();
        if (apart && Arrays.binarySearch(curve.x(), wanted) < 0) {
            return Double.NaN;
        }
        return curve.at(wanted);
    }

    /** The curve that is drawn. */
    public Curve shown() {
        return showObjective ? objective : l2;
    }

    /** Whether there is nothing to draw. */
    public boolean isEmpty() {
        return l2.size() == 0;
    }

    /** (first − last) / first of the distance, 0 from a distance of 0; NaN while there is none. */
    public double reduction() {
        if (l2.size() == 0) {
            return Double.NaN;
        }
        return l2.y()[0] == 0 ? 0 : 1 - l2.y()[l2.size() - 1] / l2.y()[0];
    }

    @Override
    public List<Series> series() {
        return isEmpty()
                ? List.of()
                : List.of(
                        Series.solid(
                                "shown",
                                Phrase.of(showObjective ? "charts.objective" : "charts.distance"),
                                ChartTheme::a,
                                shown()));
    }

    /** It has one series, which is all there is to see: nothing is hidden. */
    @Override
    public ObjectiveChartData without(Set<String> hidden) {
        return this;
    }

    @Override
    public Axis axis() {
        return Axis.STEP;
    }

    @Override
    public double nearest(double x) {
        double best = Double.NaN;
        for (double step : l2.x()) {
            if (Double.isNaN(best) || Math.abs(step - x) < Math.abs(best - x)) {
                best = step;
            }
        }
        return best;
    }

    @Override
    public Phrase placeText(double x) {
        return Phrase.of("charts.at.step", Math.round(x));
    }

    @Override
    public String fileName() {
        return showObjective ? "objective" : "distance";
    }

    @Override
    public ChartTable table() {
        return new ChartTable.Builder("step", l2.x())
                .add("L2", l2)
                .add("objective", objective)
                .build();
    }
}
