package thalweg.symmetry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import thalweg.network.Parameter;
import thalweg.network.Parameters;
import thalweg.words.Phrase;

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
                    Phrase.of(
                            "badgroups.permutation-has-entries-for-units", p.length, group.size()),
                    Phrase.of("badfiles.group", group.name()),
                    Phrase.of("remedies.use-one-made-for-models-these-widths"));
        }
        boolean[] seen = new boolean[p.length];
        for (int i = 0; i < p.length; i++) {
            if (p[i] < 0 || p[i] >= p.length || seen[p[i]]) {
                throw new SymmetryException(
                        Phrase.of("badgroups.entry-permutation-out-range-taken-twice", i, p[i]),
                        Phrase.of("badfiles.group", group.name()),
                        Phrase.of("remedies.name-each-unit-from-0-to-once", (p.length - 1)));
            }
            seen[p[i]] = true;
            if (group.kind() == PermutationGroup.Kind.FROZEN && p[i] != i) {
                throw new SymmetryException(
                        Phrase.of("badgroups.permutation-moves-unit", i),
                        Phrase.of("badfiles.group", group.name()),
                        Phrase.of("remedies.leave-frozen-groups-as"));
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
            if (symmetry.groups().get(g).kind() != PermutationGroup.Kind.FROZEN) {
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
     * moved axis is position result[i] of B's. A nested group's blocks move before the units within
     * them. Null if no group moves the axis, or only some rows see it moved.
     */
    public int @Nullable [] onAxis(String tensor, int axis, int length) {
        int[] whole = null;
        for (Symmetry.Bound bound : symmetry.boundTo(tensor)) {
            Placement place = bound.place();
            if (place.axis() == axis && place.rows() == null) {
                if (whole == null) {
                    whole = range(length);
                }
                place.compose(indices[bound.group()], whole);
            }
        }
        return whole;
    }

    /** The second axis as some rows alone see it moved: its index array, by those rows. */
    Map<AxisSegment.Rows, int[]> inRows(String tensor, List<Integer> shape) {
        Map<AxisSegment.Rows, int[]> byRows = new LinkedHashMap<>();
        for (Symmetry.Bound bound : symmetry.boundTo(tensor)) {
            AxisSegment.Rows rows = bound.place().rows();
            if (rows != null) {
                int[] index = byRows.computeIfAbsent(rows, _ -> range(shape.get(1)));
                bound.place().compose(indices[bound.group()], index);
            }
        }
        return byRows;
    }

    /** π(θ): tensors that no group moves are shared. */
    public Parameters apply(Parameters theta) {
        List<Parameter> moved = new ArrayList<>();
        for (Parameter p : theta.all()) {
            moved.add(apply(p));
        }
        return new Parameters(moved);
    }

    /** One tensor of π(θ), the very one where no group moves it. */
    public Parameter apply(Parameter p) {
        Moves moves = Moves.of(this, p.name(), p.shape());
        if (moves.none()) {
            return p;
        }
        float[] values = p.values();
        int length = values.length == 0 ? 1 : values.length / p.shape().getFirst();
        return p.with(moves.take(values, length));
    }

    /** π⁻¹. */
    public Permutation inverse() {
        int[][] inverted = new int[indices.length][];
        for (int g = 0; g < inverted.length; g++) {
            // The units that stand in this block now come from another, and go back there.
            inverted[blockOf(g, indices)] = inverted(indices[g]);
        }
        return new Permutation(symmetry, inverted);
    }

    private static int[] inverted(int[] p) {
        int[] q = new int[p.length];
        for (int i = 0; i < p.length; i++) {
            q[p[i]] = i;
        }
        return q;
    }

    /** The group that g's units come from when blocks move: g itself where it stands alone. */
    private int blockOf(int g, int[][] p) {
        PermutationGroup.Within within = symmetry.groups().get(g).within();
        return within == null ? g : symmetry.counterpart(g, p[within.group()][within.block()]);
    }

    /** This first, then the other: {@code other.apply(this.apply(θ))}. */
    public Permutation andThen(Permutation other) {
        int[][] composed = new int[indices.length][];
        for (int g = 0; g < composed.length; g++) {
            int[] first = indices[blockOf(g, other.indices)];
            composed[g] = new int[first.length];
            for (int i = 0; i < first.length; i++) {
                composed[g][i] = first[other.indices[g][i]];
            }
        }
        return new Permutation(symmetry, composed);
    }

    /**
     * The same movement in other groups of the same network; this very one where the groups are
     * equal.
     *
     * @param theta any weights of the network: their names and shapes count
     * @return empty where those groups can't move every tensor as this does
     */
    public Optional<Permutation> toldIn(Symmetry other, Parameters theta) {
        return symmetry.equals(other) ? Optional.of(this) : Retelling.of(this, other, theta);
    }

    /** Units that it moves, with their block or within it. */
    public int movedUnits() {
        int moved = 0;
        for (int g = 0; g < indices.length; g++) {
            if (symmetry.groups().get(g).kind() != PermutationGroup.Kind.FREE) {
                continue;
            }
            boolean away = blockOf(g, indices) != g;
            for (int i = 0; i < indices[g].length; i++) {
                moved += away || indices[g][i] != i ? 1 : 0;
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
