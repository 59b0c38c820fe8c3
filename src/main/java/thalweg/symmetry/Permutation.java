package thalweg.symmetry;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import thalweg.network.Parameters;

/**
 * π: one index array a group; row i of the moved tensor is row p[i] of B's. Immutable; shares the
 * arrays of unchanged groups.
 */
public final class Permutation {
    private final Symmetry symmetry;
    private final int[][] indices;

    private Permutation(Symmetry symmetry, int[][] indices) {
        this.symmetry = symmetry;
        this.indices = indices;
    }

    /**
     * One array a group, in the symmetry's order; taken as they are.
     *
     * @throws SymmetryException when an array isn't a permutation of its group's units
     */
    public static Permutation of(Symmetry symmetry, int[][] indices) {
        throw new UnsupportedOperationException("to come: " + symmetry + indices.length);
    }

    /** Moves nothing. */
    public static Permutation identity(Symmetry symmetry) {
        throw new UnsupportedOperationException("to come: " + symmetry);
    }

    /** Uniform over the free groups. */
    public static Permutation random(Symmetry symmetry, RandomGenerator random) {
        throw new UnsupportedOperationException("to come: " + symmetry + random);
    }

    /** The groups it moves. */
    public Symmetry symmetry() {
        return symmetry;
    }

    /** A group's index array; not to be changed. */
    public int[] indices(int group) {
        return indices[group];
    }

    /** The same but for one group's array, which is taken as it is. */
    public Permutation with(int group, int[] p) {
        int[][] copy = indices.clone();
        copy[group] = p;
        return new Permutation(symmetry, copy);
    }

    /** The whole index array of a tensor's axis, segments and blocks spelled out; null if fixed. */
    public int @Nullable [] onAxis(String tensor, int axis, int length) {
        throw new UnsupportedOperationException("to come: " + tensor + axis + length);
    }

    /** π(θ). */
    public Parameters apply(Parameters theta) {
        throw new UnsupportedOperationException("to come: " + theta);
    }

    /** π⁻¹. */
    public Permutation inverse() {
        throw new UnsupportedOperationException("to come");
    }
}
