package thalweg.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import thalweg.matching.ActivationSetting.Statistic;
import thalweg.matching.ShownUnits.Family;
import thalweg.matching.ShownUnits.Turn;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.Symmetry;

/**
 * The assignment of one group by its scores. Of a nested group every block of A is tried with every
 * block of B, the units within assigned for each pair alone; an assignment over those totals then
 * places the blocks.
 */
final class ActivationTurn {
    private final Turn turn;
    private final Symmetry symmetry;
    private final Scratch scratch;

    ActivationTurn(Turn turn, Symmetry symmetry, Scratch scratch) {
        this.turn = turn;
        this.symmetry = symmetry;
        this.scratch = scratch;
    }

    /**
     * π with this group at its best; unfinished, π itself, when the scratch was asked to stop.
     *
     * @throws MatchingException when an activation was no number
     */
    Permutation best(
            Permutation permutation, ActivationStatistics statistics, Statistic statistic) {
        if (turn.blocks() == 1) {
            Family family = turn.families().getFirst();
            int[] p = solve(family.units(), statistics.scores(turn, family, statistic));
            return p.length == 0 ? permutation : permutation.with(turn.group(), p);
        }
        int blocks = turn.blocks();
        float[] totals = new float[blocks * blocks];
        List<int[][]> within = new ArrayList<>();
        for (Family family : turn.families()) {
            float[] scores = statistics.scores(turn, family, statistic);
            int[][] ofPairs = new int[blocks * blocks][];
            for (int ab = 0; ab < ofPairs.length; ab++) {
                float[] block = block(scores, family.units() / blocks, ab / blocks, ab % blocks);
                int[] q = solve(family.units() / blocks, block);
                if (q.length == 0) {
                    return permutation;
                }
                ofPairs[ab] = q;
                totals[ab] += total(block, q);
            }
            within.add(ofPairs);
        }
        int[] order = solve(blocks, totals);
        return order.length == 0 ? permutation : placed(permutation, order, within);
    }

    private int[] solve(int n, float[] scores) {
        return new AssignmentSolver(n).solve(scores, scratch::yieldPoint);
    }

    /** The scores of A's block a with B's block b. */
    private float[] block(float[] scores, int m, int a, int b) {
        int n = m * turn.blocks();
        float[] block = new float[m * m];
        for (int i = 0; i < m; i++) {
            System.arraycopy(scores, (a * m + i) * n + b * m, block, i * m, m);
        }
        return block;
    }

    private static float total(float[] block, int[] q) {
        double total = 0;
        for (int i = 0; i < q.length; i++) {
            total += block[i * q.length + q[i]];
        }
        return (float) total;
    }

    /** Units of kinds that no node shows stay in their order within their block. */
    private Permutation placed(Permutation permutation, int[] order, List<int[][]> within) {
        Permutation next = permutation.with(turn.group(), order);
        int families = symmetry.families(turn.group());
        for (int block = 0; block < order.length; block++) {
            for (int f = 0; f < families; f++) {
                int group = turn.group() + 1 + block * families + f;
                next = next.with(group, range(symmetry.groups().get(group).size()));
            }
            for (int k = 0; k < within.size(); k++) {
                int f = turn.families().get(k).index();
                next =
                        next.with(
                                turn.group() + 1 + block * families + f,
                                within.get(k)[block * order.length + order[block]]);
            }
        }
        return next;
    }

    private static int[] range(int n) {
        int[] p = new int[n];
        Arrays.setAll(p, i -> i);
        return p;
    }
}
