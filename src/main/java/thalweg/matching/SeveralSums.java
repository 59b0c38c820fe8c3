package thalweg.matching;

import java.util.ArrayList;
import java.util.List;
import thalweg.engine.JobStoppedException;
import thalweg.network.Parameter;
import thalweg.network.Parameters;

/** Sums over several models that lie in one frame, learnable tensors alone, in double. */
final class SeveralSums {
    /** Numbers between two yield points: some milliseconds. */
    private static final int BLOCK = 2_000_000;

    private SeveralSums() {}

    /**
     * Σ_{m&lt;n} ⟨x_m, x_n⟩ = ½ (‖Σ x_m‖² − Σ ‖x_m‖²).
     *
     * @param whole whether it is finished even when asked to stop
     * @throws JobStoppedException when asked to stop, unless {@code whole}
     */
    static double objective(List<Parameters> moved, boolean whole, Scratch scratch) {
        double sum = 0;
        int sinceYield = 0;
        for (Parameter first : moved.getFirst().all()) {
            if (!first.learnable()) {
                continue;
            }
            float[][] x = values(first.name(), moved);
            for (int from = 0; from < x[0].length; from += BLOCK) {
                int to = Math.min(x[0].length, from + BLOCK);
                sum += objective(x, from, to);
                sinceYield += to - from;
                if (sinceYield >= BLOCK) {
                    sinceYield = 0;
                    if (scratch.yieldPoint() && !whole) {
                        throw new JobStoppedException();
                    }
                }
            }
        }
        return sum;
    }

    /** The objective over some of the numbers of one tensor, an array a model. */
    static double objective(float[][] x, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            double all = 0;
            double squares = 0;
            for (float[] one : x) {
                all += one[i];
                squares += (double) one[i] * one[i];
            }
            sum += all * all - squares;
        }
        return sum / 2;
    }

    private static float[][] values(String tensor, List<Parameters> models) {
        return models.stream().map(m -> m.get(tensor).values()).toArray(float[][]::new);
    }

    /** The mean of all but one; what is not learnable is the first's. */
    static Parameters meanOfOthers(List<Parameters> moved, int left) {
        List<Parameters> others = new ArrayList<>(moved);
        others.remove(left);
        var mean = new ArrayList<Parameter>();
        for (Parameter first : others.getFirst().all()) {
            if (!first.learnable()) {
                mean.add(first);
                continue;
            }
            float[][] x = values(first.name(), others);
            float[] values = new float[x[0].length];
            for (int i = 0; i < values.length; i++) {
                double sum = 0;
                for (float[] one : x) {
                    sum += one[i];
                }
                values[i] = (float) (sum / x.length);
            }
            mean.add(first.with(values));
        }
        return new Parameters(mean);
    }
}
