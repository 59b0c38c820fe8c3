package thalweg.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Finds an order in which each element's inputs are the last one's outputs. Widths are the points
 * of a graph and layers its arrows: such an order is a path along every arrow once (Euler's), found
 * in linear time by Hierholzer's method.
 */
final class ChainOrder {
    private ChainOrder() {}

    /** Where several orders chain, earlier links come first; empty when none does. */
    static <T> List<T> find(List<T> links, ToIntFunction<T> in, ToIntFunction<T> out) {
        Map<Integer, Deque<T>> leaving = new HashMap<>();
        Map<Integer, Integer> surplus = new HashMap<>();
        for (T link : links) {
            int from = in.applyAsInt(link);
            leaving.computeIfAbsent(from, _ -> new ArrayDeque<>()).add(link);
            surplus.merge(from, 1, Integer::sum);
            surplus.merge(out.applyAsInt(link), -1, Integer::sum);
        }
        int start = in.applyAsInt(links.getFirst());
        for (Map.Entry<Integer, Integer> width : surplus.entrySet()) {
            if (width.getValue() > 0) {
                start = width.getKey();
            }
        }
        List<T> path = walk(start, leaving, out);
        return path.size() == links.size() && chains(path, in, out) ? path : List.of();
    }

    /** Whether each element's inputs are the last one's outputs, in this very order. */
    static <T> boolean chains(List<T> order, ToIntFunction<T> in, ToIntFunction<T> out) {
        for (int i = 1; i < order.size(); i++) {
            if (in.applyAsInt(order.get(i)) != out.applyAsInt(order.get(i - 1))) {
                return false;
            }
        }
        return true;
    }

    private static <T> List<T> walk(
            int start, Map<Integer, Deque<T>> leaving, ToIntFunction<T> out) {
        List<T> backwards = new ArrayList<>();
        Deque<T> walked = new ArrayDeque<>();
        int at = start;
        while (true) {
            T next = leaving.getOrDefault(at, new ArrayDeque<>()).poll();
            if (next != null) {
                walked.push(next);
                at = out.applyAsInt(next);
            } else if (walked.isEmpty()) {
                Collections.reverse(backwards);
                return backwards;
            } else {
                backwards.add(walked.pop());
                at = walked.isEmpty() ? start : out.applyAsInt(walked.getFirst());
            }
        }
    }
}
