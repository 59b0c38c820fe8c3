package thalweg.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import thalweg.dataset.Dataset;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engines;
import thalweg.engine.NativeMemory;
import thalweg.engine.OutOfNativeMemoryException;
import thalweg.network.Activation;
import thalweg.network.Network;
import thalweg.symmetry.Chains;

class LoadedExamplesTest {
    private final NativeMemory memory = Engines.sameThread(DeviceChoice.CPU, 1, 1 << 20).memory();
    private final Network network = Chains.random(1, true, Activation.RELU, 6, 4, 3).network();

    @Test
    void holdsTheFirstExamplesInOrder() {
        Dataset data = MadeUpData.random(1, 1200, 6, 3);
        try (var examples = LoadedExamples.load(data, 1100, network, memory)) {
            assertEquals(1100, examples.count());
            assertEquals(1100 * 6, examples.inputs().count());
            float[] last = new float[6];
            data.copyInputs(1099, 1, last);
            float[] loaded = new float[1];
            examples.inputs().read(1099 * 6 + 5, loaded, 0, 1);
            assertEquals(last[5], loaded[0]);
            assertEquals(data.label(1099), examples.label(1099));
        }
        assertEquals(0, memory.heldBytes());
    }

    @Test
    void holdsAllWhenThereAreFewerThanAskedFor() {
        Dataset data = MadeUpData.random(1, 12, 6, 3);
        try (var examples = LoadedExamples.load(data, 10_000, network, memory)) {
            assertEquals(12, examples.count());
        }
    }

    @Test
    void namesBothSizesWhenInputsDontFit() {
        Dataset data = MadeUpData.random(1, 12, 5, 3);
        var e =
                assertThrows(
                        EvaluationException.class,
                        () -> LoadedExamples.load(data, 12, network, memory));
        assertTrue(e.getMessage().contains("5") && e.getMessage().contains("6"), e.getMessage());
        assertEquals(0, memory.heldBytes());
    }

    @Test
    void namesTheLabelAndTheClassesWhenTheyDontFit() {
        Dataset data = new MadeUpData(new float[12], new int[] {0, 7}, 6, 8);
        var e =
                assertThrows(
                        EvaluationException.class,
                        () -> LoadedExamples.load(data, 2, network, memory));
        assertTrue(e.getMessage().contains("label 7"), e.getMessage());
        assertTrue(e.getMessage().contains("3 classes"), e.getMessage());
    }

    @Test
    void refusesToEvaluateNothing() {
        Dataset data = MadeUpData.random(1, 12, 6, 3);
        assertThrows(
                EvaluationException.class, () -> LoadedExamples.load(data, 0, network, memory));
    }

    @Test
    void saysWhatItNeedsBeforeItTakesMoreThanThereIs() {
        Dataset data = MadeUpData.random(1, 50_000, 6, 3);
        assertThrows(
                OutOfNativeMemoryException.class,
                () -> LoadedExamples.load(data, 50_000, network, memory));
        assertEquals(0, memory.heldBytes());
    }
}
