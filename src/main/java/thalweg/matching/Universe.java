package thalweg.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.matching.NativeSlices.Slice;
import thalweg.network.Parameter;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.PermutationGroup;

/**
 * Several models moved by soft permutations into the universe of C²M³, and the steps of Frank and
 * Wolfe there. With x_m model m moved by P_m, the objective is f(P) = Σ_{m&lt;n} ⟨x_m, x_n⟩. It is
 * linear in the P of one model and group, whose gradient is ∂f/∂P_{m,g} = Σ over the group's axes
 * of (Σ_{n≠m} x_n)(y_m)ᵀ, rows being the group's units and y_m model m with all other axes moved.
 */
final class Universe implements AutoCloseable {
    private final Several models;
    private final LinearAlgebra algebra;
    private final Scratch scratch;
    private final NativeSlices room;
    private final List<Integer> groups = new ArrayList<>();
    private final List<SoftTensor> tensors = new ArrayList<>();
    private final Map<Integer, AssignmentSolver> rounding = new HashMap<>();

    /** By model and group; of groups that don't move, the identity. */
    private final SoftPermutation[][] p;

    private final List<Map<Integer, Gradient>> gradients = new ArrayList<>();
    private final int degree;
    private double objective = Double.NaN;

    /** The gradient of one model's P for one group, [units, units], and its assignment. */
    private record Gradient(Slice score, AssignmentSolver solver) {}

    /**
     * Where to go.
     *
     * @param vertices by model and group, the permutation that the gradient favours most
     * @param slope ⟨gradient, vertex − P⟩ over all of them: 0 where nothing is to be gained
     */
    record Direction(int[][][] vertices, double slope) {}

