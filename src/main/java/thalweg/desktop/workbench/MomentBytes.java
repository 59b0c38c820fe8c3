package thalweg.desktop.workbench;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import thalweg.matching.SearchResult;
import thalweg.matching.SnapshotHistory;

/**
 * What moments hold in Java's heap: the models' numbers and the searches' index arrays, each
 * counted once however many moments share it. A search is weighed once, as it may have many steps
 * and the window's thread waits for the answer.
 */
final class MomentBytes {
    private final Map<SearchResult, Long> weighed = new IdentityHashMap<>();

    /**
     * How many moments of the past may be held beside the present one.
     *
     * @param past from the newest to the oldest
     * @param most so many at most
     * @param mostBytes what they may hold together with the present one
     */
    int fitting(Moment now, Iterable<Moment> past, int most, long mostBytes) {
        Set<Object> counted = Collections.newSetFromMap(new IdentityHashMap<>());
        long bytes = beyond(now, counted);
        int kept = 0;
        for (Moment moment : past) {
            bytes += beyond(moment, counted);
            if (kept == most || bytes > mostBytes) {
                break;
            }
            kept++;
        }
        weighed.keySet().retainAll(counted);
        return kept;
    }

    /** Bytes of what isn't counted yet. */
    private long beyond(Moment moment, Set<Object> counted) {
        long bytes = beyond(moment.result(), counted);
        for (OpenModel model : moment.models()) {
            bytes += counted.add(model) ? Float.BYTES * model.model().parameters().count() : 0;
        }
        for (KeptSearch kept : moment.compared()) {
            bytes += beyond(kept.result(), counted);
        }
        return bytes;
    }

    private long beyond(@Nullable SearchResult result, Set<Object> counted) {
        return result == null || !counted.add(result)
                ? 0
                : weighed.computeIfAbsent(result, one -> SnapshotHistory.bytesOf(one.trace()));
    }
}
