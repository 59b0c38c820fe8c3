package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.SearchSeries.Planned;
import thalweg.desktop.workbench.ThreeState;
import thalweg.desktop.workbench.ThreeState.Losses;
import thalweg.desktop.workbench.ThreeState.Moved;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.matching.SearchKind;
import thalweg.matching.WeightMatching;
import thalweg.report.Figures;
import thalweg.words.Language;

/** The window's report of three models, and of two searches beside one another. */
class ReportOfThreeTest {
    private static final int[] WIDTHS = {64, 48, 40, 10};

    @TempDir Path folder;
    private OpenWindow window;
    private WorkbenchState state;
    private ThreeState three;

    @BeforeEach
    void open() throws Exception {
        window = OpenWindow.open(folder);
        state = window.state();
        three = state.three();
        run(() -> window.workbench.open(List.of(model("a", 1), model("b", 2))));
        until("a pair", 30, () -> state.phase() == Phase.READY);
        Path data = Planted.trainingData(folder.resolve("data"), 300, 8);
        run(() -> window.workbench.data().open(data));
        until("data", 30, () -> state.data() != null);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private Path model(String name, long seed) {
        return Planted.model(folder.resolve(name + ".safetensors"), seed, 0.02, WIDTHS);
    }

    private Path reported(String name) throws Exception {
        Path file = folder.resolve(name);
        run(
                () -> {
                    state.noticeProperty().set(null);
                    window.workbench.takeaways().report(file, List.of("fc2.weight"), List.of());
                });
        until("taken away", 120, () -> state.noticeProperty().get() != null);
        assertTrue(Files.exists(file), () -> String.valueOf(state.noticeProperty().get()));
        return file;
    }

    /** The search of three has to be of them, and so the pair's is run before. */
    private void searchThree() throws Exception {
        run(() -> window.workbench.openThird(List.of(model("c", 3))));
        until("three", 30, () -> three.shownProperty().get());
        run(window.workbench::search);
        until("found", 60, () -> three.foundProperty().get() != null);
    }

    private Losses losses(Moved moved) throws Exception {
        run(() -> window.workbench.three().show(true));
        until("measured", 60, () -> three.lossesProperty(moved).get() != null);
        return onFx(() -> three.lossesProperty(moved).get());
    }

    @Test
    void threeModelsHaveTheirFiguresInThePageAndThereIsAPdf() throws Exception {
        searchThree();
        String page = Files.readString(reported("three.html"));
        Losses naive = losses(Moved.NAIVE);
        Losses matched = losses(Moved.MATCHED);
        assertTrue(page.contains("Three models: "), "a table");
        for (Losses of : List.of(naive, matched)) {
            assertTrue(page.contains(Figures.of(of.barriers().matrix()[1][2], 4)), "barrier B, C");
            assertTrue(page.contains(Figures.of(of.mean().loss(), 4)), "the mean");
            assertTrue(page.contains(Figures.of(of.barriers().ends().get(2).loss(), 4)), "C's own");
        }
        assertTrue(page.contains("after weight matching"), "by what");
        assertTrue(page.contains("c.safetensors"), "the third file");
        try (var document = Loader.loadPDF(reported("three.pdf").toFile())) {
            assertTrue(document.getNumberOfPages() >= 4, "its letters are outlines");
        }
    }

    @Test
    void whatWasNeverLookedAtIsMeasuredForTheReport() throws Exception {
        searchThree();
        run(() -> window.workbench.three().show(false));
        String page = Files.readString(reported("unseen.html"));
        assertTrue(page.contains("Three models: "));
        assertTrue(
                page.contains(Figures.of(losses(Moved.MATCHED).barriers().matrix()[0][1], 4)),
                "the barrier between A and B");
    }

    @Test
    void beforeASearchOfTheThreeThereIsOneColumn() throws Exception {
        run(() -> window.workbench.openThird(List.of(model("c", 3))));
        until("three", 30, () -> three.shownProperty().get());
        assertNull(onFx(() -> three.foundProperty().get()));
        run(() -> state.texts().languageProperty().set(Language.CHINESE));
        String page = Files.readString(reported("before.html"));
        assertTrue(page.contains("三个模型："), "in the window's language");
        assertTrue(page.contains(Figures.of(losses(Moved.NAIVE).mean().loss(), 4)));
        assertFalse(page.contains("Three models"));
    }

    @Test
    void twoSearchesStandBesideOneAnother() throws Exception {
        var estimator = SearchKind.STRAIGHT_THROUGH.setting(Map.of("steps", "3", "batch", "50"));
        run(
                () ->
                        window.workbench
                                .comparing()
                                .run(
                                        List.of(
                                                new Planned(WeightMatching.SETTING, 0),
                                                new Planned(estimator, 0))));
        until("both", 120, () -> state.comparison().searches().size() == 2);
        until("ended", 20, () -> state.comparison().seriesProperty().get() == null);
        String page = Files.readString(reported("searches.html"));
        String table = page.substring(page.indexOf("Every search of this pair"));
        table = table.substring(0, table.indexOf("</table>"));
        assertTrue(table.contains("Weight matching"), table);
        assertTrue(table.contains("Straight-through"), table);
        for (var kept : onFx(() -> List.copyOf(state.comparison().searches()))) {
            assertTrue(table.contains(Figures.of(kept.result().best().l2(), 2)), table);
        }
        assertEquals(4, table.split("<tr>", -1).length - 1, "a head, naive, and both: " + table);
    }
}
