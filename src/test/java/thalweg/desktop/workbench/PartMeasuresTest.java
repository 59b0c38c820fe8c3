package thalweg.desktop.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.words.Phrase;

class PartMeasuresTest {
    private final Engine engine = Engines.sameThread(DeviceChoice.CPU, 2, 256 << 20);

    @Test
    void whatIsLetGoOfInTheMidstOfADecompositionLeavesNothingBehind() {
        var pair = PairInHand.of(Samples.mlp(1), Samples.mlp(2));
        long before = engine.memory().heldBytes();
        try (var measures = new PartMeasures(engine, new LaneBench(engine))) {
            var context =
                    new JobContext() {
                        private int yields;
                        private long held;

                        @Override
                        public void progress(double fraction, Phrase message) {}

                        @Override
                        public boolean yieldPoint() {
                            if (++yields == 4) {
                                held = engine.memory().heldBytes();
                                measures.close(); // as a hand does that goes first
                            }
                            return false;
                        }
                    };
            assertEquals(Optional.empty(), measures.decompose(pair, context));
            assertTrue(context.held > before, "some was kept by then");
            assertEquals(before, engine.memory().heldBytes());
            assertEquals(
                    Optional.of(true), measures.decompose(pair, JobContext.unattended()), "anew");
            assertTrue(engine.memory().heldBytes() > before);
        }
        assertEquals(before, engine.memory().heldBytes());
    }
}
