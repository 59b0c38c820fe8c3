package thalweg.matching;

import java.util.HashMap;
import java.util.Map;
import thalweg.engine.JobContext;
import thalweg.symmetry.Permutation;

/**
 * Every two of several models matched on their own, the later one to the earlier: what is done
 * where nothing holds cycles closed. The other way around is the inverse.
 */
public final class IndependentPairs implements CycleError.Pairwise {
    private record Two(int stays, int moves) {}

    private final Map<Two, Permutation> found = new HashMap<>();

    private IndependentPairs() {}

    /**
     * Matches all pairs.
     *
     * @param known a star's result of the same search and seed, whose pairs are taken over; or any
     *     other, of which nothing can be
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    public static IndependentPairs match(
            Several models, Search search, SeveralResult known, JobContext context) {
        var pairs = new IndependentPairs();
        int all = models.size() * (models.size() - 1) / 2;
        int done = 0;
        for (int stays = 0; stays < models.size(); stays++) {
            for (int moves = stays + 1; moves < models.size(); moves++) {
                JobContext part = context.part((double) done++ / all, (double) done / all);
                part.yieldOrStop();
                pairs.found.put(
                        new Two(stays, moves),
                        known.strategy().equals(Star.ID) && known.anchor() == stays
                                ? known.permutations().get(moves)
                                : match(models.pair(stays, moves), search, known.seed(), part));
            }
        }
        return pairs;
    }

    private static Permutation match(Pair pair, Search search, long seed, JobContext context) {
        SearchResult result = search.run(pair, null, seed, context, _ -> {});
        if (result.stopped()) {
            throw new thalweg.engine.JobStoppedException();
        }
        return result.best().permutation();
    }

    @Override
    public Permutation between(int stays, int moves) {
        Permutation p = found.get(new Two(Math.min(stays, moves), Math.max(stays, moves)));
        if (p == null) {
            throw new IllegalArgumentException(stays + " and " + moves + " are no pair");
        }
        return stays < moves ? p : p.inverse();
    }
}
