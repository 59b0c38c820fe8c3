package thalweg.symmetry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The units of a network while its groups are derived: union–find over them, since a residual
 * connection makes one of two, and which of them can't move.
 */
final class Units {
    private int[] parent = new int[1024];
    private int count;
    private final BitSet fixed = new BitSet();
    private final BitSet stuck = new BitSet();
    private final List<Integer> starts = new ArrayList<>();
    private final List<String> makers = new ArrayList<>();

    /** New units, made by a node. Returns the first's id. */
    int make(String node, int n) {
        int first = count;
        count += n;
        if (count > parent.length) {
            parent = Arrays.copyOf(parent, Math.max(count, 2 * parent.length));
        }
        for (int i = first; i < count; i++) {
            parent[i] = i;
        }
        starts.add(first);
        makers.add(node);
        return first;
    }

    int count() {
        return count;
    }

    /** The unit that this one is, the earliest made of those united. */
    int find(int unit) {
        int root = unit;
        while (parent[root] != root) {
            root = parent[root];
        }
        for (int u = unit; parent[u] != root; ) {
            int next = parent[u];
            parent[u] = root;
            u = next;
        }
        return root;
    }

    /** Makes one of two. */
    void unite(int a, int b) {
        int x = find(a);
        int y = find(b);
        int root = Math.min(x, y);
        int other = Math.max(x, y);
        if (root != other) {
            parent[other] = root;
            fixed.set(root, fixed.get(x) || fixed.get(y));
            stuck.set(root, stuck.get(x) || stuck.get(y));
        }
    }

    /** Of the network's input or output: never moves, and belongs to no group. */
    void fix(int unit) {
        fixed.set(find(unit));
    }

    boolean fixed(int unit) {
        return fixed.get(find(unit));
    }

    /** Tied up in a way that no segment can express: frozen. */
    void stick(int unit) {
        stuck.set(find(unit));
    }

    boolean stuck(int unit) {
        return stuck.get(find(unit));
    }

    /** The node that made a unit. */
    String maker(int unit) {
        int at = 0;
        int above = starts.size();
        while (above - at > 1) {
            int middle = (at + above) >>> 1;
            if (starts.get(middle) <= unit) {
                at = middle;
            } else {
                above = middle;
            }
        }
        return makers.get(at);
    }
}
