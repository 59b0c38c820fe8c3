package thalweg.desktop.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import thalweg.dataset.Dataset;
import thalweg.dataset.Datasets;
import thalweg.desktop.workbench.LaneBench.Slot;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.evaluation.Renormalization;
import thalweg.evaluation.Score;
import thalweg.words.Phrase;

/** A hand is answered at the yield points of what is measured in the background. */
class LaneBenchTest {
    private static final Path MNIST = Path.of("samples/mnist");

    private final Engine engine = Engines.sameThread(DeviceChoice.CPU, 2, 512 << 20);
    private final LaneBench bench = new LaneBench(engine);
    private final Dataset test = Datasets.open(MNIST, "test");
    private final Dataset train = Datasets.open(MNIST, "train");
    private final PairInHand convolutional =
            PairInHand.of(Samples.convolutional(1), Samples.convolutional(2));

    @AfterEach
    void close() {
        bench.close();
        assertEquals(0, engine.memory().heldBytes());
    }

    /** On the first so many, batch norm by so many training examples. */
    private DataChoice data(int limit, Renormalization kind, int statistics) {
        return new DataChoice(
                MNIST,
                List.of("train", "test"),
                test,
                limit,
                new StatisticsChoice(kind, train, statistics));
    }

    private Score score(Slot slot, PairInHand pair, DataChoice data, JobContext context) {
        return bench.score(slot, pair.pair(), pair.still(), data, 0.5, data.examples(), context);
    }

    private Score measured(JobContext context) {
        return score(Slot.MEASURE, convolutional, data(450, Renormalization.RESET, 300), context);
    }

    /** Measures while a hand wants something at every yield point. */
    private void measuresTheSameBeside(Runnable hand) {
        Score alone = measured(JobContext.unattended());
        var answers = new ArrayList<Integer>();
        Score beside =
                measured(
                        new JobContext() {
                            @Override
                            public void progress(double fraction, Phrase message) {}

                            @Override
                            public boolean yieldPoint() {
                                hand.run();
                                answers.add(answers.size());
                                return false;
                            }
                        });
        assertTrue(answers.size() > 4, "it yields");
        assertEquals(alone, beside);
        assertEquals(alone, measured(JobContext.unattended()));
    }

    private void hand(PairInHand pair, DataChoice data) {
        score(Slot.HAND, pair, data, JobContext.unattended());
    }

    @Test
    void aHandOnTheSameLine() {
        measuresTheSameBeside(() -> hand(convolutional, data(450, Renormalization.RESET, 100)));
    }

    @Test
    void aHandOnOtherExamplesAgainAndAgain() {
        var held = new ArrayList<Long>();
        measuresTheSameBeside(
                () -> {
                    int limit = held.size() % 2 == 0 ? 60 : 80;
                    hand(convolutional, data(limit, Renormalization.REPAIR, 100));
                    held.add(engine.memory().heldBytes());
                });
        long few = held.get(3) + (1 << 20);
        assertTrue(held.getLast() <= few, "what it no longer wants is given back: " + held);
    }

    @Test
    void aHandOnStatisticsOfManyKinds() {
        var counts = List.of(40, 50, 60, 70, 80, 90, 100).iterator();
        measuresTheSameBeside(
                () ->
                        hand(
                                convolutional,
                                data(
                                        450,
                                        Renormalization.RESET,
                                        counts.hasNext() ? counts.next() : 40)));
    }

    @Test
    void aHandOnOtherModels() {
        var dense = PairInHand.of(Samples.mlp(1), Samples.mlp(2));
        var choice = data(100, Renormalization.RESET, 100);
        measuresTheSameBeside(() -> hand(dense, choice.plain()));
    }
}
