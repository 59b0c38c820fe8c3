package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.workbench.MadeBy;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.Sentences;
import thalweg.symmetry.PermutationGroup.Kind;
import thalweg.symmetry.Symmetry;
import thalweg.symmetry.SymmetryProof;
import thalweg.symmetry.TensorAxis;

/**
 * A person looks at the permutation groups, corrects them, and the check says what that is worth.
 */
class SymmetryViewTest {
    private static final TensorAxis INPUTS_OF_FC2 = new TensorAxis("fc2.weight", 1);

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

    private void openPair(int... widths) throws Exception {
        Path a = Planted.model(folder.resolve("a.safetensors"), 1, 0.02, widths);
        Path b = Planted.model(folder.resolve("b.safetensors"), 2, 0.02, widths);
        run(() -> window.workbench.open(List.of(a, b)));
        until("a pair", 30, () -> window.state().phase() == Phase.READY);
    }

    private void openSheet() throws Exception {
        run(() -> window.shell.commands().get("symmetry").run());
        assertNotNull(onFx(() -> window.shell.lookup("#symmetry-sheet")));
    }

    private void untilSaid(String words) throws Exception {
        until(words, 30, () -> text("symmetry-verdict").startsWith(words));
    }

    private String text(String label) {
        return ((Label) window.shell.lookup("#" + label)).getText();
    }

    private Button button(String id) {
        return (Button) window.shell.lookup("#" + id);
    }

    private void press(String id) throws Exception {
        assertFalse(onFx(() -> button(id).isDisabled()), id);
        run(() -> button(id).fire());
    }

    private void choose(int... rows) throws Exception {
        run(
                () -> {
                    ListView<?> groups = (ListView<?>) window.shell.lookup("#symmetry-groups");
                    groups.getSelectionModel().clearSelection();
                    Arrays.stream(rows).forEach(groups.getSelectionModel()::select);
                });
    }

    /** By the keyboard: Space on the row. */
    private void tick(int row) throws Exception {
        run(
                () -> {
                    ListView<?> axes = (ListView<?>) window.shell.lookup("#symmetry-axes");
                    axes.getSelectionModel().clearAndSelect(row);
                    strike(axes, KeyCode.SPACE);
                });
    }

