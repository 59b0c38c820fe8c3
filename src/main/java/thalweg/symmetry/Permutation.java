package thalweg.symmetry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import thalweg.network.Parameter;
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
     * @throws SymmetryException when an array isn't a permutation of its group's units, or moves a
     *     frozen group
     */
    public static Permutation of(Symmetry symmetry, int[][] indices) {
        List<PermutationGroup> groups = symmetry.groups();
        if (indices.length != groups.size()) {
            throw new IllegalArgumentException(
                    indices.length + " arrays for " + groups.size() + " groups");
        }
        for (int g = 0; g < indices.length; g++) {
            require(groups.get(g), indices[g]);
        }
        return new Permutation(symmetry, indices.clone());
    }

    private static void require(PermutationGroup group, int[] p) {
        if (p.length != group.size()) {
            throw new SymmetryException(
                    "the permutation has " + p.length + " entries for " + group.size() + " units",
                    "group " + group.name(),
                    "use one made for models of these widths");
        }
        boolean[] seen = new boolean[p.length];
        for (int i = 0; i < p.length; i++) {
            if (p[i] < 0 || p[i] >= p.length || seen[p[i]]) {
                throw new SymmetryException(
                        "entry "
                                + i
                                + " of the permutation, "
                                + p[i]
                                + ", is out of range or"
                                + " taken twice",
                        "group " + group.name(),
                        "name each unit from 0 to " + (p.length - 1) + " once");
            }
            seen[p[i]] = true;
            if (group.kind() == PermutationGroup.Kind.FROZEN && p[i] != i) {
                throw new SymmetryException(
                        "the permutation moves unit " + i,
                        "group " + group.name(),
                        "leave frozen groups as they are");
            }
        }
    }

    /** Moves nothing. */
    public static Permutation identity(Symmetry symmetry) {
        int[][] indices = new int[symmetry.groups().size()][];
        for (int g = 0; g < indices.length; g++) {
            indices[g] = range(symmetry.groups().get(g).size());
        }
        return new Permutation(symmetry, indices);
    }

    /** Uniform over the free groups. */
    public static Permutation random(Symmetry symmetry, RandomGenerator random) {
        return shuffled(symmetry, random, 1);
    }

    /**
     * Moves every unit of every free group of two units or more: a uniform random cycle for each
     * (Sattolo's method). Proves more about a network than {@link #random}, which may leave a small
     * group as it is.
     */
    public static Permutation movingEveryUnit(Symmetry symmetry, RandomGenerator random) {
        return shuffled(symmetry, random, 0);
    }

    /** Swaps each unit, from the last, with one before it or, where within is 1, itself. */
    private static Permutation shuffled(Symmetry symmetry, RandomGenerator random, int within) {
        Permutation result = identity(symmetry);
        for (int g = 0; g < result.indices.length; g++) {
            if (symmetry.groups().get(g).kind() == PermutationGroup.Kind.FREE) {
                int[] p = result.indices[g];
                for (int i = p.length - 1; i > 0; i--) {
                    int j = random.nextInt(i + within);
                    int swap = p[i];
                    p[i] = p[j];
                    p[j] = swap;
                }
            }
        }
        return result;
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

    /**
     * The whole index array of a tensor's axis, segments and blocks spelled out: position i of the
     * moved axis is position result[i] of B's. Null if no group moves the axis.
     */
    public int @Nullable [] onAxis(String tensor, int axis, int length) {
        int[] whole = null;
        for (int g = 0; g < indices.length; g++) {
            for (AxisSegment s : symmetry.groups().get(g).segments()) {
                if (s.axis() == axis && s.tensor().equals(tensor)) {
                    if (whole == null) {
                        whole = range(length);
                    }
                    spellOut(s, indices[g], whole);
                }
            }
        }
        return whole;
    }

    /** A segment's unit u owns offset + u·block + k (stride 1), or offset + u + k·stride. */
    private static void spellOut(AxisSegment s, int[] p, int[] whole) {
        for (int u = 0; u < s.count(); u++) {
            for (int k = 0; k < s.block(); k++) {
                whole[s.position(u, k)] = s.position(p[u], k);
            }
        }
    }

    /** π(θ): tensors that no group moves are shared. */
    public Parameters apply(Parameters theta) {
        List<Parameter> moved = new ArrayList<>();
        for (Parameter p : theta.all()) {
            Moves moves = Moves.of(this, p.name(), p.shape());
            moved.add(moves.none() ? p : taken(p, moves));
        }
        return new Parameters(moved);
    }

    private static Parameter taken(Parameter p, Moves moves) {
        float[] values = p.values();
        int length = values.length == 0 ? 1 : values.length / p.shape().getFirst();
        return new Parameter(
                p.name(), p.shape(), moves.take(values, length), p.learnable(), p.storedAs());
    }

    /** π⁻¹. */
    public Permutation inverse() {
        int[][] inverted = new int[indices.length][];
        for (int g = 0; g < inverted.length; g++) {
            inverted[g] = new int[indices[g].length];
            for (int i = 0; i < inverted[g].length; i++) {
                inverted[g][indices[g][i]] = i;
            }
        }
        return new Permutation(symmetry, inverted);
    }

    /** This first, then the other: {@code other.apply(this.apply(θ))}. */
    public Permutation andThen(Permutation other) {
        int[][] composed = new int[indices.length][];
        for (int g = 0; g < composed.length; g++) {
            composed[g] = new int[indices[g].length];
            for (int i = 0; i < composed[g].length; i++) {
                composed[g][i] = indices[g][other.indices[g][i]];
            }
        }
        return new Permutation(symmetry, composed);
    }

    /** Units that it moves. */
    public int movedUnits() {
        int moved = 0;
        for (int[] p : indices) {
            for (int i = 0; i < p.length; i++) {
                moved += p[i] == i ? 0 : 1;
            }
        }
        return moved;
    }

    private static int[] range(int n) {
        int[] p = new int[n];
        Arrays.setAll(p, i -> i);
        return p;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Permutation p
                && p.symmetry.equals(symmetry)
                && Arrays.deepEquals(p.indices, indices);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(indices);
    }

    @Override
    public String toString() {
        return "π moving " + movedUnits() + " of " + symmetry.freeUnits() + " units";
    }
}
