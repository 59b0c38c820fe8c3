package thalweg.landscape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import thalweg.engine.JobContext;
import thalweg.engine.NativeMemory;
import thalweg.evaluation.Evaluator;
import thalweg.evaluation.LoadedExamples;
import thalweg.evaluation.Score;
import thalweg.evaluation.Statistics;
import thalweg.network.Parameters;
import thalweg.words.Phrase;

/**
 * Several models, and what lies midway between every two of them, all on the same examples.
 *
 * @param ends the models' own scores
 * @param midpoints one a pair: (0, 1), (0, 2), … (1, 2), …
 */
public record Barriers(List<Score> ends, List<Midpoint> midpoints) {
    /**
     * Midway between two models.
     *
     * @param a the one, counted from 0
     * @param b the other, a later one
     */
    public record Midpoint(int a, int b, Score score) {}

    /** Copies the lists. */
    public Barriers {
        ends = List.copyOf(ends);
        midpoints = List.copyOf(midpoints);
    }

    /**
     * Scores models and midpoints.
     *
     * @param models of the evaluator's network, two or more, moved or not
     * @param count the first so many of the examples
     * @param statistics of every point, the models' own included
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    public static Barriers measure(
            Evaluator evaluator,
            NativeMemory memory,
            List<Parameters> models,
            LoadedExamples examples,
            int count,
            Statistics statistics,
            JobContext context) {
        var ends = new ArrayList<Score>();
        var midpoints = new ArrayList<Midpoint>();
        int n = models.size();
        double points = n + n * (n - 1) / 2.0;
        for (int a = 0; a < n - 1; a++) {
            try (Line line =
                    new Line(evaluator, memory, models.get(a), models.get(a + 1), statistics)) {
                ends.add(line.at(0, examples, count, next(ends, midpoints, points, context)));
                for (int b = a + 1; b < n; b++) {
                    context.progress(
                            (ends.size() + midpoints.size()) / points,
                            Phrase.of("progress.midpoints"));
                    if (b > a + 1) {
                        line.moveB(models.get(b));
                    }
                    JobContext point = next(ends, midpoints, points, context);
                    midpoints.add(new Midpoint(a, b, line.at(0.5, examples, count, point)));
                }
                if (a == n - 2) {
                    ends.add(line.at(1, examples, count, next(ends, midpoints, points, context)));
                }
            }
        }
        return new Barriers(ends, midpoints);
    }

    /** The part of the work that the next point is. */
    private static JobContext next(
            List<Score> ends, List<Midpoint> midpoints, double points, JobContext context) {
        int done = ends.size() + midpoints.size();
        return context.part(done / points, (done + 1) / points);
    }

    /** The score of the best of the models themselves. */
    public Score best() {
        return ends.stream().min(Comparator.comparingDouble(Score::loss)).orElseThrow();
    }

    /** L(midpoint) less the mean of the two ends, nats. */
    public double atHalf(Midpoint m) {
        return m.score.loss() - (ends.get(m.a).loss() + ends.get(m.b).loss()) / 2;
    }

    /** The barriers at ½ as a symmetric matrix, nats, with 0 between a model and itself. */
    public double[][] matrix() {
        var matrix = new double[ends.size()][ends.size()];
        for (Midpoint m : midpoints) {
            matrix[m.a][m.b] = atHalf(m);
            matrix[m.b][m.a] = matrix[m.a][m.b];
        }
        return matrix;
    }
}
