package thalweg.matching;

import java.util.List;
import thalweg.engine.HeapMemory;
import thalweg.network.Parameter;
import thalweg.symmetry.PermutationGroup;
import thalweg.symmetry.Placement;
import thalweg.symmetry.Symmetry;
import thalweg.words.Phrase;

/** What a search takes of the Java heap, looked at before anything is computed. */
final class Room {
    /** The most units of which every pair has a place in one array. */
    private static final int MOST_UNITS = 46_340;

    private static final Phrase MORE_MEMORY =
            Phrase.of("remedies.close-other-models-give-program-more-memory");

    private Room() {}

    /**
     * Refuses a pair whose weights, in the order that scores read them, and the scores of whose
     * largest group the heap has no room for.
     *
     * @throws MatchingException when it can't be searched here
     */
    static void require(Pair pair) {
        long copies = 0;
        for (PermutationGroup group : pair.symmetry().groups()) {
            if (group.kind() == PermutationGroup.Kind.FREE) {
                require(group);
                copies += copies(pair, group);
            }
        }
        requireFree(copies, Phrase.of("badsearch.weights-compared"), Phrase.of("searches.wm"));
    }

    /**
     * Refuses groups whose scores alone the heap has no room for: those of a search that reads one
     * tensor at a time.
     *
     * @throws MatchingException when they can't be searched here
     */
    static void require(Symmetry symmetry) {
        for (PermutationGroup group : symmetry.groups()) {
            if (group.kind() == PermutationGroup.Kind.FREE) {
                require(group);
            }
        }
    }

    /**
     * Refuses groups for whose cross-statistics, all of them at once and in double, the heap has no
     * room.
     *
     * @throws MatchingException when they can't be matched here
     */
    static void require(ShownUnits shown) {
        long needed = 0;
        long largest = 0;
        for (ShownUnits.Turn turn : shown.turns()) {
            for (ShownUnits.Family family : turn.families()) {
                requireIndexable(turn.name(), family.units());
                long pairs = (long) family.units() * family.units();
                needed += family.places().size() * pairs * Double.BYTES;
                largest = Math.max(largest, pairs);
            }
        }
        // A group's sums and scores come on top, and a product on its way into the sums.
        needed += largest * (Double.BYTES + 2 * Float.BYTES);
        requireFree(needed, Phrase.of("badsearch.statistics-all-pairs"), Phrase.of("searches.am"));
    }

    /**
     * Refuses a pair of whose reference the heap has no room for so many copies.
     *
     * @throws MatchingException when it can't be searched here
     */
    static void requireCopies(Pair pair, int copies) {
        long needed = (long) copies * Float.BYTES * pair.a().count();
        requireFree(needed, Phrase.of("badsearch.weights-learnt"), Phrase.of("searches.ste"));
    }

    /**
     * Refuses groups of whose relaxed permutations the heap has no room for all that is learnt: X,
     * P, what is owed to it and two of Adam's, besides an assignment's.
     *
     * @throws MatchingException when they can't be learnt here
     */
    static void requireRelaxed(Pair pair, List<Integer> groups) {
        long pairs = 0;
        for (int g : groups) {
            PermutationGroup group = pair.symmetry().groups().get(g);
            requireIndexable(group.name(), group.size());
            pairs += (long) group.size() * group.size();
        }
        long needed = Float.BYTES * (6 * pairs + 4 * pair.a().count());
        requireFree(
                needed,
                Phrase.of("badsearch.relaxed-permutations"),
                Phrase.of("searches.sinkhorn"));
    }

    private static void requireIndexable(String group, int units) {
        if (units > MOST_UNITS) {
            throw new MatchingException(
                    Phrase.of("badsearch.units-more-than-can-matched", units, MOST_UNITS),
                    Phrase.of("badfiles.group", group),
                    Phrase.of("remedies.choose-narrower-models"));
        }
    }

    private static void requireFree(long needed, Phrase what, Phrase where) {
        long free = HeapMemory.freeFor(needed);
        if (needed > free) {
            throw new MatchingException(
                    Phrase.of("badsearch.need-mb-mb-free", what, needed >> 20, free >> 20),
                    where,
                    MORE_MEMORY);
        }
    }

    /** Bytes of both models' weights that must lie in another order than they do. */
    private static long copies(Pair pair, PermutationGroup group) {
        long bytes = 0;
        for (Placement place : group.placements()) {
            Parameter a = pair.a().get(place.tensor());
            if (a.learnable()) {
                bytes += 2 * new Unfolding(place, a.shape()).bytesOfColumns();
            }
        }
        return bytes;
    }

    private static void require(PermutationGroup group) {
        requireIndexable(group.name(), group.size());
        // The group's scores, and one segment's share of them.
        long needed = 2L * Float.BYTES * group.size() * group.size();
        requireFree(
                needed,
                Phrase.of("badsearch.scores-of-units", group.size()),
                Phrase.of("badfiles.group", group.name()));
    }
}
