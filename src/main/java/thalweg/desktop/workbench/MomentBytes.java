package thalweg.desktop.workbench;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import thalweg.matching.SearchResult;
import thalweg.matching.Snapshot;

/**
 * What moments hold in Java's heap: the models' numbers and the searches' index arrays, each
 * counted once however many moments share it. Moments are added from the newest to the oldest.
 */
final class MomentBytes {
    private final Set<Object> counted = Collections.newSetFromMap(new IdentityHashMap<>());
    private long bytes;

    /** Bytes of all that were added. */
    long add(Moment moment) {
        for (OpenModel model : moment.models()) {
            if (counted.add(model)) {
                bytes += Float.BYTES * model.model().parameters().count();
            }
        }
        add(moment.result());
        moment.compared().forEach(kept -> add(kept.result()));
        return bytes;
    }

    private void add(@Nullable SearchResult result) {
        if (result == null || !counted.add(result)) {
            return;
        }
        for (Snapshot snapshot : result.trace()) {
            int groups = snapshot.permutation().symmetry().groups().size();
            for (int g = 0; g < groups; g++) {
                int[] indices = snapshot.permutation().indices(g);
                if (counted.add(indices)) {
                    bytes += (long) Integer.BYTES * indices.length;
                }
            }
        }
    }
}
