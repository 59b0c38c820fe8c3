package thalweg.desktop.workbench;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.Alignment;
import thalweg.alignment.AlignmentCurve;
import thalweg.engine.Engine;
import thalweg.engine.JobContext;
import thalweg.evaluation.Score;
import thalweg.landscape.CurvePoint;
import thalweg.landscape.LossCurve;
import thalweg.matching.Snapshot;
import thalweg.symmetry.Permutation;

/** What is measured of one step of a search. Runs on the lane. */
final class StepMeasures {
    /** Points in the curve of one step. */
    static final int POINTS = 11;

    private final Engine engine;
    private final LaneBench bench;
    private @Nullable Alignment alignment;

    StepMeasures(Engine engine, LaneBench bench) {
        this.engine = engine;
        this.bench = bench;
    }

    /** Made on the lane at first use, since it may load native code. */
    Alignment alignment() {
        Alignment made = alignment;
        if (made == null) {
            made = new Alignment(engine.linearAlgebra(), engine.memory());
            alignment = made;
        }
        return made;
    }

    /** The α of a point, 0 to {@link #POINTS} − 1. */
    static double alpha(int point) {
        return point / (double) (POINTS - 1);
    }

    AlignmentCurve r(Pictures.Spectra spectra, Snapshot step, JobContext context) {
        return r(spectra, step.permutation(), context);
    }

    AlignmentCurve r(Pictures.Spectra spectra, Permutation permutation, JobContext context) {
        return alignment()
                .curve(spectra.a(), spectra.b(), permutation, Alignment.drawnGammas(), context);
    }

    CurvePoint point(
            PairInHand pair,
            Permutation permutation,
            DataChoice data,
            double alpha,
            JobContext context) {
        int count = Math.min(Pictures.STEP_SAMPLE, data.examples());
        Score score =
                bench.score(
                        LaneBench.Slot.MEASURE,
                        pair.pair(),
                        permutation,
                        data.with(data.statistics().onFirst(Pictures.STEP_SAMPLE)),
                        alpha,
                        count,
                        context);
        return new CurvePoint(alpha, score);
    }

    LossCurve curve(PairInHand pair, Permutation permutation, DataChoice data, JobContext context) {
        List<CurvePoint> points = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            JobContext part = context.part(i / (double) POINTS, (i + 1) / (double) POINTS);
            points.add(point(pair, permutation, data, alpha(i), part));
            context.yieldOrStop();
        }
        return new LossCurve(points);
    }
}
