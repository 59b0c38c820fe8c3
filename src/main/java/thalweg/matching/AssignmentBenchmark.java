package thalweg.matching;

import java.util.Arrays;
import java.util.SplittableRandom;

/** How long the assignment solver takes, warm, from a cold start each time. */
public final class AssignmentBenchmark {
    /** Enough for the compiler to have done its best. */
    private static final int WARM_UP = 8;

    private AssignmentBenchmark() {}

    /**
     * The median of several solutions of one matrix, seconds.
     *
     * @param score row-major [n, n]
     */
    public static double medianSeconds(float[] score, int n, int runs) {
        var solver = new AssignmentSolver(n);
        double[] seconds = new double[runs];
        for (int run = -WARM_UP; run < runs; run++) {
            solver.forget();
            long start = System.nanoTime();
            solver.solve(score);
            if (run >= 0) {
                seconds[run] = (System.nanoTime() - start) / 1e9;
            }
        }
        Arrays.sort(seconds);
        return seconds[runs / 2];
    }

    /** Scores uniform between 0 and 1. */
    public static float[] uniform(int n, long seed) {
        var random = new SplittableRandom(seed);
        float[] score = new float[n * n];
        for (int i = 0; i < score.length; i++) {
            score[i] = (float) random.nextDouble();
        }
        return score;
    }
}
