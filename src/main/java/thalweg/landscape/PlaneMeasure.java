package thalweg.landscape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.engine.NativeMemory;
import thalweg.engine.OwnTime;
import thalweg.evaluation.BlendEvaluator;
import thalweg.evaluation.Evaluator;
import thalweg.evaluation.LoadedExamples;
import thalweg.evaluation.Score;
import thalweg.evaluation.Statistics;
import thalweg.network.Parameters;
import thalweg.words.Phrase;

/**
 * Measures the plane of three models, from coarse to fine: a pure function of them and the
 * examples.
 */
public final class PlaneMeasure {
    /** Grid points a side unless said otherwise. */
    public static final int GRID = 21;

    private static final int MOST = 201;

    /** Of the triangle's larger side, left free around it. */
    private static final double MARGIN = 0.2;

    /** Points a side of the first, coarse grid, at most. */
    private static final int COARSE = 7;

    private final Evaluator evaluator;
    private final NativeMemory memory;

    /** Uses an evaluator of the models' network, which stays the caller's. */
    public PlaneMeasure(Evaluator evaluator, NativeMemory memory) {
        this.evaluator = evaluator;
        this.memory = memory;
    }

    /**
     * @throws LandscapeException when a grid of so many points a side can't be of use
     */
    public static void requireGrid(int points) {
        if (points < 3 || points > MOST) {
            throw new LandscapeException(
                    Phrase.of("badmeasure.plane-has-from-3-to-points-side", MOST),
                    Phrase.of("badmeasure.points", points),
                    Phrase.of("remedies.choose", Math.clamp(points, 3, MOST)));
        }
    }

    /**
     * Scores corners, mean and grid, all with the same statistics.
     *
     * @param models A, π(B), π(C)
     * @param points of the grid, a side
     * @param count the first so many of the examples
     * @param observer receives the plane after each pass, the last one complete; must not wait
     * @throws LandscapeException when the models lie on one line, or for a grid that can't be
     * @throws thalweg.evaluation.EvaluationException when points are to be repaired
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    public Plane measure(
            List<Parameters> models,
            int points,
            LoadedExamples examples,
            int count,
            Statistics statistics,
            JobContext context,
            Consumer<Plane> observer) {
        requireGrid(points);
        var frame = PlaneFrame.of(models.get(0), models.get(1), models.get(2));
        try (BlendEvaluator blend = evaluator.blend(memory, models, statistics)) {
            var passes = new Passes(blend, examples, count, statistics, new OwnTime(context));
            Plane plane = passes.first(frame, points);
            observer.accept(plane);
            while (!plane.complete()) {
                plane = passes.next(plane);
                observer.accept(plane);
            }
            return plane;
        }
    }

    /**
     * One pass of {@link #measure} alone: the first and coarsest, or the one after a plane.
     *
     * @param known of the same models, examples and statistics, not complete; null for none
     * @throws LandscapeException likewise
     * @throws thalweg.evaluation.EvaluationException likewise
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    public Plane pass(
            @Nullable Plane known,
            List<Parameters> models,
            int points,
            LoadedExamples examples,
            int count,
            Statistics statistics,
            JobContext context) {
        requireGrid(points);
        try (BlendEvaluator blend = evaluator.blend(memory, models, statistics)) {
            var passes = new Passes(blend, examples, count, statistics, new OwnTime(context));
            return known == null
                    ? passes.first(
                            PlaneFrame.of(models.get(0), models.get(1), models.get(2)), points)
                    : passes.next(known);
        }
    }

    /** Passes over the grid, each as fine again as the one before. */
    private record Passes(
            BlendEvaluator blend,
            LoadedExamples examples,
            int count,
            Statistics statistics,
            OwnTime context) {
        Plane first(PlaneFrame frame, int points) {
            var corners = new ArrayList<Score>();
            JobContext begun = context.part(0, 0);
            for (int corner = 0; corner < 3; corner++) {
                double[] shares = new double[3];
                shares[corner] = 1;
                corners.add(blend.at(shares, examples, count, begun));
            }
            double third = 1 / 3.0;
            Score mean = blend.at(new double[] {third, third, third}, examples, count, begun);
            var grid = new Grid(frame, points);
            int stride = coarsest(points);
            fill(grid, stride);
            return plane(grid, corners, mean, stride, context.seconds());
        }

        Plane next(Plane known) {
            var grid = new Grid(known);
            int stride = known.stride() / 2;
            fill(grid, stride);
            double seconds = known.seconds() + context.seconds();
            return plane(grid, known.corners(), known.mean(), stride, seconds);
        }

        private Plane plane(
                Grid grid, List<Score> corners, Score mean, int stride, double seconds) {
            return new Plane(
                    grid.frame,
                    grid.x,
                    grid.y,
                    grid.loss,
                    grid.accuracy,
                    corners,
                    mean,
                    count,
                    statistics.kind().label(),
                    statistics.training() == null ? 0 : statistics.training().count(),
                    stride,
                    seconds);
        }

        /** Scores every so-manieth point of every so-manieth row that isn't known. */
        private void fill(Grid grid, int stride) {
            int n = grid.x.length;
            for (int row = 0; row < n; row += stride) {
                for (int column = 0; column < n; column += stride) {
                    if (Double.isNaN(grid.loss[row][column])) {
                        context.progress((double) grid.known / (n * n), words(grid.known, n * n));
                        double[] shares = grid.frame.shares(grid.x[column], grid.y[row]);
                        double all = n * n;
                        JobContext point = context.part(grid.known / all, (grid.known + 1) / all);
                        Score score = blend.at(shares, examples, count, point);
                        grid.loss[row][column] = score.loss();
                        grid.accuracy[row][column] = score.accuracy();
                        grid.known++;
                    }
                }
            }
        }
    }

