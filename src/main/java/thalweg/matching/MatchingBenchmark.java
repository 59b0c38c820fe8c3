package thalweg.matching;

import java.util.Arrays;
import java.util.SplittableRandom;
import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeMemory;

/** How long assignment and weight matching take, warm: the first runs are not counted. */
public final class MatchingBenchmark {
    private static final int WARM_UPS = 3;

    private MatchingBenchmark() {}

    /**
     * Weight matching's time.
     *
     * @param seconds the median of the runs, of the search alone
     * @param sweeps of the last run, which are those of every run: one seed, one result
     */
    public record Match(double seconds, int sweeps, double l2After) {}

    /** The median time of some runs of weight matching from the identity. */
    public static Match match(
            Pair pair, long seed, int runs, LinearAlgebra algebra, NativeMemory memory) {
        var search = new WeightMatching(algebra, memory);
        double[] seconds = new double[runs];
        SearchResult last = search.run(pair, null, seed, JobContext.unattended(), _ -> {});
        for (int run = 0; run < runs; run++) {
            last = search.run(pair, null, seed, JobContext.unattended(), _ -> {});
            seconds[run] = last.seconds();
        }
        return new Match(median(seconds), last.sweeps(), last.best().l2());
    }

    /** A matrix of scores uniform over [0, 1), the same for a seed. */
    public static ScoreMatrix uniform(int n, long seed) {
        var random = new SplittableRandom(seed);
        float[] scores = new float[Math.multiplyExact(n, n)];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = random.nextFloat();
        }
        return new ScoreMatrix("uniform-" + n, n, scores);
    }

    /** The median time of some solutions from a cold start, seconds. */
    public static double assignmentSeconds(ScoreMatrix matrix, int runs) {
        var solver = new AssignmentSolver(matrix.n());
        double[] seconds = new double[runs];
        for (int run = -WARM_UPS; run < runs; run++) {
            solver.forget();
            long began = System.nanoTime();
            solver.solve(matrix.scores());
            if (run >= 0) {
                seconds[run] = (System.nanoTime() - began) / 1e9;
            }
        }
        return median(seconds);
    }

    private static double median(double[] seconds) {
        Arrays.sort(seconds);
        int middle = seconds.length / 2;
        return seconds.length % 2 == 1
                ? seconds[middle]
                : (seconds[middle - 1] + seconds[middle]) / 2;
    }
}