    private static void strike(Node at, KeyCode code) {
        at.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private Symmetry groups() throws Exception {
        return onFx(() -> window.workbench.correcting().symmetryProperty().get());
    }

    private void search() throws Exception {
        run(() -> window.shell.commands().get("search").run());
        until("found", 30, () -> window.state().phase() == Phase.DONE);
    }

    @Test
    void aFrozenGroupIsEquivalentAndStaysStillInTheSearch() throws Exception {
        openPair(6, 12, 12, 9, 4);
        openSheet();
        untilSaid("Equivalent");
        assertEquals("33 free units", onFx(() -> text("symmetry-units")));
        choose(1);
        press("symmetry-freeze");
        untilSaid("Equivalent");
        assertEquals("21 free units, 33 as derived", onFx(() -> text("symmetry-units")));
        assertEquals("Thaw", onFx(() -> button("symmetry-freeze").getText()));
        press("symmetry-done");
        assertNull(onFx(() -> window.shell.lookup("#symmetry-sheet")));
        search();
        var best = onFx(() -> window.state().resultProperty().get().best().permutation());
        assertEquals(Kind.FROZEN, best.symmetry().groups().get(1).kind());
        for (int i = 0; i < 12; i++) {
            assertEquals(i, best.indices(1)[i]);
        }
        assertTrue(best.movedUnits() > 0);
    }

    @Test
    void aWrongSplitIsFoundOutAndNoSearchMovesByItUntilItIsTakenBack() throws Exception {
        openPair(6, 12, 12, 9, 4);
        openSheet();
        untilSaid("Equivalent");
        assertTrue(onFx(() -> button("symmetry-split").isDisabled()));
        assertTrue(
                onFx(() -> button("symmetry-split").getAccessibleHelp())
                        .contains("Not now: no axis is chosen"));
        choose(0);
        tick(2);
        press("symmetry-split");
        untilSaid("NOT equivalent: largest relative difference");
        until("the fault", 30, () -> text("symmetry-verdict").contains("fc1 (2) ("));
        assertEquals(4, groups().groups().size());
        press("symmetry-done");
        run(() -> window.shell.commands().get("search").run());
        assertEquals(Phase.READY, onFx(() -> window.state().phase()));
        assertTrue(
                onFx(() -> window.state().noticeProperty().get().sentence(window.state().words()))
                        .startsWith("the corrected groups change what the network computes"));
        assertTrue(onFx(() -> text("groups-corrected")).startsWith("✗"));
        openSheet();
        press("symmetry-undo");
        untilSaid("Equivalent");
        assertFalse(groups().corrected());
        assertTrue(onFx(() -> button("symmetry-undo").isDisabled()));
        press("symmetry-done");
        search();
    }

    @Test
    void mergedGroupsMoveAsOneInTheSearch() throws Exception {
        openPair(6, 12, 12, 9, 4);
        openSheet();
        choose(0, 2);
        assertTrue(
                onFx(() -> button("symmetry-merge").getAccessibleHelp())
                        .contains("Not now: 12 and 9 units can't move as one"));
        choose(0, 1);
        press("symmetry-merge");
        untilSaid("Equivalent");
        press("symmetry-done");
        search();
        var best = onFx(() -> window.state().resultProperty().get().best().permutation());
        assertEquals(2, best.symmetry().groups().size());
        until("proof", 30, () -> window.state().equivalenceProperty().get() != null);
        assertTrue(onFx(() -> window.state().equivalenceProperty().get().equivalent()));
        assertTrue(
                onFx(() -> Sentences.answer(window.state()).text())
                        .startsWith("Weight matching by corrected groups finished"));
        assertEquals(
                "weight matching by corrected groups, seed 0",
                onFx(() -> MadeBy.search(window.state().resultProperty().get())));
    }

    @Test
    void theLastGroupsCanBeMerged() throws Exception {
        openPair(6, 9, 12, 12, 4);
        openSheet();
        choose(1, 2);
        press("symmetry-merge");
        untilSaid("Equivalent");
        assertEquals(List.of("fc1", "fc2"), names());
        press("symmetry-undo");
        untilSaid("Equivalent");
        assertEquals(List.of("fc1", "fc2", "fc3"), names());
    }

    @Test
    void whatWasSplitOffLastInFrontIsTakenBack() throws Exception {
        openPair(6, 12, 4);
        openSheet();
        choose(0);
        tick(2);
        press("symmetry-split");
        assertEquals(List.of("fc1", "fc1 (2)"), names());
        choose(1);
        press("symmetry-undo");
        untilSaid("Equivalent");
        assertEquals(List.of("fc1"), names());
    }

    private SymmetryProof proof() {
        return window.workbench.correcting().proofProperty().get();
    }

    @Test
    void groupsAreCheckedAnewWhenTheModelsChangePlacesUnderTheSheet() throws Exception {
        openPair(6, 12, 12, 9, 4);
        openSheet();
        untilSaid("Equivalent");
        SymmetryProof before = onFx(this::proof);
        run(() -> window.workbench.swap());
        untilSaid("Equivalent");
        assertNotSame(before, onFx(this::proof));
    }

    private List<String> names() throws Exception {
        return groups().groups().stream().map(g -> g.name()).toList();
    }

    @Test
    void correctionsOutliveASwapAndEndWithTheNetwork() throws Exception {
        openPair(6, 12, 12, 9, 4);
        run(() -> window.workbench.correcting().split(0, List.of(INPUTS_OF_FC2)));
        run(() -> window.workbench.swap());
        assertTrue(groups().corrected());
        var b = onFx(() -> window.state().pair().pair());
        var expected = SymmetryProof.of(b.network(), b.b(), groups());
        until("the proof of the new B", 30, () -> proof() != null);
        assertEquals(expected.found(), onFx(() -> proof().found()));
        run(() -> window.workbench.correcting().reset());
        assertFalse(groups().corrected());
        run(() -> window.workbench.correcting().undo());
        assertTrue(groups().corrected());
        run(() -> List.copyOf(window.state().models()).forEach(window.workbench::remove));
        openPair(6, 10, 4);
        assertFalse(groups().corrected());
        assertEquals(1, groups().groups().size());
    }

    @Test
    void enterOnAGroupOfTheSidebarOpensItsAxes() throws Exception {
        openPair(6, 12, 12, 9, 4);
        run(
                () ->
                        window.shell.lookupAll(".group-line").stream()
                                .filter(n -> ((Button) n).getText().startsWith("fc2"))
                                .findFirst()
                                .ifPresent(line -> strike(line, KeyCode.ENTER)));
        assertEquals(Phase.READY, onFx(() -> window.state().phase()));
        assertEquals(
                "fc2.weight axis 0",
                onFx(
                        () ->
                                ((ListView<?>) window.shell.lookup("#symmetry-axes"))
                                        .getItems()
                                        .getFirst()
                                        .toString()));
    }

    @Test
    void keysBehindTheSheetAreNotPressed() throws Exception {
        openPair(6, 12, 4);
        openSheet();
        double before = onFx(() -> window.state().alphaProperty().get());
        run(
                () -> {
                    Node groups = window.shell.lookup("#symmetry-groups");
                    for (KeyCode key : List.of(KeyCode.ENTER, KeyCode.LEFT, KeyCode.SPACE)) {
                        strike(groups, key);
                    }
                });
        assertEquals(Phase.READY, onFx(() -> window.state().phase()));
        assertEquals(before, onFx(() -> window.state().alphaProperty().get()));
        run(() -> strike(window.shell.lookup("#symmetry-groups"), KeyCode.F));
        assertTrue(groups().corrected());
        run(() -> strike(window.shell.lookup("#symmetry-groups"), KeyCode.ESCAPE));
        assertNull(onFx(() -> window.shell.lookup("#symmetry-sheet")));
    }

    /** Two hundred layers, four hundred nodes: more than ResNet50 has. */
    @Test
    void theWindowsThreadIsNeverLongBusyWithALargeGraph() throws Exception {
        var widths = new int[201];
        Arrays.fill(widths, 8);
        openPair(widths);
        until("measured", 60, () -> window.state().idleWorkProperty().get().isEmpty());
        try (var probe = new ThreadProbe()) {
            openSheet();
            untilSaid("Equivalent");
            Thread.sleep(500);
            var opening = probe.longest();
            Node graph = onFx(() -> window.shell.lookup("#symmetry-graph"));
            for (KeyCode key : List.of(KeyCode.END, KeyCode.MINUS, KeyCode.DIGIT0, KeyCode.HOME)) {
                run(() -> strike(graph, key));
                Thread.sleep(150);
            }
            choose(120);
            Thread.sleep(150);
            press("symmetry-freeze");
            untilSaid("Equivalent");
            Thread.sleep(300);
            var using = probe.longest();
            System.out.println("opening the symmetry sheet: " + opening);
            System.out.println("scrolling, zooming, choosing, freezing in it: " + using);
            if (QuietMachine.expected()) {
                WindowWatch.requireShortAtOnce(opening);
                WindowWatch.requireShort(using);
            }
        }
    }
}
