package thalweg.matching;

import thalweg.symmetry.Permutation;

/**
 * How far pairwise permutations are from closing cycles: the fraction of units that A→B→C→A does
 * not return to their place, the mean over all triples of models.
 */
public final class CycleError {
    private CycleError() {}

    /** What brings one model to another. */
    @FunctionalInterface
    public interface Pairwise {
        /** The permutation of {@code moves} that brings it to {@code stays}. */
        Permutation between(int stays, int moves);
    }

    /**
     * Of so many models, three or more.
     *
     * @return 0 to 1; 0 where no unit is free
     */
    public static double of(int models, Pairwise pairwise) {
        if (models < 3) {
            throw new IllegalArgumentException(models + " models make no cycle");
        }
        double sum = 0;
        int cycles = 0;
        for (int a = 0; a < models; a++) {
            for (int b = a + 1; b < models; b++) {
                for (int c = b + 1; c < models; c++) {
                    sum += of(pairwise, a, b, c);
                    cycles++;
                }
            }
        }
        return sum / cycles;
    }

    /** Unit i of A is B's p_AB[i], that one C's p_BC[…], and that one A's p_CA[…]. */
    private static double of(Pairwise pairwise, int a, int b, int c) {
        Permutation around =
                pairwise.between(c, a)
                        .andThen(pairwise.between(b, c))
                        .andThen(pairwise.between(a, b));
        int free = around.symmetry().freeUnits();
        return free == 0 ? 0 : (double) around.movedUnits() / free;
    }
}
