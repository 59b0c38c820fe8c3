package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.jobs.ListedJob;
import thalweg.desktop.presentation.Presentation;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.Takeaways;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.engine.Job;
import thalweg.engine.Sha256;
import thalweg.report.ChartTheme;
import thalweg.report.Figures;
import thalweg.report.pair.Animation;
import thalweg.session.PresentationStep;

/** A person takes steps, films and reports of the bundled samples away. */
class TakeawaysInWindowTest {
    private static final int EXAMPLES = 100;
    private static final Takeaways.Look LOOK = new Takeaways.Look(ChartTheme.DARK, Map.of());

    @TempDir Path folder;
    private OpenWindow window;
    private WorkbenchState state;
    private Presentation presentation;
    private Takeaways takeaways;

    @BeforeEach
    void open() throws Exception {
        Path samples = Path.of("samples").toAbsolutePath();
        var options = new DesktopOptions(samples, folder.resolve("state"));
        window = OpenWindow.open(Method.WEIGHT_MATCHING, options, 1280, 720);
        state = window.state();
        presentation = window.shell.presentation();
        takeaways = window.workbench.takeaways();
        run(
                () -> {
                    window.workbench.data().open(samples.resolve("mnist"));
                    window.workbench.open(
                            List.of(
                                    samples.resolve("mlp-mnist-seed1.safetensors"),
                                    samples.resolve("mlp-mnist-seed2.safetensors")));
                });
        until("a pair", 30, () -> state.phase() == Phase.READY && state.data() != null);
        run(() -> window.workbench.data().chooseLimit(EXAMPLES));
        run(window.workbench::search);
        until("found", 60, () -> state.phase() == Phase.DONE);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private void taken() throws Exception {
        until("taken away", 120, () -> state.noticeProperty().get() != null);
        assertTrue(
                onFx(() -> state.noticeProperty().get().sentence(state.words()))
                        .startsWith("Saved"),
                onFx(() -> state.noticeProperty().get().sentence(state.words())));
    }

    private List<String> files(Path in) throws Exception {
        if (!Files.exists(in)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(in)) {
            return all.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void stepsBecomePicturesAndPagesWithTheirCaptionsAndOrigin() throws Exception {
        run(
                () -> {
                    presentation.add("All of it");
                    presentation.add("At the start");
                    presentation
                            .steps()
                            .set(
                                    1,
                                    new PresentationStep(
                                            "loss",
                                            "fc2.weight",
                                            0.25,
                                            0.3,
                                            2,
                                            presentation.steps().get(0).search(),
                                            Map.of(),
                                            "At the start",
                                            Map.of()));
                    takeaways.pngs(folder.resolve("slides"), 1, LOOK);
                });
        taken();
        assertEquals(List.of("step-01.png", "step-02.png"), files(folder.resolve("slides")));
        Path first = folder.resolve("slides/step-01.png");
        assertEquals(1920, ImageIO.read(first.toFile()).getWidth());
        Path pdf = folder.resolve("talk.pdf");
        run(
                () -> {
                    state.noticeProperty().set(null);
                    takeaways.pdf(pdf, LOOK);
                });
        taken();
        try (var document = Loader.loadPDF(pdf.toFile())) {
            assertEquals(2, document.getNumberOfPages());
            var about = document.getDocumentInformation();
            assertTrue(about.getKeywords().contains("At the start"), about.getKeywords());
            assertTrue(about.getSubject().contains("sha256"), about.getSubject());
        }
    }

    @Test
    void aFilmIsMadeOfWhatIsShown() throws Exception {
        Path file = folder.resolve("alpha.gif");
        run(
                () ->
                        takeaways.gif(
                                new Animation(
                                        presentation.view(""),
                                        Animation.Moving.BOTH,
                                        5,
                                        1,
                                        320,
                                        180),
                                file,
                                LOOK));
        taken();
        try (var in = ImageIO.createImageInputStream(file.toFile())) {
            var reader = ImageIO.getImageReadersByFormatName("gif").next();
            reader.setInput(in);
            assertEquals(5, reader.getNumImages(true));
        }
    }

    @Test
    void stoppedMidwayNothingIsLeftAndTheJobSaysSo() throws Exception {
        run(
                () -> {
                    IntStream.range(0, 40).forEach(i -> presentation.add("step " + i));
                    takeaways.pngs(folder.resolve("slides"), 1, LOOK);
                });
        until("begun", 60, () -> !files().isEmpty());
        ListedJob job = onFx(() -> window.workbench.jobs().frontProperty().get());
        assertEquals(
                "Pictures of the presentation", onFx(() -> job.name().in(state.texts().words())));
        run(job::stop);
        until("ended", 60, () -> !job.isActive());
        assertEquals(Job.State.STOPPED, onFx(() -> job.status().state()));
        assertEquals(List.of(), files(folder.resolve("slides")));
    }

    private List<String> files() {
        try {
            return files(folder.resolve("slides"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theReportHasTheFiguresOfTheWindow() throws Exception {
        until("measured", 120, () -> state.pictures().matchedProperty().get() != null);
        Path file = folder.resolve("report.html");
        run(() -> takeaways.report(file, List.of("fc2.weight"), List.of()));
        taken();
        String page = Files.readString(file);
        double barrier = onFx(() -> state.pictures().matchedProperty().get().barrierAtHalf());
        assertTrue(page.contains(Figures.of(barrier, 4)), "the same barrier: " + barrier);
        assertTrue(page.contains(Sha256.of(onFx(() -> state.pair().a().file()))));
        assertTrue(page.contains("first " + EXAMPLES + " test examples"));
        Path pdf = folder.resolve("report.pdf");
        run(
                () -> {
                    state.noticeProperty().set(null);
                    takeaways.report(pdf, List.of("fc2.weight"), List.of());
                });
        taken();
        try (var document = Loader.loadPDF(pdf.toFile())) {
            assertTrue(document.getNumberOfPages() >= 4);
        }
    }

    @Test
    void theSheetOfAFilmSaysWhatItIsOf() throws Exception {
        run(() -> window.shell.commands().get("present-animation").run());
        assertEquals(
                Animation.Moving.ALPHA,
                onFx(() -> ((ChoiceBox<?>) window.shell.lookup("#animation-moving")).getValue()));
        run(() -> ((Button) window.shell.lookup("#animation-make")).fire());
        assertTrue(onFx(() -> window.shell.lookup("#animation-sheet") == null));
    }
}
