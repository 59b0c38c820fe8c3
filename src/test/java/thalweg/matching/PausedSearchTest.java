package thalweg.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.Job;
import thalweg.engine.Task;
import thalweg.network.Activation;
import thalweg.network.Model;
import thalweg.symmetry.Chains;
import thalweg.symmetry.Symmetry;

/** A search that is paused on its way finds what it would have found. */
@Timeout(60)
class PausedSearchTest {
    private final Engine engine = Engines.create(DeviceChoice.CPU, 1, 1L << 30);
    private final ConcurrentLinkedQueue<Snapshot> steps = new ConcurrentLinkedQueue<>();
    private final Pair pair = pair();

    @AfterEach
    void close() {
        engine.close();
    }

    private static Pair pair() {
        Model a = Chains.random(1, true, Activation.RELU, 60, 400, 400, 400, 10);
        Model b = Chains.random(2, true, Activation.RELU, 60, 400, 400, 400, 10);
        return new Pair(a.network(), Symmetry.of(a.network()), a.parameters(), b.parameters());
    }

    private Job<SearchResult> search() {
        return engine.submit(
                new Task<>(
                        "search",
                        context ->
                                new WeightMatching(engine.linearAlgebra(), engine.memory())
                                        .run(pair, null, 3, context, steps::add)));
    }

    @Test
    void bitForBitAndWithoutThePauseInItsSeconds() throws Exception {
        SearchResult plain = search().result().get();
        steps.clear();
        Job<SearchResult> job = search();
        while (steps.size() < 4) {
            Thread.sleep(1);
        }
        job.pause();
        while (job.status().state() != Job.State.PAUSED) {
            Thread.sleep(1);
        }
        int then = steps.size();
        Thread.sleep(3000);
        assertEquals(then, steps.size(), "no step passes while it is paused");
        assertTrue(then < plain.trace().size(), "paused on its way");
        job.resume();
        SearchResult found = job.result().get();
        assertEquals(objectives(plain), objectives(found));
        assertEquals(plain.best().permutation(), found.best().permutation());
        assertTrue(found.seconds() < 3, "its seconds: " + found.seconds());
    }

    private static List<Double> objectives(SearchResult result) {
        return result.trace().stream().map(Snapshot::objective).toList();
    }
}
