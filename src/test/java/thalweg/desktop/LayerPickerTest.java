package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.workbench.Phase;

/** Choosing a layer among five and among two hundred. */
class LayerPickerTest {
    private static final int MANY = 200;
    @TempDir Path folder;
    private OpenWindow window;

    @BeforeEach
    void open() throws Exception {
        window = OpenWindow.open(folder);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private void openPair(int layers) throws Exception {
        var widths = new int[layers + 1];
        Arrays.fill(widths, 12);
        Path a = Planted.model(folder.resolve("a.safetensors"), 1, 0.02, widths);
        Path b = Planted.model(folder.resolve("b.safetensors"), 2, 0.02, widths);
        open(a, b);
    }

    private void open(Path... models) throws Exception {
        run(() -> window.workbench.open(List.of(models)));
        until("a pair", 30, () -> window.state().phase() == Phase.READY);
        until("R", 60, () -> window.state().pictures().beforeProperty().get() != null);
    }

    private ListView<?> list() {
        return (ListView<?>) window.shell.lookup("#layer-list");
    }

    private TextField search() {
        return (TextField) window.shell.lookup("#layer-search");
    }

    private String chosen() throws Exception {
        return onFx(() -> window.state().chosenLayerProperty().get());
    }

    private void find() throws Exception {
        run(() -> window.shell.commands().get("find-layer").run());
    }

    private void sortByR() throws Exception {
        run(
                () ->
                        window.shell.lookupAll(".sidebar .segment").stream()
                                .map(ToggleButton.class::cast)
                                .filter(t -> t.getText().equals("by R"))
                                .forEach(ToggleButton::fire));
    }

    /** Presses a key where the keys go. */
    private void press(KeyCode code) throws Exception {
        OpenWindow.press(onFx(() -> window.shell.getScene().getFocusOwner()), code, false);
    }

    @Test
    void ofFiveLayersTheFieldComesWhenOneIsToBeFoundAndGoesAgain() throws Exception {
        openPair(5);
        find();
        assertTrue(onFx(() -> search().isFocused() && search().getParent().isVisible()));
        assertFalse(onFx(() -> window.shell.lookup(".sidebar .segment").getParent().isVisible()));
        run(() -> search().setText("fc4"));
        assertEquals(1, onFx(() -> list().getItems().size()));
        assertEquals("fc4.weight", chosen());
        press(KeyCode.ENTER);
        assertFalse(onFx(() -> search().getParent().isVisible()));
        assertEquals(5, onFx(() -> list().getItems().size()));
        assertEquals("fc4.weight", chosen());
    }

    @Test
    void fiveLayersAreListedWholeAndNeedNoSearch() throws Exception {
        openPair(5);
        assertFalse(onFx(() -> search().getParent().isVisible()));
        assertFalse(onFx(() -> window.shell.lookup("#layer-strip").isVisible()));
        assertEquals(5, onFx(() -> list().getItems().size()));
        assertEquals("fc2.weight", chosen());
        run(() -> list().requestFocus());
        press(KeyCode.DOWN);
        assertEquals("fc3.weight", chosen());
        press(KeyCode.END);
        assertEquals("fc5.weight", chosen());
        press(KeyCode.HOME);
        press(KeyCode.UP);
        assertEquals("fc1.weight", chosen());
    }

    @Test
    void ofTwoHundredOnlyTheRowsInSightAreNodes() throws Exception {
        openPair(MANY);
        run(() -> list().requestFocus());
        for (int i = 0; i < 60; i++) {
            press(KeyCode.DOWN);
        }
        assertEquals("fc62.weight", chosen());
        until("in sight", 5, () -> inSight("fc62"));
        long cells =
                onFx(
                        () ->
                                window.shell.lookupAll("#layer-list .list-cell").stream()
                                        .filter(c -> !((ListCell<?>) c).isEmpty())
                                        .count());
        assertTrue(cells > 5 && cells < 30, cells + " rows are nodes");
    }

    @Test
    void amongTwoHundredLayersOfASearchedPairTheWindowStaysAtHand() throws Exception {
        openPair(MANY);
        press(KeyCode.ENTER);
        until("done", 120, () -> window.state().phase() == Phase.DONE);
        until(
                "R of the last step",
                120,
                () ->
                        window.state()
                                .pictures()
                                .rByStep()
                                .containsKey(window.state().history().last()));
        Thread.sleep(1500);
        try (var probe = new ThreadProbe()) {
            run(() -> list().requestFocus());
            for (int i = 0; i < 60; i++) {
                press(KeyCode.DOWN);
                Thread.sleep(20);
            }
            within("60 of 200 layers are walked through", probe);
            find();
            for (String text : List.of("f", "fc", "fc1", "fc17", "fc179", "fc17", "fc1", "")) {
                run(() -> search().setText(text));
                Thread.sleep(60);
            }
            within("a layer is searched among 200", probe);
            sortByR();
            Thread.sleep(300);
            for (double gamma = 0; gamma < 0.9; gamma += 0.05) {
                double now = gamma;
                run(() -> window.state().gammaProperty().set(now));
                Thread.sleep(40);
            }
            within("200 layers are sorted by R while γ moves", probe);
        }
        assertTrue(window.state().history().last() > 1000, "steps");
        nothingIsCut("#steps");
    }

    private static void within(String what, ThreadProbe probe) {
        var longest = probe.longest();
        System.out.println("while " + what + ": " + longest);
        if (QuietMachine.expected()) {
            WindowWatch.requireShort(longest);
        }
    }

    @Test
    void aLayerIsFoundByTypingAndKeptByEnter() throws Exception {
        openPair(MANY);
        find();
        assertTrue(onFx(() -> search().isFocused()));
        double height = onFx(() -> list().getMaxHeight());
        run(() -> search().setText("fc17"));
        assertEquals(height, onFx(() -> list().getMaxHeight())); // nothing jumps under the eye
        assertEquals(11, onFx(() -> list().getItems().size())); // fc17 and fc170 to fc179
        assertEquals("fc17.weight", chosen());
        press(KeyCode.DOWN);
        assertEquals("fc170.weight", chosen());
        press(KeyCode.ENTER);
        assertEquals("fc170.weight", chosen());
        assertEquals("", onFx(() -> search().getText()));
        assertEquals(MANY, onFx(() -> list().getItems().size()));
        assertFalse(onFx(() -> search().isFocused()));
        assertEquals(Phase.READY, onFx(() -> window.state().phase())); // no search of a π begins
        until("in sight", 5, () -> inSight("fc170"));
    }

    @Test
    void escGivesBackTheLayerOfBeforeAndTheKeys() throws Exception {
        openPair(MANY);
        find();
        run(() -> search().setText("fc90"));
        press(KeyCode.DOWN);
        assertEquals("fc90.weight", chosen());
        press(KeyCode.ESCAPE);
        assertEquals("fc2.weight", chosen());
        assertEquals("", onFx(() -> search().getText()));
        assertFalse(onFx(() -> search().isFocused()));
    }

    @Test
    void wordsThatNoLayerHasLeaveTheChosenOne() throws Exception {
        openPair(MANY);
        find();
        run(() -> search().setText("conv"));
        assertEquals(0, onFx(() -> list().getItems().size()));
        assertEquals("fc2.weight", chosen());
    }

    @Test
    void thePanelsFollowTheChosenLayer() throws Exception {
        openPair(20);
        find();
        run(() -> search().setText("fc15"));
        press(KeyCode.ENTER);
        until("spectra", 20, () -> says(".spectrum-panel", "fc15"));
        until("alignment", 20, () -> says(".alignment-panel", "fc15"));
        until("in sight", 5, () -> inSight("fc15"));
    }

    private boolean says(String panel, String subtitle) {
        return ((Label) window.shell.lookup(panel + " .subtitle")).getText().equals(subtitle);
    }

    @Test
    void sortedByRTheFirstRowIsTheBestAlignedLayer() throws Exception {
        openPair(20);
        sortByR();
        var curve = onFx(() -> window.state().pictures().beforeProperty().get());
        int at = 6; // γ = 0.3
        String best =
                curve.layers().stream()
                        .max(Comparator.comparingDouble(l -> l.r()[at]))
                        .orElseThrow()
                        .tensor();
        until(
                "the best first",
                10,
                () -> list().getItems().getFirst().toString().contains("tensor=" + best + ","));
    }

    @Test
    void aClickOnTheStripChoosesThatLayer() throws Exception {
        openPair(MANY);
        run(
                () -> {
                    Node strip = window.shell.lookup("#layer-strip");
                    double cell = strip.getLayoutBounds().getWidth() / 25;
                    double row = (strip.getLayoutBounds().getHeight() + 3) / 8;
                    var at = strip.localToScene(5.5 * cell, 2.4 * row);
                    MouseEvent.fireEvent(strip, pressed(at.getX(), at.getY()));
                });
        assertEquals("fc56.weight", chosen());
        until("in sight", 5, () -> inSight("fc56"));
    }

    @Test
    void theLayersOfAResNetAreToldApartInTheSidebarAndInThePanels() throws Exception {
        Path models = Path.of("../shared/models");
        assumeTrue(Files.isDirectory(models), "the models are not there");
        open(
                models.resolve("resnet20-cifar10-seed1.pt"),
                models.resolve("resnet20-cifar10-seed2.pt"));
        nothingIsCut(".layer-list .layer-name");
        nothingIsCut(".picture-panel .title");
        sortByR();
        run(() -> list().scrollTo(0));
        nothingIsCut(".layer-list .layer-name");
        run(() -> window.state().chosenLayerProperty().set("layer3.0.conv1.weight"));
        until("alignment", 20, () -> says(".alignment-panel", "layer3.0.conv1"));
        for (String panel : List.of(".spectrum-panel", ".alignment-panel")) {
            nothingIsCut(panel + " .title");
            nothingIsCut(panel + " .subtitle");
        }
    }

    @Test
    void aTitleIsSaidInBriefOnlyWhereALongNameNeedsTheRoom() throws Exception {
        openPair(20);
        until("alignment", 20, () -> says(".alignment-panel", "fc2"));
        until("whole", 5, () -> title().equals("Alignment of singular vectors"));
        run(() -> window.state().chosenLayerProperty().set("layer3.0.shortcut.0.weight"));
        until("brief", 5, () -> title().equals("Alignment"));
        run(() -> window.state().chosenLayerProperty().set("fc2.weight"));
        until("whole again", 5, () -> title().equals("Alignment of singular vectors"));
    }

    @Test
    void aSubtitleIsSaidInBriefWhereThereIsNoRoomForTheWhole() throws Exception {
        openPair(20);
        until("measured", 20, () -> window.state().pictures().bandProperty().get() != null);
        until("brief", 5, () -> says(".r-panel", "vectors with s ≥ γ·s₁"));
        until("whole", 5, () -> says(".distance-panel", "‖θa − π(θb)‖ by step")); // it has room
        nothingIsCut(".r-panel .subtitle");
        nothingIsCut(".distance-panel .subtitle");
        run(() -> window.stage.setWidth(1900));
        until("whole", 5, () -> says(".r-panel", "alignment of vectors with s ≥ γ·s₁"));
        until("whole", 5, () -> says(".distance-panel", "‖θa − π(θb)‖ by step"));
    }

    private String title() {
        return ((Label) window.shell.lookup(".alignment-panel .title")).getText();
    }

    private void nothingIsCut(String labels) throws Exception {
        Thread.sleep(300); // laid out
        List<Label> cut =
                onFx(
                        () ->
                                window.shell.lookupAll(labels).stream()
                                        .map(Label.class::cast)
                                        .filter(label -> label.getScene() != null)
                                        .filter(Label::isTextTruncated)
                                        .toList());
        assertEquals(List.of(), cut);
    }

    private boolean inSight(String layer) {
        return window.shell.lookupAll("#layer-list .layer-row").stream()
                .filter(Node::isVisible)
                .map(cell -> ((ListCell<?>) cell).getItem())
                .anyMatch(row -> row != null && row.toString().contains("=" + layer + ".weight,"));
    }

    private static MouseEvent pressed(double x, double y) {
        return new MouseEvent(
                MouseEvent.MOUSE_PRESSED,
                x,
                y,
                x,
                y,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                null);
    }
}
