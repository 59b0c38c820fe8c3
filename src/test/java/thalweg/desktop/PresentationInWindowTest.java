package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.chart.Enlargement;
import thalweg.desktop.chart.PanelFrame;
import thalweg.desktop.presentation.Presentation;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.Readout;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.evaluation.Score;
import thalweg.session.PresentationStep;
import thalweg.session.SessionFile;

/** A speaker makes steps of the bundled samples, and goes through them. */
class PresentationInWindowTest {
    private static final int EXAMPLES = 200;

    @TempDir Path folder;
    private OpenWindow window;
    private WorkbenchState state;
    private Presentation presentation;

    @BeforeEach
    void open() throws Exception {
        window = open(folder.resolve("state"));
        state = window.state();
        presentation = window.shell.presentation();
        Path samples = Path.of("samples").toAbsolutePath();
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

    private static OpenWindow open(Path kept) throws Exception {
        var options = new DesktopOptions(Path.of("samples").toAbsolutePath(), kept);
        OpenWindow opened = OpenWindow.open(Method.WEIGHT_MATCHING, options, 1280, 720);
        // The headless screen has no place for what a full one leaves behind elsewhere.
        run(
                () -> {
                    opened.stage.setX(0);
                    opened.stage.setY(0);
                });
        return opened;
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private PanelFrame panel(String style) {
        return (PanelFrame) window.shell.lookup("." + style);
    }

    /** The loss at α = 0, the heatmap of another layer, the whole window at an early step. */
    private void makeThreeSteps() throws Exception {
        run(
                () -> {
                    panel("loss-panel").filledProperty().set(true);
                    state.alphaProperty().set(0);
                    window.shell.commands().get("present-add").run();
                    panel("loss-panel").filledProperty().set(false);
                    panel("alignment-panel").filledProperty().set(true);
                    state.alphaProperty().set(1);
                    state.chosenLayerProperty().set("fc3.weight");
                    window.shell.commands().get("present-add").run();
                    panel("alignment-panel").filledProperty().set(false);
                    state.alphaProperty().set(0.5);
                    state.history().show(3);
                    window.shell.commands().get("present-add").run();
                });
        assertEquals(
                List.of("loss", "heatmap", "window"),
                onFx(() -> presentation.steps().stream().map(PresentationStep::panel).toList()));
    }

    private void press(KeyCode code) throws Exception {
        OpenWindow.press(window.shell, code, false);
    }

    private String text(String id) throws Exception {
        return onFx(() -> ((Label) window.shell.lookup("#" + id)).getText());
    }

    @Test
    void aSpeakerGoesThroughTheStepsByKeysAndEverythingMovesThere() throws Exception {
        makeThreeSteps();
        run(() -> presentation.caption(0, "A and π(B)"));
        var seen = new ConcurrentSkipListSet<Double>();
        var steps = new ConcurrentSkipListSet<Integer>();
        run(
                () -> {
                    presentation.markedProperty().set(-1);
                    state.alphaProperty().addListener((o, was, is) -> seen.add(is.doubleValue()));
                    state.history()
                            .shownProperty()
                            .addListener((o, was, is) -> steps.add(is.intValue()));
                });
        press(KeyCode.F11);
        assertTrue(onFx(() -> presentation.onProperty().get()));
        assertTrue(onFx(() -> window.stage.isFullScreen()));
        assertEquals(0, onFx(() -> state.alphaProperty().get()), "the first is there at once");
        assertTrue(onFx(() -> panel("loss-panel").filledProperty().get()));
        assertEquals("1 / 3", text("stage-count"));
        assertEquals("A and π(B)", text("stage-caption"));
        assertFalse(onFx(() -> window.shell.lookup(".top-bar").getParent().isVisible()));
        seen.clear();
        press(KeyCode.SPACE);
        assertEquals("fc3.weight", onFx(() -> state.chosenLayerProperty().get()));
        assertTrue(onFx(() -> panel("alignment-panel").filledProperty().get()));
        assertEquals("2 / 3", text("stage-count"));
        until("there", 5, () -> state.alphaProperty().get() == 1);
        assertTrue(
                seen.stream().filter(alpha -> alpha > 0.02 && alpha < 0.98).count() >= 3,
                "it moves: " + seen);
        steps.clear();
        press(KeyCode.PAGE_DOWN);
        until("there", 5, () -> state.history().shownProperty().get() == 3);
        assertTrue(steps.size() >= 3, "and so does the search: " + steps);
        assertFalse(onFx(() -> panel("alignment-panel").filledProperty().get()));
        until("there, too", 5, () -> state.alphaProperty().get() == 0.5);
        press(KeyCode.RIGHT);
        assertEquals("3 / 3", text("stage-count"), "it stays at the last");
        press(KeyCode.ESCAPE);
        assertFalse(onFx(() -> presentation.onProperty().get()));
        assertFalse(onFx(() -> window.stage.isFullScreen()));
        assertTrue(onFx(() -> window.shell.lookup(".top-bar").isVisible()));
        assertEquals(Phase.DONE, onFx(() -> state.phase()), "no key searched");
    }

    private void chord(KeyCode code) throws Exception {
        run(
                () ->
                        KeyEvent.fireEvent(
                                window.shell,
                                new KeyEvent(
                                        KeyEvent.KEY_PRESSED,
                                        "",
                                        "",
                                        code,
                                        false,
                                        true,
                                        false,
                                        false)));
    }

    private boolean isTold() throws Exception {
        return onFx(() -> window.shell.lookup("#kept-step").isVisible());
    }

    @Test
    void aStepThatIsKeptIsToldAndNothingMoves() throws Exception {
        run(() -> window.shell.requestFocus());
        var panel = panel("loss-panel");
        var before = onFx(() -> panel.localToScene(panel.getBoundsInLocal()));
        chord(KeyCode.M);
        assertTrue(isTold());
        String said = text("kept-step-said");
        assertTrue(said.startsWith("Step 1 kept: The whole window, fc2 · α "), said);
        assertTrue(said.endsWith("Ctrl Shift M shows all"), said);
        run(() -> window.shell.layout());
        assertEquals(before, onFx(() -> panel.localToScene(panel.getBoundsInLocal())));
        assertTrue(onFx(window.shell::isFocused), "the keys stay where they were");
        run(() -> ((Button) window.shell.lookup("#kept-step-undo")).fire());
        assertFalse(isTold());
        assertEquals(0, onFx(() -> presentation.steps().size()));
    }

    @Test
    void itsCaptionIsTypedAtOnceOrLater() throws Exception {
        run(() -> window.shell.requestFocus());
        chord(KeyCode.M);
        press(KeyCode.F2);
        var field = onFx(() -> (TextField) window.shell.lookup("#kept-step-caption"));
        assertTrue(onFx(field::isFocused));
        run(() -> field.setText(" No barrier "));
        run(() -> field.fireEvent(new ActionEvent()));
        assertEquals("No barrier", onFx(() -> presentation.steps().getFirst().caption()));
        assertFalse(isTold());
        assertTrue(onFx(window.shell::isFocused));
        press(KeyCode.F2);
        assertEquals("No barrier", onFx(field::getText), "what it is");
        run(() -> field.setText("typed by mistake"));
        OpenWindow.press(field, KeyCode.ESCAPE, false);
        assertEquals("No barrier", onFx(() -> presentation.steps().getFirst().caption()));
        chord(KeyCode.M);
        assertTrue(text("kept-step-said").startsWith("Step 2 kept"));
        assertEquals("", onFx(field::getText), "of the new one");
    }

    @Test
    void itBeginsWithTheFirstStepAndGivesTheWindowBackAsItWas() throws Exception {
        makeThreeSteps();
        run(
                () -> {
                    state.alphaProperty().set(0.31);
                    state.gammaProperty().set(0.2);
                    state.chosenLayerProperty().set("fc2.weight");
                    state.history().show(5);
                });
        press(KeyCode.F11);
        assertEquals("1 / 3", text("stage-count"), "though the last one is marked");
        press(KeyCode.DIGIT2);
        until("there", 5, () -> state.alphaProperty().get() == 1);
        press(KeyCode.ESCAPE);
        assertEquals(0.31, onFx(() -> state.alphaProperty().get()));
        assertEquals(0.2, onFx(() -> state.gammaProperty().get()));
        assertEquals("fc2.weight", onFx(() -> state.chosenLayerProperty().get()));
        assertEquals(5, onFx(() -> state.history().shownProperty().get()));
        assertFalse(onFx(() -> panel("alignment-panel").filledProperty().get()));
    }

    @Test
    void aReadoutOfASampleSaysSoOnTheStageAndInTheWindow() throws Exception {
        until("all", 20, () -> state.readoutProperty().get() != null);
        until("of all", 20, () -> !state.readoutProperty().get().isOfSample());
        var loss = onFx(() -> (Label) window.shell.lookup("#loss-value"));
        run(() -> window.shell.applyCss());
        var ofAll = onFx(loss::getTextFill);
        Readout all = onFx(() -> state.readoutProperty().get());
        run(
                () -> {
                    state.readoutProperty()
                            .set(
                                    new Readout(
                                            all.alpha(),
                                            new Score(0.25, 0.9, 64),
                                            all.all(),
                                            all.statistics()));
                    window.shell.applyCss();
                });
        assertNotEquals(ofAll, onFx(loss::getTextFill), "the figures of a sample look otherwise");
        assertEquals("sample of 64", text("over"));
        assertTrue(text("stage-hand").contains("loss 0.250 (sample of 64)"), text("stage-hand"));
        run(
                () -> {
                    state.readoutProperty().set(all);
                    window.shell.applyCss();
                });
        assertEquals(ofAll, onFx(loss::getTextFill));
        assertFalse(text("stage-hand").contains("("), text("stage-hand"));
    }

    @Test
    void onTheStageAPanelAndItsTypeAreFarLargerThanInTheWindow() throws Exception {
        makeThreeSteps();
        Node chart = onFx(() -> window.shell.lookup(".loss-panel .chart-pane"));
        assertEquals(1, onFx(() -> Enlargement.of(chart)), 1e-9);
        press(KeyCode.F11);
        run(() -> window.shell.layout());
        double panel = onFx(() -> Enlargement.of(chart));
        assertTrue(panel >= 1.6, "a panel: " + panel);
        press(KeyCode.ESCAPE);
        run(() -> window.shell.layout());
        assertEquals(1, onFx(() -> Enlargement.of(chart)), 1e-9);
    }

    @Test
    void fromTheListItBeginsWithTheChosenStep() throws Exception {
        makeThreeSteps();
        run(window.shell.sheets()::showSteps);
        until("laid out", 10, () -> window.shell.lookup("#step-row-1") != null);
        run(() -> window.shell.lookup("#step-row-1").requestFocus());
        run(() -> ((Button) window.shell.lookup("#steps-present")).fire());
        assertEquals("2 / 3", text("stage-count"));
    }

    @Test
    void withoutSlidesTheHandsAlphaStays() throws Exception {
        press(KeyCode.F11);
        run(() -> state.alphaProperty().set(0.77));
        press(KeyCode.ESCAPE);
        assertEquals(0.77, onFx(() -> state.alphaProperty().get()));
    }

    @Test
    void theOtherKeysAndTheMouseDoTheirPart() throws Exception {
        makeThreeSteps();
        press(KeyCode.F11);
        press(KeyCode.END);
        assertEquals("3 / 3", text("stage-count"));
        press(KeyCode.HOME);
        assertEquals("1 / 3", text("stage-count"));
        press(KeyCode.DIGIT2);
        assertEquals("2 / 3", text("stage-count"));
        press(KeyCode.DIGIT9);
        assertEquals("2 / 3", text("stage-count"), "there is none");
        press(KeyCode.LEFT);
        assertEquals("1 / 3", text("stage-count"));
        press(KeyCode.ENTER);
        press(KeyCode.C);
        assertFalse(onFx(() -> state.searchingProperty().get()), "plain keys are quiet");
        assertFalse(onFx(() -> state.comparison().shownProperty().get()));
        press(KeyCode.B);
        assertTrue(onFx(() -> window.shell.lookup("#blank-screen").isVisible()));
        press(KeyCode.RIGHT);
        assertFalse(onFx(() -> window.shell.lookup("#blank-screen").isVisible()));
        assertEquals("1 / 3", text("stage-count"), "light again, where it was");
        click(MouseButton.PRIMARY);
        assertEquals("2 / 3", text("stage-count"));
        click(MouseButton.SECONDARY);
        assertEquals("1 / 3", text("stage-count"));
    }

    private void click(MouseButton button) throws Exception {
        run(
                () ->
                        window.shell
                                .lookup(".loss-panel")
                                .fireEvent(
                                        new MouseEvent(
                                                MouseEvent.MOUSE_CLICKED,
                                                400,
                                                300,
                                                400,
                                                300,
                                                button,
                                                1,
                                                false,
                                                false,
                                                false,
                                                false,
                                                false,
                                                false,
                                                false,
                                                true,
                                                false,
                                                true,
                                                null)));
    }

    @Test
    void whereNothingIsToMoveItIsThereAtOnce() throws Exception {
        makeThreeSteps();
        run(() -> window.shell.commands().get("motion").run());
        press(KeyCode.F11);
        press(KeyCode.HOME);
        press(KeyCode.RIGHT);
        assertEquals(1, onFx(() -> state.alphaProperty().get()));
    }

    @Test
    void withoutStepsWhatIsShownIsShownLarge() throws Exception {
        press(KeyCode.F11);
        assertTrue(onFx(() -> presentation.onProperty().get()));
        assertTrue(text("stage-caption").contains("Ctrl M"));
        press(KeyCode.F11);
        assertFalse(onFx(() -> presentation.onProperty().get()));
    }

    @Test
    void stepsAreOrderedSaidReplacedAndTakenOutByKeys() throws Exception {
        makeThreeSteps();
        run(window.shell.sheets()::showSteps);
        until("laid out", 10, () -> window.shell.lookup("#step-row-0") != null);
        run(() -> window.shell.lookup("#step-row-0").requestFocus());
        run(
                () ->
                        KeyEvent.fireEvent(
                                window.shell.lookup("#step-row-0"),
                                new KeyEvent(
                                        KeyEvent.KEY_PRESSED,
                                        "",
                                        "",
                                        KeyCode.DOWN,
                                        false,
                                        false,
                                        true,
                                        false)));
        assertEquals(List.of("heatmap", "loss", "window"), panels());
        run(
                () -> {
                    var words = (TextField) window.shell.lookup("#step-caption-1");
                    words.requestFocus();
                    words.setText("  The barrier ");
                    words.fireEvent(new ActionEvent());
                });
        assertEquals("The barrier", onFx(() -> presentation.steps().get(1).caption()));
        run(
                () -> {
                    window.shell.lookup("#step-replace-1").requestFocus();
                    ((Button) window.shell.lookup("#step-replace-1")).fire();
                });
        assertEquals(List.of("heatmap", "window", "window"), panels());
        assertEquals("The barrier", onFx(() -> presentation.steps().get(1).caption()));
        Thread.sleep(400); // undo goes by rests
        run(() -> window.shell.lookup("#step-row-0").requestFocus());
        OpenWindow.press(window.shell.lookup("#step-row-0"), KeyCode.DELETE, false);
        assertEquals(List.of("window", "window"), panels());
        run(() -> window.shell.leave());
        run(() -> window.workbench.moments().undo());
        assertEquals(List.of("heatmap", "window", "window"), panels(), "undone");
    }

    private List<String> panels() throws Exception {
        return onFx(() -> presentation.steps().stream().map(PresentationStep::panel).toList());
    }

    @Test
    void theStepsAreInTheSessionAndOpenAgain() throws Exception {
        makeThreeSteps();
        run(() -> presentation.caption(2, "Über α"));
        Path file = folder.resolve("talk.thalweg");
        run(() -> window.workbench.sessions().save(file));
        until("saved", 20, () -> file.toFile().exists());
        List<PresentationStep> kept = SessionFile.read(file).steps();
        assertEquals(onFx(() -> List.copyOf(presentation.steps())), kept);
        OpenWindow other = open(folder.resolve("other"));
        try {
            run(() -> other.workbench.open(List.of(file)));
            until("opened", 30, () -> other.state().presentation().size() == 3);
            assertEquals("Über α", onFx(() -> other.state().presentation().get(2).caption()));
            until("searched", 30, () -> other.state().history().last() > 3);
            run(() -> other.shell.presentation().begin());
            run(() -> other.shell.presentation().last());
            until("there", 5, () -> other.state().alphaProperty().get() == 0.5);
            until("there", 5, () -> other.state().history().shownProperty().get() == 3);
            String said = onFx(() -> ((Label) other.shell.lookup("#stage-hand")).getText());
            boolean missing = onFx(() -> other.state().history().isMissing());
            assertTrue(missing, "a session keeps but some steps");
            int shown = onFx(() -> other.state().history().shown().step());
            assertTrue(said.endsWith("step 3 was not kept, this is step " + shown), said);
            run(() -> other.shell.presentation().end());
        } finally {
            other.close();
        }
    }

    @Test
    void theWindowsThreadIsFreeThroughout() throws Exception {
        makeThreeSteps();
        until("idle", 120, () -> state.idleWorkProperty().get().isEmpty());
        press(KeyCode.F11);
        press(KeyCode.RIGHT);
        Thread.sleep(1000);
        press(KeyCode.HOME);
        Thread.sleep(1000); // every class is loaded
        try (var probe = new ThreadProbe()) {
            for (KeyCode key : List.of(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.LEFT)) {
                press(key);
                Thread.sleep(900);
            }
            ThreadProbe.Stretch longest = probe.longest();
            WindowWatch.requireShort(longest);
        }
    }
}