    Universe(
            Several models,
            List<Permutation> start,
            LinearAlgebra algebra,
            NativeMemory memory,
            Scratch scratch) {
        this.models = models;
        this.algebra = algebra;
        this.scratch = scratch;
        room = new NativeSlices(memory);
        List<PermutationGroup> all = models.symmetry().groups();
        for (int g = 0; g < all.size(); g++) {
            if (all.get(g).kind() == PermutationGroup.Kind.FREE && all.get(g).size() > 1) {
                groups.add(g);
            }
        }
        int most = 1;
        for (Parameter tensor : models.models().getFirst().all()) {
            var soft = new SoftTensor(tensor, models.symmetry(), groups);
            if (tensor.learnable() && !soft.axes().isEmpty()) {
                tensors.add(soft);
                most = Math.max(most, soft.axes().size());
            }
        }
        degree = 2 * most;
        p = new SoftPermutation[models.size()][all.size()];
        try {
            for (int m = 0; m < models.size(); m++) {
                for (int g = 0; g < all.size(); g++) {
                    p[m][g] = SoftPermutation.of(start.get(m).indices(g));
                }
                var ofGroups = new HashMap<Integer, Gradient>();
                for (int g : groups) {
                    int n = all.get(g).size();
                    Slice score = room.take((long) n * n);
                    ofGroups.put(g, new Gradient(score, new AssignmentSolver(n)));
                }
                gradients.add(ofGroups);
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** f where it was last looked at, by {@link #direction}. */
    double objective() {
        return objective;
    }

    /** The vertices that the gradient here favours; null when stopped. */
    @Nullable Direction direction() {
        var begun = new boolean[models.size()][models.symmetry().groups().size()];
        double sum = 0;
        for (SoftTensor tensor : tensors) {
            float[][] x = moved(tensor);
            sum += SeveralSums.objective(x, 0, x[0].length);
            float[] all = sum(x);
            for (int m = 0; m < x.length; m++) {
                if (!addGradients(tensor, m, others(all, x[m]), begun[m])) {
                    return null;
                }
            }
        }
        objective = sum;
        return vertices();
    }

    private static float[] sum(float[][] x) {
        float[] sum = x[0].clone();
        for (int m = 1; m < x.length; m++) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += x[m][i];
            }
        }
        return sum;
    }

    private static float[] others(float[] all, float[] own) {
        float[] others = new float[all.length];
        for (int i = 0; i < others.length; i++) {
            others[i] = all[i] - own[i];
        }
        return others;
    }

    /** One tensor of every model, moved. */
    private float[][] moved(SoftTensor tensor) {
        float[][] x = new float[models.size()][];
        for (int m = 0; m < x.length; m++) {
            float[] values = models.models().get(m).get(tensor.name()).values();
            x[m] = tensor.moved(values, p[m], null);
            scratch.yieldPoint();
        }
        return x;
    }

    /** Adds a tensor's share to the gradients of one model; returns false when stopped. */
    private boolean addGradients(SoftTensor tensor, int m, float[] others, boolean[] begun) {
        Parameter theta = models.models().get(m).get(tensor.name());
        for (SoftTensor.Axis axis : tensor.axes()) {
            float[] y = tensor.moved(theta.values(), p[m], axis);
            for (SoftTensor.Place place : axis.places()) {
                int n = place.unfolding().units();
                int columns = place.unfolding().columns();
                NativeFloats left = scratch.left((long) n * columns);
                left.write(0, place.unfolding().columns(theta.with(others)), 0, n * columns);
                NativeFloats right = scratch.right((long) n * columns);
                right.write(0, place.unfolding().columns(theta.with(y)), 0, n * columns);
                RowProducts.add(
                        new Slice(left, 0),
                        right,
                        n,
                        columns,
                        begun[place.group()] ? 1 : 0,
                        gradient(m, place.group()).score(),
                        algebra,
                        scratch);
                begun[place.group()] = true;
                if (scratch.stopped()) {
                    return false;
                }
            }
        }
        return true;
    }

    private Gradient gradient(int model, int group) {
        Gradient found = gradients.get(model).get(group);
        if (found == null) {
            throw new IllegalArgumentException("group " + group + " doesn't move");
        }
        return found;
    }

    private String name(int group) {
        return models.symmetry().groups().get(group).name();
    }

    private @Nullable Direction vertices() {
        int[][][] vertices = new int[models.size()][models.symmetry().groups().size()][];
        double slope = 0;
        for (int m = 0; m < models.size(); m++) {
            for (int g : groups) {
                Gradient gradient = gradient(m, g);
                int n = models.symmetry().groups().get(g).size();
                float[] scores = scratch.scores(n * n);
                gradient.score().block().read(gradient.score().from(), scores, 0, n * n);
                int[] q = GroupStep.solve(gradient.solver(), scores, scratch::yieldPoint, name(g));
                if (q.length == 0) {
                    return null;
                }
                vertices[m][g] = q;
                slope += SoftPermutation.of(q).dot(scores) - p[m][g].dot(scores);
            }
        }
        return new Direction(vertices, slope);
    }

    /**
     * Goes to the best point between here and the vertices: f is a polynomial there, of twice as
     * many degrees as the most axes that move in one tensor.
     *
     * @return how far, 0 to 1; NaN when stopped before it went
     */
    double step(Direction direction) {
        SoftPermutation[][] vertices = towards(direction, 1);
        double[] values = new double[degree + 1];
        for (SoftTensor tensor : tensors) {
            float[][][] between = new float[models.size()][][];
            for (int m = 0; m < between.length; m++) {
                float[] theta = models.models().get(m).get(tensor.name()).values();
                between[m] = tensor.between(theta, p[m], vertices[m]);
                if (scratch.yieldPoint()) {
                    return Double.NaN;
                }
            }
            for (int k = 0; k <= degree; k++) {
                values[k] += value(between, (double) k / degree);
            }
        }
        double step = LineSearch.largest(values);
        SoftPermutation[][] next = towards(direction, step);
        System.arraycopy(next, 0, p, 0, p.length);
        return step;
    }

    /** A tensor's share of f with a part of the way gone. */
    private static double value(float[][][] between, double step) {
        int axes = between[0].length - 1;
        float[] weights = new float[axes + 1];
        for (int k = 0; k <= axes; k++) {
            weights[k] = (float) (Math.pow(step, k) * Math.pow(1 - step, axes - k));
        }
        float[][] x = new float[between.length][];
        for (int m = 0; m < x.length; m++) {
            x[m] = new float[between[m][0].length];
            for (int k = 0; k <= axes; k++) {
                if (weights[k] != 0) {
                    SoftTensor.add(x[m], 0, weights[k], between[m][k], 0, x[m].length);
                }
            }
        }
        return SeveralSums.objective(x, 0, x[0].length);
    }

    private SoftPermutation[][] towards(Direction direction, double step) {
        SoftPermutation[][] next = new SoftPermutation[p.length][];
        for (int m = 0; m < p.length; m++) {
            next[m] = p[m].clone();
            for (int g : groups) {
                next[m][g] = p[m][g].towards(direction.vertices()[m][g], step);
            }
        }
        return next;
    }

    /** The permutations nearest to where the models stand: the assignment over each P. */
    List<Permutation> rounded() {
        List<Permutation> rounded = new ArrayList<>();
        for (int m = 0; m < models.size(); m++) {
            Permutation permutation = Permutation.identity(models.symmetry());
            for (int g : groups) {
                permutation = permutation.with(g, rounded(p[m][g]));
                scratch.yieldPoint();
            }
            rounded.add(permutation);
        }
        return rounded;
    }

    private int[] rounded(SoftPermutation soft) {
        if (soft.hard()) {
            return soft.permutation();
        }
        int n = soft.size();
        float[] matrix = scratch.scores(n * n);
        soft.write(matrix);
        AssignmentSolver solver = rounding.computeIfAbsent(n, AssignmentSolver::new);
        solver.forget();
        return solver.solve(matrix);
    }

    @Override
    public void close() {
        room.close();
    }
}
