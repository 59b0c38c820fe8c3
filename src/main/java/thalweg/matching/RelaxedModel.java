package thalweg.matching;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeFloats;
import thalweg.network.Parameter;
import thalweg.network.Parameters;
import thalweg.symmetry.PermutationGroup;
import thalweg.symmetry.Symmetry;
import thalweg.words.Phrase;

/**
 * B moved by doubly stochastic matrices in the place of permutations, and what a function of the
 * moved weights owes to each of these matrices. One product of matrices an axis.
 */
final class RelaxedModel {
    private final Parameters b;
    private final Symmetry symmetry;
    private final List<Integer> groups;
    private final List<SoftTensor> tensors = new ArrayList<>();
    private final LinearAlgebra algebra;
    private final Scratch scratch;

    /** P by group; empty arrays for groups that stay. */
    private final float[][] matrices;

    RelaxedModel(Pair pair, LinearAlgebra algebra, Scratch scratch) {
        this.b = pair.b();
        this.symmetry = pair.symmetry();
        this.algebra = algebra;
        this.scratch = scratch;
        groups = movable(pair.symmetry());
        matrices = new float[pair.symmetry().groups().size()][0];
        for (Parameter p : pair.a().all()) {
            if (p.learnable()) {
                tensors.add(new SoftTensor(p, pair.symmetry(), groups));
            }
        }
    }

    /** The groups that one matrix can move: free ones that stand by themselves, of two or more. */
    static List<Integer> movable(Symmetry symmetry) {
        List<Integer> movable = new ArrayList<>();
        for (int g = 0; g < symmetry.groups().size(); g++) {
            PermutationGroup group = symmetry.groups().get(g);
            boolean whole =
                    group.within() == null
                            && group.placements().stream().allMatch(place -> place.rows() == null);
            if (group.kind() == PermutationGroup.Kind.FREE && whole && group.size() > 1) {
                movable.add(g);
            }
        }
        return movable;
    }

    /** The names of groups that could move and that no one matrix moves. */
    static List<String> still(Symmetry symmetry) {
        List<Integer> movable = movable(symmetry);
        List<String> names = new ArrayList<>();
        for (int g = 0; g < symmetry.groups().size(); g++) {
            PermutationGroup group = symmetry.groups().get(g);
            boolean may = group.kind() != PermutationGroup.Kind.FROZEN && group.size() > 1;
            if (may && !movable.contains(g)) {
                names.add(group.name());
            }
        }
        return names;
    }

    /**
     * @throws MatchingException when no group can be moved so
     */
    static void requireMovable(Symmetry symmetry) {
        if (movable(symmetry).isEmpty()) {
            throw new MatchingException(
                    Phrase.of("badsearch.no-group-units-can-moved-one-matrix"),
                    SearchKind.SINKHORN.label(),
                    Phrase.of("remedies.use-weight-matching"));
        }
    }

    List<Integer> groups() {
        return groups;
    }

    /** The units of a group. */
    int units(int group) {
        return symmetry.groups().get(group).size();
    }

    /** Takes a group's matrix, row-major; not copied. */
    void set(int group, float[] matrix) {
        matrices[group] = matrix;
    }

    /** B as the matrices move it; tensors that aren't learnt as they are. */
    Parameters moved() {
        Map<String, float[]> values = new LinkedHashMap<>();
        for (SoftTensor tensor : tensors) {
            float[] x = b.get(tensor.name()).values();
            for (SoftTensor.Axis axis : tensor.axes()) {
                x = moved(x, axis);
                scratch.yieldPoint();
            }
            values.put(tensor.name(), x);
        }
        List<Parameter> all = new ArrayList<>();
        for (Parameter p : b.all()) {
            all.add(values.containsKey(p.name()) ? p.with(values.get(p.name())) : p);
        }
        return new Parameters(all);
    }

    /** Reads what a function owes to a tensor of the moved model, a new array. */
    @FunctionalInterface
    interface Owed {
        float[] to(String tensor);
    }

    /**
     * What the function owes to the matrices: Σ over a group's axes of D Zᵀ, with D what it owes to
     * the moved tensor and Z the tensor with its other axes moved, both read by the axis.
     *
     * @return by group, row-major; empty for groups that stay
     */
    float[][] owed(Owed owed) {
        float[][] sums = new float[matrices.length][];
        for (int g = 0; g < sums.length; g++) {
            sums[g] = new float[matrices[g].length];
        }
        for (SoftTensor tensor : tensors) {
            if (tensor.axes().isEmpty()) {
                continue;
            }
            float[] d = owed.to(tensor.name());
            for (SoftTensor.Axis axis : tensor.axes()) {
                float[] z = b.get(tensor.name()).values();
                for (SoftTensor.Axis other : tensor.axes()) {
                    if (other.index() != axis.index()) {
                        z = moved(z, other);
                        scratch.yieldPoint();
                    }
                }
                for (SoftTensor.Place place : axis.places()) {
                    addProduct(place, d, z, sums[place.group()]);
                    scratch.yieldPoint();
                }
            }
        }
        return sums;
    }

    /** The tensor with one axis moved. */
    private float[] moved(float[] values, SoftTensor.Axis axis) {
        float[] result = values.clone();
        for (SoftTensor.Place place : axis.places()) {
            int n = place.positions().length;
            float[] rows = place.unfolding().rows(values);
            int columns = rows.length / n;
            NativeFloats left = scratch.left((long) n * n + rows.length);
            NativeFloats right = scratch.right(rows.length);
            left.write(0, matrices[place.group()], 0, n * n);
            left.write((long) n * n, rows, 0, rows.length);
            algebra.gemm(
                    false,
                    false,
                    n,
                    columns,
                    n,
                    1,
                    left,
                    0,
                    n,
                    left,
                    (long) n * n,
                    columns,
                    0,
                    right,
                    0,
                    columns);
            float[] movedRows = new float[rows.length]; // rows may be the very tensor's
            right.read(0, movedRows, 0, movedRows.length);
            place.unfolding().put(movedRows, result);
        }
        return result;
    }

    private void addProduct(SoftTensor.Place place, float[] d, float[] z, float[] sum) {
        int n = place.positions().length;
        float[] owedRows = place.unfolding().rows(d);
        float[] rows = place.unfolding().rows(z);
        int columns = rows.length / n;
        NativeFloats left = scratch.left(2L * rows.length);
        NativeFloats right = scratch.right((long) n * n);
        left.write(0, owedRows, 0, rows.length);
        left.write(rows.length, rows, 0, rows.length);
        algebra.gemm(
                false,
                true,
                n,
                n,
                columns,
                1,
                left,
                0,
                columns,
                left,
                rows.length,
                columns,
                0,
                right,
                0,
                n);
        float[] product = new float[n * n];
        right.read(0, product, 0, product.length);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += product[i];
        }
    }
}
