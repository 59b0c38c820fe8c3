package thalweg.study;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.engine.JobStoppedException;
import thalweg.matching.Pair;
import thalweg.matching.Search;
import thalweg.matching.SearchResult;
import thalweg.matching.Snapshot;
import thalweg.network.Parameters;
import thalweg.symmetry.Permutation;

/**
 * A search that keeps what it found: since a search with the same models and seed finds the same, a
 * triple takes over what its pairs were matched by. Of each result only the start and the best are
 * kept. Used on the lane.
 */
final class RememberedSearch implements Search {
    private final Search search;
    private final Map<Key, SearchResult> known = new HashMap<>();
    private double savedSeconds;

    /** Of models by identity: they are open as long as the study is. */
    private record Key(Parameters a, Parameters b, long seed) {}

    RememberedSearch(Search search) {
        this.search = search;
    }

    /**
     * @throws JobStoppedException when asked to stop: the best so far is no result of a study
     */
    @Override
    public SearchResult run(
            Pair pair,
            @Nullable Permutation start,
            long seed,
            JobContext context,
            Consumer<Snapshot> observer) {
        var key = new Key(pair.a(), pair.b(), seed);
        SearchResult remembered = start == null ? known.get(key) : null;
        if (remembered != null) {
            savedSeconds += remembered.seconds();
            return remembered;
        }
        SearchResult result = search.run(pair, start, seed, context, observer);
        if (result.stopped()) {
            throw new JobStoppedException();
        }
        if (start == null) {
            known.put(key, ends(result));
        }
        return result;
    }

    /** Seconds that searches took whose results were remembered, all together so far. */
    double savedSeconds() {
        return savedSeconds;
    }

    private static SearchResult ends(SearchResult result) {
        return new SearchResult(
                result.setting(),
                result.seed(),
                result.sweeps(),
                result.seconds(),
                result.stopped(),
                List.of(result.trace().getFirst(), result.trace().getLast()),
                result.best(),
                result.still(),
                result.orders());
    }

    @Override
    public void replay(
            Pair pair,
            Snapshot from,
            int until,
            long seed,
            JobContext context,
            Consumer<Snapshot> observer) {
        search.replay(pair, from, until, seed, context, observer);
    }
}
