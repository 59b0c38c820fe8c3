package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.checkpoint.Checkpoints;
import thalweg.desktop.workbench.OpenModel;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.ThreeState;
import thalweg.desktop.workbench.ThreeState.Moved;
import thalweg.desktop.workbench.ThreeState.Shares;
import thalweg.landscape.Plane;
import thalweg.matching.SearchKind;
import thalweg.network.Model;
import thalweg.network.Models;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.Symmetry;
import thalweg.words.Words;

/** What a person does with a third model, on small ones. */
class ThreeModelsTest {
    private static final int[] WIDTHS = {64, 48, 40, 10};

    @TempDir Path folder;
    private OpenWindow window;
    private ThreeState three;
    private Path a;

    @BeforeEach
    void openPair() throws Exception {
        window = OpenWindow.open(folder);
        three = window.state().three();
        a = model("a", 1);
        Path b = model("b", 2);
        run(() -> window.workbench.open(List.of(a, b)));
        until("a pair", 30, () -> window.state().phase() == Phase.READY);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private Path model(String name, long seed) {
        return Planted.model(folder.resolve(name + ".safetensors"), seed, 0.02, WIDTHS);
    }

    private void add(Path c) throws Exception {
        run(() -> window.workbench.openThird(List.of(c)));
        until("three", 30, () -> three.shownProperty().get());
    }

    private void openData() throws Exception {
        Path data = Planted.trainingData(folder.resolve("data"), 300, 8);
        run(() -> window.workbench.data().open(data));
        until("data", 30, () -> window.state().data() != null);
    }

    private void search() throws Exception {
        press(KeyCode.ENTER, false);
        until("found", 60, () -> three.foundProperty().get() != null);
    }

    private void press(KeyCode code, boolean shift) throws Exception {
        OpenWindow.press(window.shell, code, shift);
    }

    private String text(String id) throws Exception {
        return onFx(() -> ((Label) window.shell.lookup("#" + id)).getText());
    }

    private void command(String id) throws Exception {
        run(() -> window.shell.commands().get(id).run());
    }

    private boolean visible(String id) throws Exception {
        return onFx(() -> window.shell.lookup("#" + id).isVisible());
    }

    @Test
    void aThirdModelThatIsAddedIsCAndTheThreeAreShown() throws Exception {
        add(model("c", 3));
        assertEquals("c", onFx(() -> three.cProperty().get().name()));
        assertTrue(visible("three-models"));
        assertTrue(visible("point-bar"));
        command("pair");
        assertFalse(visible("three-models"));
        assertFalse(visible("point-bar"));
        command("three-models");
        assertTrue(visible("three-models"));
    }

    @Test
    void aThirdModelThatIsOpenedLeavesThePairInSight() throws Exception {
        run(() -> window.workbench.open(List.of(model("c", 3))));
        until("C", 30, () -> three.cProperty().get() != null);
        assertFalse(onFx(() -> three.shownProperty().get()));
        assertTrue(onFx(() -> window.shell.commands().get("three-models").enabled().get()));
    }

    @Test
    void aDroppedThirdModelIsShownWithTheTwo() throws Exception {
        run(() -> window.workbench.drop(List.of(model("c", 3))));
        until("three", 30, () -> three.shownProperty().get());
    }

    @Test
    void aModelOfAnotherArchitectureIsNoThirdAndItSaysWhy() throws Exception {
        Path other = Planted.model(folder.resolve("other.safetensors"), 3, 0.02, 64, 32, 40, 10);
        run(() -> window.workbench.openThird(List.of(other)));
        until("a banner", 30, () -> window.state().noticeProperty().get() != null);
        String said = text("banner-sentence");
        assertTrue(said.contains("other") && said.contains("a.safetensors"), said);
        assertFalse(said.contains("\n"), said);
        assertNull(onFx(() -> three.cProperty().get()));
        assertFalse(onFx(() -> three.shownProperty().get()));
        assertEquals(3, onFx(() -> window.state().models().size()));
    }

    @Test
    void enterBringsTheThreeTogetherAndSaysWhatWasNeverMatched() throws Exception {
        add(model("c", 3));
        openData();
        search();
        until("barriers", 60, () -> three.lossesProperty(Moved.MATCHED).get() != null);
        assertEquals(
                "B and C were never matched to each other: barrier at ½ ", text("answer-before"));
        assertTrue(text("answer-figures").matches("−?\\d+\\.\\d{3} → −?\\d+\\.\\d{3}"));
        assertEquals(" after weight matching", text("answer-after"));
        until("cycles", 60, () -> three.cyclesProperty().get() != null);
        assertEquals(0, onFx(() -> three.cyclesProperty().get().ofResult()));
        assertTrue(onFx(() -> three.cyclesProperty().get().independent()) > 0);
    }

    @Test
    void withoutDataTheSearchWorksAndSaysWhatIsMissing() throws Exception {
        add(model("c", 3));
        search();
        assertTrue(text("answer-after").endsWith("choose data to see the barriers"));
        var hint = onFx(() -> (Label) window.shell.lookup(".plane-panel .hint"));
        assertEquals("Open a folder of data to see the loss (Ctrl D)", onFx(hint::getText));
    }

    @Test
    void permutedCopiesComeBackAndTheirMeanIsTheModelItself() throws Exception {
        command("swap"); // a is B, and its copies are A and C
        Path first = copy("first", 5);
        Path second = copy("second", 6);
        run(() -> window.workbench.open(List.of(first, second)));
        until("four", 30, () -> window.state().models().size() == 4);
        run(
                () -> {
                    window.workbench.makeA(named("first"));
                    window.workbench.makeB(named("a"));
                    window.workbench.three().makeC(named("second"));
                    window.workbench.three().show(true);
                });
        openData();
        search();
        until("barriers", 60, () -> three.lossesProperty(Moved.MATCHED).get() != null);
        var losses = onFx(() -> three.lossesProperty(Moved.MATCHED).get());
        double alone = losses.barriers().ends().getFirst().loss();
        assertEquals(alone, losses.mean().loss(), 1e-5);
        for (double[] row : losses.barriers().matrix()) {
            for (double barrier : row) {
                assertEquals(0, barrier, 1e-5);
            }
        }
        double before = onFx(() -> three.lossesProperty(Moved.NAIVE).get().mean().loss());
        assertTrue(Math.abs(before - alone) > 0.01, before + " and " + alone);
        var hint = onFx(() -> (Label) window.shell.lookup(".plane-panel .hint"));
        until("no plane", 30, () -> hint.getText().startsWith("The three models lie on one line"));
        assertNull(onFx(() -> window.state().noticeProperty().get()));
    }

    private OpenModel named(String name) {
        return window.state().models().stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Path copy(String name, long seed) {
        Model model = Models.open(a, Models.Options.DEFAULT);
        Permutation any = Permutation.random(Symmetry.of(model.network()), new Random(seed));
        Path file = folder.resolve(name + ".safetensors");
        Checkpoints.writeLike(
                model.checkpoint(),
                Models.contents(model, any.apply(model.parameters())),
                file,
                true);
        return file;
    }

    @Test
    void stoppedItKeepsTheBestSoFar() throws Exception {
        int[] large = {64, 1500, 1500, 1500, 10};
        run(() -> List.copyOf(window.state().models()).forEach(window.workbench::remove));
        Path[] files = new Path[3];
        for (int i = 0; i < 3; i++) {
            files[i] = Planted.model(folder.resolve("large" + i + ".safetensors"), i, 0.02, large);
        }
        run(() -> window.workbench.open(List.of(files[0], files[1])));
        until("a pair", 60, () -> window.state().phase() == Phase.READY);
        add(files[2]);
        press(KeyCode.ENTER, false);
        until("under way", 60, () -> three.progressProperty().get() != null);
        run(() -> window.workbench.remove(three.cProperty().get()));
        assertTrue(text("banner-sentence").contains("stop it (Esc)"), text("banner-sentence"));
        run(() -> window.state().noticeProperty().set(null));
        until(
                "steps",
                60,
                () -> {
                    var status = three.progressProperty().get();
                    return status == null || status.message().in(Words.ENGLISH).contains("sweep");
                });
        assertTrue(onFx(() -> three.searchingProperty().get()), "too short to say anything");
        press(KeyCode.ESCAPE, false);
        until("stopped", 60, () -> three.foundProperty().get() != null);
        var result = onFx(() -> three.foundProperty().get().result());
        assertTrue(result.stopped());
        double most = result.trace().stream().mapToDouble(s -> s.objective()).max().orElseThrow();
        assertEquals(most, result.best().objective());
        assertTrue(text("answer-after").contains("stopped weight matching"), text("answer-after"));
    }

    @Test
    void theMapTheBarsAndThePointSayTheSameOfTheMean() throws Exception {
        add(model("c", 3));
        openData();
        until("bars", 60, () -> three.lossesProperty(Moved.NAIVE).get() != null);
        until(
                "the whole map",
                60,
                () ->
                        three.planeProperty(Moved.NAIVE).get() != null
                                && three.planeProperty(Moved.NAIVE).get().complete());
        until(
                "at rest",
                30,
                () ->
                        three.readoutProperty().get() != null
                                && three.readoutProperty()
                                        .get()
                                        .over()
                                        .in(window.state().words())
                                        .equals("all 300"));
        double bar = onFx(() -> three.lossesProperty(Moved.NAIVE).get().mean().loss());
        assertEquals(bar, onFx(() -> three.readoutProperty().get().score().loss()), 1e-5);
        assertEquals(bar, onFx(() -> three.planeProperty(Moved.NAIVE).get().mean().loss()), 1e-5);
        assertTrue(text("mean-naive").startsWith(String.format("%.3f", bar)));
    }

    @Test
    void bothMapsAreOnOneColourScale() throws Exception {
        add(model("c", 3));
        openData();
        search();
        for (Moved moved : Moved.values()) {
            until(moved.name(), 60, () -> isComplete(moved));
        }
        run(() -> {});
        List<String> matched = scale();
        press(KeyCode.M, false);
        run(() -> {});
        assertEquals(Moved.NAIVE, onFx(() -> three.mapProperty().get()));
        assertEquals(matched, scale());
        assertTrue(matched.size() >= 2, matched.toString());
    }

    private boolean isComplete(Moved moved) {
        var plane = three.planeProperty(moved).get();
        return plane != null && plane.complete();
    }

    private List<String> scale() throws Exception {
        return onFx(
                () ->
                        window.shell.lookupAll("#loss-scale .axis-label").stream()
                                .map(label -> ((Label) label).getText())
                                .toList());
    }

    @Test
    void theArrowsMoveThePointAndItsReadoutFollows() throws Exception {
        add(model("c", 3));
        openData();
        until("a map", 60, () -> three.planeProperty(Moved.NAIVE).get() != null);
        double share = onFx(() -> three.pointProperty().get().c());
        press(KeyCode.UP, false);
        double higher = onFx(() -> three.pointProperty().get().c());
        assertTrue(higher > share, higher + " above " + share);
        press(KeyCode.UP, true);
        Shares at = onFx(() -> three.pointProperty().get());
        assertTrue(at.c() - higher > 5 * (higher - share), at.toString());
        assertEquals(1, at.a() + at.b() + at.c(), 1e-9);
        until("its readout", 30, () -> isRead(at));
        command("point-b");
        until("B", 30, () -> isRead(new Shares(0, 1, 0)));
    }

    private boolean isRead(Shares at) {
        var readout = three.readoutProperty().get();
        return readout != null && readout.at().equals(at);
    }

    @Test
    void aPressOnTheMapPutsThePointThereAndOneBesideItDoesNot() throws Exception {
        add(model("c", 3));
        openData();
        until("a map", 60, () -> three.planeProperty(Moved.NAIVE).get() != null);
        Thread.sleep(300);
        Shares mean = onFx(() -> three.pointProperty().get());
        Region map = onFx(() -> (Region) window.shell.lookup("#plane"));
        pressAt(map, 3, map.getHeight() / 2);
        assertEquals(mean, onFx(() -> three.pointProperty().get()));
        pressAt(map, map.getWidth() / 2, map.getHeight() / 4);
        double high = onFx(() -> three.pointProperty().get().c());
        pressAt(map, map.getWidth() / 2, map.getHeight() * 3 / 4);
        double low = onFx(() -> three.pointProperty().get().c());
        assertTrue(high > mean.c() && low < mean.c(), high + " and " + low);
    }

    @Test
    void theMapIsZoomedAndSaysTheLossUnderThePointer() throws Exception {
        add(model("c", 3));
        openData();
        until(
                "the finest map", // a finer one says otherwise between its points
                60,
                () -> {
                    Plane plane = three.planeProperty(Moved.NAIVE).get();
                    return plane != null && plane.complete();
                });
        Thread.sleep(300);
        Region map = onFx(() -> (Region) window.shell.lookup("#plane"));
        Label foot = onFx(() -> (Label) window.shell.lookup(".plane-panel .heatmap-caption"));
        String whole = onFx(foot::getText);
        double x = onFx(() -> map.getWidth() / 2);
        double y = onFx(() -> map.getHeight() / 4);
        Gestures.point(map, x, y);
        String read = onFx(foot::getText);
        assertTrue(read.matches("loss [0-9.]+ here, .*"), read);
        Gestures.wheel(map, x, y, 5, Gestures.Held.NONE);
        Thread.sleep(200);
        Gestures.point(map, x, y);
        assertEquals(read, onFx(foot::getText), "the place under the pointer stays there");
        assertTrue(onFx(() -> window.shell.lookup(".plane-panel .zoom-reset").isVisible()));
        Gestures.click(map, x, y, 1);
        double high = onFx(() -> three.pointProperty().get().c());
        pressAt(map, x, y + 20);
        double lower = onFx(() -> three.pointProperty().get().c());
        Gestures.key(map, KeyCode.DIGIT0, Gestures.Held.NONE);
        Thread.sleep(200);
        pressAt(map, x, y + 20);
        double lowest = onFx(() -> three.pointProperty().get().c());
        assertEquals(Math.pow(1.2, 5), (high - lowest) / (high - lower), 0.01);
        Gestures.leave(map);
        assertEquals(whole, onFx(foot::getText));
    }

    private static void pressAt(Region region, double x, double y) throws Exception {
        run(
                () -> {
                    var at = region.localToScene(x, y);
                    MouseEvent.fireEvent(
                            region,
                            new MouseEvent(
                                    MouseEvent.MOUSE_PRESSED,
                                    at.getX(),
                                    at.getY(),
                                    at.getX(),
                                    at.getY(),
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
                                    new PickResult(region, at.getX(), at.getY())));
                });
    }

    @Test
    void aModelThatLeavesTheDeskIsNoThirdAnyMore() throws Exception {
        add(model("c", 3));
        run(() -> window.workbench.remove(three.cProperty().get()));
        assertNull(onFx(() -> three.trio()));
        assertFalse(onFx(() -> three.shownProperty().get()));
        assertEquals(Phase.READY, onFx(() -> window.state().phase()));
    }

    @Test
    void leftOutItStaysOnTheDeskAndCanBeTakenAgain() throws Exception {
        add(model("c", 3));
        OpenModel c = onFx(() -> three.cProperty().get());
        command("leave-out");
        assertNull(onFx(() -> three.cProperty().get()));
        assertTrue(onFx(() -> window.state().models().contains(c)));
        run(() -> window.workbench.three().makeC(c));
        assertSame(c, onFx(() -> three.cProperty().get()));
    }

    @Test
    void theThirdBecomesTheReferenceAndTheReferenceTheThird() throws Exception {
        add(model("c", 3));
        run(() -> window.workbench.makeA(three.cProperty().get()));
        assertEquals("c", onFx(() -> window.state().aProperty().get().name()));
        assertEquals("a", onFx(() -> three.cProperty().get().name()));
        assertNotNull(onFx(() -> three.trio()));
    }

    @Test
    void aStrategyThatMatchesWeightsTakesNoOtherSearch() throws Exception {
        add(model("c", 3));
        openData();
        command("strategy-merge-many");
        run(
                () ->
                        window.state()
                                .settingProperty()
                                .set(SearchKind.ACTIVATION_MATCHING.offered().getFirst()));
        press(KeyCode.ENTER, false);
        until("a banner", 30, () -> window.state().noticeProperty().get() != null);
        assertTrue(text("banner-sentence").startsWith("Merge many matches weights"));
        assertFalse(onFx(() -> three.searchingProperty().get()));
    }

    @Test
    void everyStrategyAndAnotherAnchorWorkInTheWindow() throws Exception {
        add(model("c", 3));
        openData();
        run(() -> three.anchorProperty().set(1));
        for (String strategy : List.of("star", "merge-many", "c2m3")) {
            command("strategy-" + strategy);
            press(KeyCode.ENTER, false);
            until(
                    strategy,
                    60,
                    () ->
                            three.foundProperty().get() != null
                                    && three.foundProperty()
                                            .get()
                                            .result()
                                            .strategy()
                                            .equals(strategy)
                                    && !three.searchingProperty().get());
            until("barriers", 60, () -> three.lossesProperty(Moved.MATCHED).get() != null);
            assertEquals(1, onFx(() -> three.foundProperty().get().result().anchor()));
        }
        command("strategy-star");
        search();
        until("barriers", 60, () -> three.lossesProperty(Moved.MATCHED).get() != null);
        assertTrue(text("answer-before").startsWith("A and C were never matched"));
    }
}
