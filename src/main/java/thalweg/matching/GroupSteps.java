package thalweg.matching;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeMemory;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.PermutationGroup;

/** The turns of all groups that may move, with the scores that they keep between sweeps. */
final class GroupSteps implements AutoCloseable {
    private final NativeMemory memory;
    private final NativeSlices room;
    private final List<Integer> movable = new ArrayList<>();
    private final List<@Nullable GroupStep> groups = new ArrayList<>();

    private Pair pair;
    private int last = -1;

    GroupSteps(Pair pair, NativeMemory memory) {
        this.pair = pair;
        this.memory = memory;
        room = new NativeSlices(memory);
        try {
            for (int g = 0; g < pair.symmetry().groups().size(); g++) {
                GroupStep step = step(g);
                groups.add(step);
                if (step != null) {
                    movable.add(g);
                }
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** How many groups may move. */
    int count() {
        return movable.size();
    }

    /**
     * Another reference: from now on it is A that every group is matched to.
     *
     * @param other the same network, groups and B
     */
    void refer(Pair other) {
        pair = other;
        for (int g : movable) {
            of(g).refer(other);
        }
    }

    /**
     * A random order that doesn't begin with the group that the last sweep ended with: for that one
     * nothing has changed, and its turn would be lost. In the first sweep groups of which more is
     * known come before others.
     */
    List<Integer> shuffled(RandomGenerator random) {
        List<Integer> order = new ArrayList<>(movable);
        for (int i = order.size() - 1; i > 0; i--) {
            Collections.swap(order, i, random.nextInt(i + 1));
        }
        if (last < 0) {
            order = FirstSweep.order(pair, order);
        } else if (order.size() > 1 && order.getFirst() == last) {
            Collections.swap(order, 0, 1 + random.nextInt(order.size() - 1));
        }
        last = order.isEmpty() ? -1 : order.getLast();
        return order;
    }

    private @Nullable GroupStep step(int g) {
        PermutationGroup group = pair.symmetry().groups().get(g);
        return switch (group.kind()) {
            case FROZEN -> null;
            case NESTED -> new NestScore(pair, g, memory);
            case FREE ->
                    WithinBlockScore.needed(pair.symmetry(), group)
                            ? new WithinBlockScore(pair, g)
                            : new GroupScore(pair, g, room);
        };
    }

    GroupStep of(int group) {
        GroupStep score = groups.get(group);
        if (score == null) {
            throw new IllegalArgumentException("group " + group + " doesn't move");
        }
        return score;
    }

    /**
     * A group's turn: its best with the other groups as they are.
     *
     * @param first what is known, where this is the first pass and began with nothing; the group is
     *     settled in it
     */
    GroupStep.Update turn(
            int group,
            Permutation present,
            @Nullable FirstSweep first,
            LinearAlgebra algebra,
            Scratch scratch) {
        if (first == null) {
            return of(group).best(present, algebra, scratch);
        }
        GroupStep.Update best = of(group).best(present, first, algebra, scratch);
        first.settle(group);
        return best;
    }

    /**
     * Forgets scores that hold differences, with their rounding.
     *
     * @return whether there were any
     */
    boolean refresh() {
        boolean any = false;
        for (int g : movable) {
            if (of(g).holdsDifferences()) {
                of(g).forget();
                any = true;
            }
        }
        return any;
    }

    @Override
    public void close() {
        room.close();
    }
}