    /**
     * The largest power of two that leaves a few points a side, the last one among them or near.
     */
    private static int coarsest(int points) {
        int stride = 1;
        while ((points - 1) / stride + 1 > COARSE) {
            stride *= 2;
        }
        return stride;
    }

    private static Phrase words(int known, int all) {
        return Phrase.of("progress.point", known + 1, all);
    }

    private static double[][] copy(double[][] of) {
        return Arrays.stream(of).map(double[]::clone).toArray(double[][]::new);
    }

    /** A square around the triangle, and what is known of it. */
    private static final class Grid {
        private final PlaneFrame frame;
        private final double[] x;
        private final double[] y;
        private final double[][] loss;
        private final double[][] accuracy;
        private int known;

        Grid(PlaneFrame frame, int points) {
            this.frame = frame;
            double left = Math.min(0, frame.cx());
            double width = Math.max(frame.b(), frame.cx()) - left;
            double height = frame.cy();
            double side = (1 + 2 * MARGIN) * Math.max(width, height);
            x = axis(left - (side - width) / 2, side, points);
            y = axis(-(side - height) / 2, side, points);
            loss = new double[points][points];
            accuracy = new double[points][points];
            for (int row = 0; row < points; row++) {
                Arrays.fill(loss[row], Double.NaN);
                Arrays.fill(accuracy[row], Double.NaN);
            }
        }

        /** Goes on from what is known. */
        Grid(Plane plane) {
            frame = plane.frame();
            x = plane.x();
            y = plane.y();
            loss = copy(plane.loss());
            accuracy = copy(plane.accuracy());
            for (double[] row : loss) {
                known += (int) Arrays.stream(row).filter(l -> !Double.isNaN(l)).count();
            }
        }

        private static double[] axis(double from, double length, int points) {
            double[] axis = new double[points];
            for (int i = 0; i < points; i++) {
                axis[i] = from + length * i / (points - 1);
            }
            return axis;
        }
    }
}
