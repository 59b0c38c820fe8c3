package thalweg.desktop.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.AlignmentCurve;
import thalweg.engine.JobContext;
import thalweg.engine.Task;
import thalweg.landscape.CurvePoint;
import thalweg.landscape.LossCurve;
import thalweg.matching.Snapshot;

/**
 * Pictures while a search runs: of the newest step, R(γ) and the loss along the line on a sample.
 * Each unit is a short job of its own, followed by a pause of twice its length: a third of the lane
 * at most. The steps it misses are measured when the lane is idle.
 */
final class LiveMeasures {
    private static final int SHARE = 2;
    private static final long WAIT_MILLISECONDS = 150;

    private final Desk desk;
    private final StepMeasures measures;
    private final Pictures pictures;
    private final BooleanSupplier handMoves;
    private @Nullable PairInHand pair;
    private @Nullable DataChoice data;
    private @Nullable Snapshot newest;
    private int run;
    private boolean busy;
    private boolean rTurn = true;
    private @Nullable Snapshot curveOf;
    private final List<CurvePoint> points = new ArrayList<>();

    /**
     * @param handMoves whether a hand waits for readouts: pictures give way to it
     */
    LiveMeasures(Desk desk, StepMeasures measures, Pictures pictures, BooleanSupplier handMoves) {
        this.handMoves = handMoves;
        this.desk = desk;
        this.measures = measures;
        this.pictures = pictures;
    }

    /** A search of this pair begins. */
    void begin(PairInHand of, @Nullable DataChoice on) {
        run++;
        pair = of;
        data = on;
        newest = null;
        curveOf = null;
        points.clear();
    }

    /** The search has a new step. */
    void offer(Snapshot snapshot) {
        newest = snapshot;
        pump();
    }

    /** The search has ended. */
    void end() {
        pair = null;
        newest = null;
    }

    private void pump() {
        Snapshot step = newest;
        PairInHand of = pair;
        if (busy || step == null || of == null) {
            return;
        }
        if (handMoves.getAsBoolean()) {
            busy = true;
            rest(WAIT_MILLISECONDS / SHARE);
            return;
        }
        Pictures.Spectra spectra = pictures.spectraProperty().get();
        boolean wantsR = spectra != null && !pictures.rByStep().containsKey(step.step());
        boolean wantsCurve = data != null && (curveOf != null || wantsCurve(step));
        if (wantsR && (rTurn || !wantsCurve)) {
            rTurn = false;
            unit("live R", context -> measures.r(spectra, step, context), this::keepR, step);
        } else if (wantsCurve && data != null) {
            rTurn = true;
            Snapshot subject = curveOf == null ? step : curveOf;
            curveOf = subject;
            double alpha = StepMeasures.alpha(points.size());
            DataChoice on = data;
            unit(
                    "live loss",
                    context -> measures.point(of, subject, on, alpha, context),
                    this::keepPoint,
                    subject);
        }
    }

    private boolean wantsCurve(Snapshot step) {
        return !pictures.lossByStep().containsKey(step.step());
    }

    private void keepR(Snapshot step, AlignmentCurve r) {
        pictures.rByStep().put(step.step(), r);
    }

    private void keepPoint(Snapshot step, CurvePoint point) {
        points.add(point);
        if (points.size() == StepMeasures.POINTS) {
            pictures.lossByStep().put(step.step(), new LossCurve(points));
            points.clear();
            curveOf = null;
        }
    }

    private <T> void unit(
            String view, Task.Body<T> body, BiConsumer<Snapshot, T> keep, Snapshot step) {
        busy = true;
        int now = run;
        desk.interactive(
                view,
                "Pictures of the search",
                context -> timed(body, context),
                timed -> {
                    if (pair != null && now == run) {
                        keep.accept(step, timed.value);
                    }
                    rest(timed.milliseconds);
                },
                outcome -> {
                    if (outcome != Desk.Outcome.DONE) {
                        // A failure would come back at every step: once is enough.
                        end();
                        busy = false;
                    }
                });
    }

    private record Timed<T>(T value, long milliseconds) {}

    private static <T> Timed<T> timed(Task.Body<T> body, JobContext context) throws Exception {
        long start = System.nanoTime();
        T value = body.run(context);
        return new Timed<>(value, (System.nanoTime() - start) / 1_000_000);
    }

    private void rest(long milliseconds) {
        desk.window()
                .later(
                        Math.clamp(SHARE * milliseconds, 4, 2000),
                        () -> {
                            busy = false;
                            pump();
                        });
    }
}
