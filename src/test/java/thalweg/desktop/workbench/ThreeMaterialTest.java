package thalweg.desktop.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import thalweg.dataset.Datasets;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.engine.NativeMemory;
import thalweg.report.HtmlReport;
import thalweg.words.Language;
import thalweg.words.Words;

/** What a report says of three models. */
class ThreeMaterialTest {
    private static final Path MNIST = Path.of("samples/mnist");

    private final Engine engine = Engines.sameThread(DeviceChoice.CPU, 2, 256 << 20);
    private final ThreeMaterial material =
            new ThreeMaterial(
                    TrioInHand.of(PairInHand.of(Samples.mlp(1), Samples.mlp(2)), Samples.mlp(3)),
                    new DataChoice(
                            MNIST,
                            List.of("train", "test"),
                            Datasets.open(MNIST, "test"),
                            100,
                            StatisticsChoice.NONE),
                    null,
                    Map.of());

    private List<HtmlReport.Block> blocks(NativeMemory memory) {
        try (var bench = new LaneBench(engine)) {
            return material.blocks(
                    bench, memory, List.of(), Words.of(Language.ENGLISH), JobContext.unattended());
        }
    }

    @Test
    void theirFiguresAreMeasured() {
        List<HtmlReport.Block> blocks = blocks(engine.memory());
        assertInstanceOf(HtmlReport.Table.class, blocks.getFirst());
    }

    @Test
    void whereTheyCanNotBeMeasuredThePageSaysWhy() {
        NativeMemory little = Engines.sameThread(DeviceChoice.CPU, 2, 1 << 16).memory();
        List<HtmlReport.Block> blocks = blocks(little);
        assertEquals(1, blocks.size());
        var text = assertInstanceOf(HtmlReport.Text.class, blocks.getFirst());
        assertTrue(text.paragraphs().getFirst().contains("memory"), text.paragraphs()::toString);
    }
}
