package thalweg.matching;

import thalweg.engine.JobStoppedException;
import thalweg.network.Parameter;
import thalweg.network.Parameters;
import thalweg.symmetry.Moves;
import thalweg.symmetry.Permutation;

/**
 * Sums over whole models, learnable tensors alone, in double. Nothing is copied, and a yield point
 * stands between blocks: a model of tens of millions of parameters takes longer than a hand waits.
 */
final class ModelSums {
    /** Numbers between two yield points: some milliseconds, gathering included. */
    private static final int BLOCK = 4_000_000;

    private final Scratch scratch;
    private double sum;
    private int sinceYield;

    private ModelSums(Scratch scratch) {
        this.scratch = scratch;
    }

    /**
     * ‖θ‖².
     *
     * @throws JobStoppedException when asked to stop
     */
    static double squares(Parameters theta, Scratch scratch) {
        var sums = new ModelSums(scratch);
        for (Parameter p : theta.all()) {
            if (p.learnable()) {
                sums.add(p, p, Moves.NONE);
            }
        }
        return sums.sum;
    }

    /**
     * ⟨θ_a, π(θ_b)⟩.
     *
     * @throws JobStoppedException when asked to stop
     */
    static double dot(Parameters a, Permutation permutation, Parameters b, Scratch scratch) {
        var sums = new ModelSums(scratch);
        for (Parameter p : a.all()) {
            if (p.learnable()) {
                sums.add(p, b.get(p.name()), Moves.of(permutation, p.name(), p.shape()));
            }
        }
        return sums.sum;
    }

    private void add(Parameter a, Parameter b, Moves moves) {
        float[] x = a.values();
        float[] y = b.values();
        int count = a.shape().isEmpty() ? 1 : a.shape().getFirst();
        int length = count == 0 ? 0 : x.length / count;
        for (int row = 0; row < count; row++) {
            int fromX = row * length;
            int fromY = moves.row(row) * length;
            for (int first = 0; first < length; first += BLOCK) {
                int end = Math.min(length, first + BLOCK);
                int[] within = moves.within(row);
                if (within == null) {
                    addRun(x, fromX + first, y, fromY + first, end - first);
                } else {
                    addTaken(x, fromX, y, fromY, within, first, end);
                }
                rest(end - first);
            }
        }
    }

    /** Four sums: an addition waits for the one before. */
    private void addRun(float[] x, int fromX, float[] y, int fromY, int count) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int k = 0;
        for (; k < count - 3; k += 4) {
            s0 += (double) x[fromX + k] * y[fromY + k];
            s1 += (double) x[fromX + k + 1] * y[fromY + k + 1];
            s2 += (double) x[fromX + k + 2] * y[fromY + k + 2];
            s3 += (double) x[fromX + k + 3] * y[fromY + k + 3];
        }
        for (; k < count; k++) {
            s0 += (double) x[fromX + k] * y[fromY + k];
        }
        sum += s0 + s1 + s2 + s3;
    }

    private void addTaken(
            float[] x, int fromX, float[] y, int fromY, int[] within, int first, int end) {
        double s = 0;
        for (int k = first; k < end; k++) {
            s += (double) x[fromX + k] * y[fromY + within[k]];
        }
        sum += s;
    }

    private void rest(int numbers) {
        sinceYield += numbers;
        if (sinceYield >= BLOCK) {
            sinceYield = 0;
            if (scratch.yieldPoint()) {
                throw new JobStoppedException();
            }
        }
    }
}
