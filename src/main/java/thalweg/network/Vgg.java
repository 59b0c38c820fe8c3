package thalweg.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import thalweg.network.ModuleOrder.Normed;

/**
 * VGG (Simonyan and Zisserman, arXiv 1409.1556, table 1): five groups of 3 × 3 convolutions, each
 * followed by pooling. How many convolutions there are says how many each group has.
 */
final class Vgg {
    /** Convolutions in all, and in each group: A, B, D and E of the paper's table. */
    private static final Map<Integer, List<Integer>> GROUPS =
            Map.of(
                    8, List.of(1, 1, 2, 2, 2),
                    10, List.of(2, 2, 2, 2, 2),
                    13, List.of(2, 2, 3, 3, 3),
                    16, List.of(2, 2, 4, 4, 4));

    private Vgg() {}

    /** Whether a chain of convolutions is one: by its depth, kernels and widths. */
    static boolean like(List<Normed> convolutions) {
        return pooled(convolutions).map(ends -> grows(convolutions, ends)).orElse(false);
    }

    /** Widths change between groups alone, and never shrink by much. */
    private static boolean grows(List<Normed> convolutions, Set<Integer> ends) {
        for (int i = 0; i + 1 < convolutions.size(); i++) {
            int here = convolutions.get(i).module().out();
            int next = convolutions.get(i + 1).module().out();
            if (here != next && !ends.contains(i)) {
                return false;
            }
        }
        return true;
    }

    /** Convolutions that end a group; empty where there are as many as no VGG has. */
    static Optional<Set<Integer>> pooled(List<Normed> convolutions) {
        List<Integer> groups = GROUPS.get(convolutions.size());
        if (groups == null || !convolutions.stream().allMatch(Vgg::square)) {
            return Optional.empty();
        }
        Set<Integer> ends = new TreeSet<>();
        int last = -1;
        for (int size : groups) {
            last += size;
            ends.add(last);
        }
        return Optional.of(ends);
    }

    private static boolean square(Normed n) {
        return n.module().kernel().equals(List.of(3, 3));
    }
}
