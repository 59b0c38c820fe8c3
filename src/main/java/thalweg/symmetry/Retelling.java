package thalweg.symmetry;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import thalweg.network.Parameter;
import thalweg.network.Parameters;

/**
 * A permutation's movement said in other groups of the same network. Compared are index arrays and
 * not the moved weights, so that a large network takes milliseconds.
 */
final class Retelling {
    /** A segment; a nested group of one block may have the same one as the group of that block. */
    private record Piece(AxisSegment segment, boolean within) {}

    private Retelling() {}

    /** Empty where those groups can't move every tensor alike. */
    static Optional<Permutation> of(Permutation told, Symmetry other, Parameters theta) {
        Permutation retold = moving(told, other);
        return theta.all().stream().allMatch(p -> alike(told, retold, p))
                ? Optional.of(retold)
                : Optional.empty();
    }

    /** Each free group as the one moves that holds its first segment. */
    private static Permutation moving(Permutation told, Symmetry other) {
        Map<Piece, Integer> holders = new HashMap<>();
        for (int g = 0; g < told.symmetry().groups().size(); g++) {
            PermutationGroup group = told.symmetry().groups().get(g);
            for (AxisSegment segment : group.segments()) {
                holders.put(new Piece(segment, group.within() != null), g);
            }
        }
        Permutation retold = Permutation.identity(other);
        for (int g = 0; g < other.groups().size(); g++) {
            PermutationGroup group = other.groups().get(g);
            var first = new Piece(group.segments().getFirst(), group.within() != null);
            Integer holder = holders.get(first);
            if (holder != null
                    && group.kind() != PermutationGroup.Kind.FROZEN
                    && told.indices(holder).length == group.size()) {
                retold = retold.with(g, told.indices(holder));
            }
        }
        return retold;
    }

    private static boolean alike(Permutation told, Permutation retold, Parameter tensor) {
        String name = tensor.name();
        for (int axis = 0; axis < tensor.shape().size(); axis++) {
            int length = tensor.shape().get(axis);
            int[] is = told.onAxis(name, axis, length);
            if (!Arrays.equals(is, retold.onAxis(name, axis, length))) {
                return false;
            }
        }
        Map<AxisSegment.Rows, int[]> inRows = told.inRows(name, tensor.shape());
        Map<AxisSegment.Rows, int[]> retoldInRows = retold.inRows(name, tensor.shape());
        return inRows.keySet().equals(retoldInRows.keySet())
                && inRows.entrySet().stream()
                        .allMatch(e -> Arrays.equals(e.getValue(), retoldInRows.get(e.getKey())));
    }
}
