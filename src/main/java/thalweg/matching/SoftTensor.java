package thalweg.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import thalweg.network.Parameter;
import thalweg.symmetry.Symmetry;

/** One tensor that soft permutations move, axis by axis. */
final class SoftTensor {
    private final String name;
    private final List<Integer> shape;
    private final List<Axis> axes = new ArrayList<>();

    /**
     * An axis that groups move, each the positions that are its own.
     *
     * @param outer numbers of the axes before
     * @param inner numbers of the axes after
     */
    record Axis(int index, int outer, int length, int inner, List<Place> places) {}

    /** A group's place on an axis, and the tensor read by it. */
    record Place(int group, int[][] positions, Unfolding unfolding) {}

    /**
     * @param groups of those, the ones that move
     */
    SoftTensor(Parameter tensor, Symmetry symmetry, List<Integer> groups) {
        name = tensor.name();
        shape = tensor.shape();
        var byAxis = new TreeMap<Integer, List<Place>>();
        for (Symmetry.Bound bound : symmetry.boundTo(name)) {
            if (groups.contains(bound.group())) {
                byAxis.computeIfAbsent(bound.place().axis(), _ -> new ArrayList<>())
                        .add(
                                new Place(
                                        bound.group(),
                                        bound.place().positions(),
                                        new Unfolding(bound.place(), shape)));
            }
        }
        byAxis.forEach(
                (axis, places) ->
                        axes.add(
                                new Axis(
                                        axis,
                                        product(shape.subList(0, axis)),
                                        shape.get(axis),
                                        product(shape.subList(axis + 1, shape.size())),
                                        places)));
    }

    private static int product(List<Integer> some) {
        return some.stream().reduce(1, Math::multiplyExact);
    }

    String name() {
        return name;
    }

    /** The axes that move; none where the tensor stays. */
    List<Axis> axes() {
        return axes;
    }

    /**
     * Its numbers with all axes moved but one.
     *
     * @param p one a group
     * @param still the axis that isn't; null to move all
     */
    float[] moved(float[] values, SoftPermutation[] p, @Nullable Axis still) {
        float[] result = values;
        for (Axis axis : axes) {
            if (still == null || axis.index() != still.index()) {
                result = moved(result, axis, p);
            }
        }
        return result;
    }

    /**
     * What it is on the way from P to Q: with s the part gone, its numbers are Σ_k s^k (1 − s)^(a −
     * k) z_k, a being the number of axes that move.
     *
     * @return z_0 … z_a, z_k being the sum over all choices of k axes that Q moves, P the others
     */
    float[][] between(float[] values, SoftPermutation[] p, SoftPermutation[] q) {
        float[][] sums = {values};
        for (Axis axis : axes) {
            float[][] next = new float[sums.length + 1][];
            next[0] = moved(sums[0], axis, p);
            for (int k = 1; k < next.length; k++) {
                next[k] = moved(sums[k - 1], axis, q);
                if (k < sums.length) {
                    add(next[k], 0, 1, moved(sums[k], axis, p), 0, values.length);
                }
            }
            sums = next;
        }
        return sums;
    }

    private static float[] moved(float[] values, Axis axis, SoftPermutation[] p) {
        float[] result = values.clone();
        for (Place place : axis.places()) {
            SoftPermutation soft = p[place.group()];
            for (int o = 0; o < axis.outer(); o++) {
                int base = o * axis.length() * axis.inner();
                if (axis.inner() == 1) {
                    take(values, result, base, place.positions(), soft);
                } else {
                    move(values, result, base, axis.inner(), place.positions(), soft);
                }
            }
        }
        return result;
    }

    /** Where a unit's numbers stand each by itself. */
    private static void take(
            float[] from, float[] to, int base, int[][] positions, SoftPermutation p) {
        for (int u = 0; u < positions.length; u++) {
            int[] columns = p.columns(u);
            float[] shares = p.shares(u);
            for (int k = 0; k < positions[u].length; k++) {
                float sum = 0;
                for (int j = 0; j < columns.length; j++) {
                    sum += shares[j] * from[base + positions[columns[j]][k]];
                }
                to[base + positions[u][k]] = sum;
            }
        }
    }

    /** Where they stand in runs. */
    private static void move(
            float[] from, float[] to, int base, int inner, int[][] positions, SoftPermutation p) {
        for (int u = 0; u < positions.length; u++) {
            int[] columns = p.columns(u);
            float[] shares = p.shares(u);
            for (int k = 0; k < positions[u].length; k++) {
                int at = base + positions[u][k] * inner;
                int first = base + positions[columns[0]][k] * inner;
                set(to, at, shares[0], from, first, inner);
                for (int j = 1; j < columns.length; j++) {
                    first = base + positions[columns[j]][k] * inner;
                    add(to, at, shares[j], from, first, inner);
                }
            }
        }
    }

    private static void set(float[] to, int at, float share, float[] from, int first, int count) {
        for (int i = 0; i < count; i++) {
            to[at + i] = share * from[first + i];
        }
    }

    /** to ← to + share · from. */
    static void add(float[] to, int at, float share, float[] from, int first, int count) {
        for (int i = 0; i < count; i++) {
            to[at + i] += share * from[first + i];
        }
    }
}
