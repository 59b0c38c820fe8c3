package thalweg.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.PermutationGroup;
import thalweg.symmetry.Placement;

/**
 * The turn of a nested group: blocks move whole, then the units within them. Every block of A is
 * tried with every block of B, the units within assigned for each pair alone; an assignment over
 * those totals then places the blocks. Weights of a grouped convolution, whose rows depend on its
 * inputs' order, don't count here but in the turns of the blocks' own groups.
 */
final class NestScore implements GroupStep {
    private Pair pair;
    private final int group;
    private final NativeMemory memory;
    private final int blocks;
    private final int families;
    private final AssignmentSolver outer;
    private final List<Family> kinds = new ArrayList<>();

    /** One kind of unit of every block: where it lies, on axes that all rows see alike. */
    private record Family(int size, AssignmentSolver solver, List<Axis> axes) {}

    /** One axis of one tensor, read block by block. */
    private record Axis(String tensor, List<Unfolding> ofBlocks, float[] rowsOfA) {
        int columns() {
            return ofBlocks.getFirst().columns();
        }

        /** The same with its rows of another A. */
        Axis referringTo(Pair pair) {
            return new Axis(tensor, ofBlocks, rows(pair.a().get(tensor)));
        }

        float[] rows(thalweg.network.Parameter tensor) {
            int n = ofBlocks.getFirst().units() * columns();
            float[] rows = new float[ofBlocks.size() * n];
            for (int b = 0; b < ofBlocks.size(); b++) {
                System.arraycopy(ofBlocks.get(b).rows(tensor), 0, rows, b * n, n);
            }
            return rows;
        }
    }

    NestScore(Pair pair, int group, NativeMemory memory) {
        this.pair = pair;
        this.group = group;
        this.memory = memory;
        blocks = pair.symmetry().groups().get(group).size();
        families = pair.symmetry().families(group);
        outer = new AssignmentSolver(blocks);
        for (int f = 0; f < families; f++) {
            kinds.add(family(f));
        }
    }

    private Family family(int f) {
        PermutationGroup first = inner(0, f);
        List<Axis> axes = new ArrayList<>();
        for (int p = 0; p < first.placements().size(); p++) {
            Placement place = first.placements().get(p);
            var a = pair.a().get(place.tensor());
            // Rows of a grouped convolution's weight depend on its inputs: the blocks' own turns.
            boolean grouped =
                    pair.symmetry().boundTo(place.tensor()).stream()
                            .anyMatch(bound -> bound.place().rows() != null);
            if (!a.learnable() || grouped) {
                continue;
            }
            List<Unfolding> ofBlocks = new ArrayList<>();
            for (int b = 0; b < blocks; b++) {
                ofBlocks.add(new Unfolding(inner(b, f).placements().get(p), a.shape()));
            }
            axes.add(new Axis(place.tensor(), ofBlocks, new float[0]).referringTo(pair));
        }
        return new Family(first.size(), new AssignmentSolver(first.size()), axes);
    }

    @Override
    public void refer(Pair other) {
        pair = other;
        for (Family family : kinds) {
            family.axes().replaceAll(axis -> axis.referringTo(other));
        }
    }

    private String name() {
        return pair.symmetry().groups().get(group).name();
    }

    private int index(int block, int family) {
        return group + 1 + block * families + family;
    }

    private PermutationGroup inner(int block, int family) {
        return pair.symmetry().groups().get(index(block, family));
    }

    @Override
    public Update best(Permutation permutation, LinearAlgebra algebra, Scratch scratch) {
        var none = new Update(permutation, 0);
        Permutation others = permutation;
        for (int g = group; g <= index(blocks - 1, families - 1); g++) {
            others = others.with(g, range(pair.symmetry().groups().get(g).size()));
        }
        float[] totals = new float[blocks * blocks];
        int[][][] within = new int[families][blocks * blocks][];
        for (int f = 0; f < families; f++) {
            float[] scores = scores(kinds.get(f), others, algebra);
            for (int ab = 0; ab < blocks * blocks; ab++) {
                if (scratch.yieldPoint()) {
                    return none;
                }
                int a = ab / blocks;
                int b = ab % blocks;
                totals[ab] += pairBlocks(kinds.get(f), scores, a, b, within[f], ab);
            }
        }
        int[] order = GroupStep.solve(outer, totals, scratch::yieldPoint, name());
        if (order.length == 0) {
            return none;
        }
        Permutation next = others.with(group, order);
        for (int block = 0; block < blocks; block++) {
            for (int f = 0; f < families; f++) {
                next = next.with(index(block, f), within[f][block * blocks + order[block]]);
            }
        }
        return new Update(next, pair.gain(group, permutation, next));
    }

    /** Assigns the units of A's block a to those of B's block b; returns what they score. */
    private float pairBlocks(
            Family family, float[] scores, int a, int b, int[][] within, int slot) {
        int m = family.size();
        int n = m * blocks;
        float[] block = new float[m * m];
        for (int i = 0; i < m; i++) {
            System.arraycopy(scores, (a * m + i) * n + b * m, block, i * m, m);
        }
        int[] q = GroupStep.solve(family.solver(), block, () -> false, name());
        float total = 0;
        for (int i = 0; i < m; i++) {
            total += block[i * m + q[i]];
        }
        within[slot] = q.clone();
        return total;
    }

    /** ⟨unit i of A, unit j of B⟩ over the family's axes, row-major over all blocks' units. */
    private float[] scores(Family family, Permutation others, LinearAlgebra algebra) {
        int n = family.size() * blocks;
        float[] sum = new float[n * n];
        float[] product = new float[n * n];
        for (Axis axis : family.axes()) {
            float[] ofB = axis.rows(others.apply(pair.b().get(axis.tensor())));
            int m = axis.columns();
            try (NativeFloats left = memory.allocate((long) n * m);
                    NativeFloats right = memory.allocate((long) n * m);
                    NativeFloats score = memory.allocate((long) n * n)) {
                left.write(0, axis.rowsOfA(), 0, n * m);
                right.write(0, ofB, 0, n * m);
                algebra.gemm(false, true, n, n, m, 1, left, 0, m, right, 0, m, 0, score, 0, n);
                score.read(0, product, 0, n * n);
            }
            for (int i = 0; i < sum.length; i++) {
                sum[i] += product[i];
            }
        }
        return sum;
    }

    private static int[] range(int n) {
        int[] p = new int[n];
        Arrays.setAll(p, i -> i);
        return p;
    }

    @Override
    public boolean holdsDifferences() {
        return false;
    }

    @Override
    public void forget() {}
}
