package thalweg.desktop.workbench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** At which numbers of components barriers are measured. */
final class PartCounts {
    private static final double RATIO = 1.35;

    private PartCounts() {}

    /** 0 to all of them, the closer the fewer they are; coarse first, then those between. */
    static List<Integer> upTo(int most) {
        Set<Integer> wanted = new TreeSet<>(List.of(0, most));
        for (double count = 1; count < most; count = Math.max(count + 1, count * RATIO)) {
            wanted.add((int) Math.round(count));
        }
        List<Integer> ascending = new ArrayList<>(wanted);
        int last = ascending.size() - 1;
        Set<Integer> ordered = new LinkedHashSet<>();
        for (int step = Math.max(1, last); step >= 1; step = step == 1 ? 0 : (step + 1) / 2) {
            for (int at = 0; at <= last; at += step) {
                ordered.add(ascending.get(at));
            }
        }
        return List.copyOf(ordered);
    }
}
