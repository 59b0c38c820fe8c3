package thalweg.desktop.workbench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import thalweg.engine.JobContext;
import thalweg.evaluation.Score;
import thalweg.landscape.CurvePoint;
import thalweg.landscape.LossCurve;
import thalweg.symmetry.Permutation;
import thalweg.words.Phrase;

/** The loss along the line on all chosen examples, the ends and the middle first. */
final class FullCurve {
    /** Points drawn. */
    static final int POINTS = 21;

    private FullCurve() {}

    /** Whether all points are there. */
    static boolean complete(LossCurve curve) {
        return curve.points().size() == POINTS;
    }

    /**
     * Measures it, on the lane.
     *
     * @param grown told of the curve so far after each point from the third on
     */
    static LossCurve measure(
            LaneBench bench,
            LaneBench.Slot slot,
            PairInHand pair,
            Permutation permutation,
            DataChoice data,
            Consumer<LossCurve> grown,
            JobContext context) {
        List<CurvePoint> points = new ArrayList<>();
        for (int at : order()) {
            double alpha = at / (double) (POINTS - 1);
            double known = points.size();
            JobContext point = context.part(known / POINTS, (known + 1) / POINTS);
            Score score =
                    bench.score(
                            slot, pair.pair(), permutation, data, alpha, data.examples(), point);
            points.add(new CurvePoint(alpha, score));
            points.sort(Comparator.comparingDouble(CurvePoint::alpha));
            context.progress(points.size() / (double) POINTS, Phrase.of("progress.line"));
            if (points.size() >= 3) {
                grown.accept(new LossCurve(points));
            }
            context.yieldOrStop();
        }
        return new LossCurve(points);
    }

    /** 0, the end, the middle, then the rest, the finer the later. */
    static int[] order() {
        int last = POINTS - 1;
        var order = new int[POINTS];
        var taken = new boolean[POINTS];
        int n = 0;
        for (int step = last; step >= 1; step = step == 1 ? 0 : (step + 1) / 2) {
            for (int at = 0; at <= last; at += step) {
                if (!taken[at]) {
                    taken[at] = true;
                    order[n++] = at;
                }
            }
        }
        if (n != POINTS) {
            throw new IllegalStateException(Arrays.toString(order));
        }
        return order;
    }
}
