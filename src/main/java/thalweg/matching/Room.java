package thalweg.matching;

import thalweg.engine.HeapMemory;
import thalweg.symmetry.PermutationGroup;
import thalweg.symmetry.Symmetry;

/** What a search takes of the Java heap, looked at before anything is computed. */
final class Room {
    /** The most units of which every pair has a place in one array. */
    private static final int MOST_UNITS = 46_340;

    private Room() {}

    /**
     * Refuses a pair whose largest group has more scores than the heap has room for.
     *
     * @throws MatchingException when it can't be searched here
     */
    static void require(Pair pair) {
        require(pair.symmetry());
    }

    /** The same of models that move so. */
    static void require(Symmetry symmetry) {
        for (PermutationGroup group : symmetry.groups()) {
            if (group.kind() == PermutationGroup.Kind.FREE) {
                require(group);
            }
        }
    }

    private static void require(PermutationGroup group) {
        if (group.size() > MOST_UNITS) {
            throw new MatchingException(
                    "%,d units are more than the %,d that can be matched"
                            .formatted(group.size(), MOST_UNITS),
                    "group " + group.name(),
                    "choose narrower models");
        }
        // The group's scores, and one segment's share of them.
        long needed = 2L * Float.BYTES * group.size() * group.size();
        long free = HeapMemory.freeFor(needed);
        if (needed > free) {
            throw new MatchingException(
                    "the scores of %,d units need %,d MB and %,d MB are free"
                            .formatted(group.size(), needed >> 20, free >> 20),
                    "group " + group.name(),
                    "close other models, or give the program more memory with THALWEG_HEAP");
        }
    }
}
