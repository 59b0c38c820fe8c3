package thalweg.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Finds an order in which each element's inputs are the last one's outputs. */
final class ChainOrder {
    /** Tries are bounded: shapes that fit in many ways are searched only so far. */
    private static final int MOST_STEPS = 100_000;

    private int steps;

    private ChainOrder() {}

    /** Depth first, in the given order of preference; empty when there is none. */
    static <T> List<T> find(List<T> links, ToIntFunction<T> in, ToIntFunction<T> out) {
        var search = new ChainOrder();
        for (T first : links) {
            List<T> order = new ArrayList<>(List.of(first));
            List<T> left = new ArrayList<>(links);
            left.remove(first);
            if (search.extend(order, left, in, out)) {
                return order;
            }
        }
        return List.of();
    }

    private <T> boolean extend(
            List<T> order, List<T> left, ToIntFunction<T> in, ToIntFunction<T> out) {
        if (left.isEmpty()) {
            return true;
        }
        if (++steps > MOST_STEPS) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            T next = left.get(i);
            if (in.applyAsInt(next) == out.applyAsInt(order.getLast())) {
                left.remove(i);
                order.add(next);
                if (extend(order, left, in, out)) {
                    return true;
                }
                order.removeLast();
                left.add(i, next);
            }
        }
        return false;
    }
}
