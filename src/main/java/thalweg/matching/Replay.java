package thalweg.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import thalweg.engine.JobContext;
import thalweg.engine.JobStoppedException;
import thalweg.words.Phrase;

/**
 * Finds steps of a search again that its history has thinned away. A search is the same each time:
 * the gap is filled by going on from the snapshot kept before it. That the way is the same is
 * proved at its end, where it must arrive at the snapshot kept after the gap, permutation and
 * objective to the bit; if it doesn't, the search is repeated from its start.
 */
public final class Replay {
    private final Search search;
    private final Pair pair;
    private final SearchResult result;
    private final JobContext context;

    private Replay(Search search, Pair pair, SearchResult result, JobContext context) {
        this.search = search;
        this.pair = pair;
        this.result = result;
        this.context = context;
    }

    /**
     * For a search that goes its way again from its beginning: passes on what lies beyond a
     * snapshot of the earlier run.
     */
    static Consumer<Snapshot> beyond(Snapshot from, Consumer<Snapshot> observer) {
        return s -> {
            if (s.step() > from.step()) {
                observer.accept(s);
            }
        };
    }

    /**
     * All steps of the gap that a step lies in.
     *
     * @param search of the kind that found the result
     * @param step between the trace's first and last
     * @return in order, without those that the trace has; empty if it has the step
     * @throws JobStoppedException when asked to stop
     */
    public static List<Snapshot> gap(
            Search search, Pair pair, SearchResult result, int step, JobContext context) {
        return new Replay(search, pair, result, context).gapAround(step);
    }

    private List<Snapshot> gapAround(int step) {
        List<Snapshot> trace = result.trace();
        int next = 0;
        while (trace.get(next).step() < step) {
            next++;
        }
        Snapshot after = trace.get(next);
        if (after.step() == step) {
            return List.of();
        }
        Snapshot before = trace.get(next - 1);
        List<Snapshot> way = way(before, before, after);
        if (!arrives(way, after) && next > 1) {
            way = way(trace.getFirst(), before, after);
        }
        if (!arrives(way, after)) {
            throw new IllegalStateException(
                    "the search didn't come to step " + after.step() + " again as it had been");
        }
        return List.copyOf(way.subList(0, way.size() - 1));
    }

    /** The steps beyond one snapshot up to another, found by going on from a third. */
    private List<Snapshot> way(Snapshot from, Snapshot beyond, Snapshot to) {
        List<Snapshot> found = new ArrayList<>();
        double steps = to.step() - from.step();
        search.replay(
                pair,
                from,
                to.step(),
                result.seed(),
                context,
                s -> {
                    if (s.step() > beyond.step()) {
                        found.add(s);
                    }
                    context.progress(
                            (s.step() - from.step()) / steps, Phrase.of("progress.step", s.step()));
                });
        if (found.isEmpty() || found.getLast().step() < to.step()) {
            throw new JobStoppedException();
        }
        return found;
    }

    private static boolean arrives(List<Snapshot> way, Snapshot at) {
        Snapshot end = way.getLast();
        return end.objective() == at.objective() && end.permutation().equals(at.permutation());
    }
}
