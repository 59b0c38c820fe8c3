package thalweg.desktop.workbench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    // The middle first: a curve is shown from five points on, the ends among them.
    private static final int[] ORDER = {5, 3, 7, 2, 8, 4, 6, 1, 9};
    private static final int FEWEST_SHOWN = 5;

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
    private final Map<Double, CurvePoint> points = new TreeMap<>();

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

    /** The data or what is done about batch norm has changed under the search. */
    void measureOn(@Nullable DataChoice on) {
        run++;
        data = on;
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
        LossCurve naive = pictures.naiveSampleProperty().get();
        boolean wantsCurve = data != null && naive != null && chooseCurve(step, naive);
        if (wantsR && (rTurn || !wantsCurve)) {
            rTurn = false;
            unit("live R", context -> measures.r(spectra, step, context), this::keepR, step);
        } else if (wantsCurve && data != null && curveOf != null) {
            rTurn = true;
            Snapshot subject = curveOf;
            double alpha = StepMeasures.alpha(ORDER[points.size() - 2]);
            DataChoice on = data;
            unit(
                    "live loss",
                    context -> measures.point(of, subject.permutation(), on, alpha, context),
                    this::keepPoint,
                    subject);
        }
    }

    /** Which step's curve is measured: one begun until it can be shown, then the newest. */
    private boolean chooseCurve(Snapshot newestStep, LossCurve naive) {
        Snapshot begun = curveOf;
        boolean done = begun != null && points.size() == StepMeasures.POINTS;
        boolean overtaken =
                begun != null && begun.step() != newestStep.step() && points.size() >= FEWEST_SHOWN;
        if (begun == null || done || overtaken) {
            if (begun != null && begun.step() == newestStep.step()) {
                return false;
            }
            curveOf = newestStep;
            points.clear();
            // The ends are A and π(B), which computes what B computes, at every step.
            keepEnd(naive.points().getFirst());
            keepEnd(naive.points().getLast());
        }
        return true;
    }

    private void keepEnd(CurvePoint end) {
        points.put(end.alpha(), end);
    }

    private void keepR(Snapshot step, AlignmentCurve r) {
        pictures.rByStep().put(step.step(), r);
    }

    private void keepPoint(Snapshot step, CurvePoint point) {
        points.put(point.alpha(), point);
        if (points.size() >= FEWEST_SHOWN) {
            pictures.lossByStep().put(step.step(), new LossCurve(List.copyOf(points.values())));
        }
    }

    private <T> void unit(
            String view, Task.Body<T> body, BiConsumer<Snapshot, T> keep, Snapshot step) {
        busy = true;
        int now = run;
        desk.interactive(
                view,
                "work.live",
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
