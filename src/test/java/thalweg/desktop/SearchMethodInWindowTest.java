package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.matching.ActivationSetting;
import thalweg.matching.ActivationSetting.Statistic;
import thalweg.matching.SearchKind;
import thalweg.matching.SearchResult;
import thalweg.matching.SearchSetting;
import thalweg.matching.SinkhornSetting;
import thalweg.matching.StraightThroughSetting;
import thalweg.matching.StraightThroughSetting.Start;
import thalweg.matching.WeightMatchingSetting;

/** The choice of the search, and the straight-through estimator in the window. */
class SearchMethodInWindowTest {
    @TempDir Path folder;
    private OpenWindow window;
    private WorkbenchState state;

    @BeforeEach
    void open() throws Exception {
        window = OpenWindow.open(Method.WEIGHT_MATCHING, options(), 1280, 720);
        state = window.state();
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private DesktopOptions options() {
        return new DesktopOptions(folder.resolve("samples"), folder.resolve("state"));
    }

    private void openPair() throws Exception {
        Path a = Planted.model(folder.resolve("a.safetensors"), 1, 0.02, 64, 48, 40, 10);
        Path b = Planted.model(folder.resolve("b.safetensors"), 2, 0.02, 64, 48, 40, 10);
        run(() -> window.workbench.open(List.of(a, b)));
        until("a pair", 30, () -> state.phase() == Phase.READY);
    }

    private void openData(boolean training) throws Exception {
        Path data =
                training
                        ? Planted.trainingData(folder.resolve("data"), 300, 8)
                        : Planted.data(folder.resolve("test-only"), 300, 8);
        run(() -> window.workbench.data().open(data));
        until("data", 30, () -> state.data() != null);
    }

    @Test
    void aLongSentenceGivesWayToTheJobBesideItButFiguresDoNot() throws Exception {
        openPair();
        run(() -> state.settingProperty().set(few(Start.RANDOM)));
        run(window.workbench::search);
        Label sentence = onFx(() -> (Label) window.shell.lookup("#answer-before"));
        assertTrue(onFx(sentence::getText).contains("training"), onFx(sentence::getText));
        assertTrue(onFx(() -> sentence.minWidth(-1) < sentence.prefWidth(-1)));
        openData(true);
        run(window.workbench::search);
        until("done", 60, () -> state.phase() == Phase.DONE);
        until(
                "figures",
                60,
                () -> !((Label) window.shell.lookup("#answer-figures")).getText().isEmpty());
        assertTrue(onFx(() -> sentence.minWidth(-1) == sentence.prefWidth(-1)), "never cut");
    }

    private static SearchSetting few(Start start) {
        return SearchKind.STRAIGHT_THROUGH.setting(
                Map.of("start", start == Start.A ? "a" : "random", "steps", "8", "batch", "50"));
    }

    private void choose(SearchSetting setting) throws Exception {
        run(() -> state.settingProperty().set(setting));
    }

    private String text(String id) throws Exception {
        return onFx(() -> ((Label) window.shell.lookup("#" + id)).getText());
    }

    private static <T extends Node> T inPopover(String id, Class<T> type) {
        return Window.getWindows().stream()
                .map(w -> w.getScene().lookup("#" + id))
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + id));
    }

    private void openPopover() throws Exception {
        run(() -> ((Button) window.shell.lookup("#search-chip")).fire());
    }

    @SuppressWarnings("unchecked")
    private static ChoiceBox<SearchSetting> method() {
        return inPopover("search-method", ChoiceBox.class);
    }

    @Test
    void theKeysStayOnTheMethodThatTheyChose() throws Exception {
        openPopover();
        ChoiceBox<SearchSetting> method = onFx(SearchMethodInWindowTest::method);
        run(method::requestFocus);
        for (String title : List.of("Activation", "Activation", "Activation", "Straight")) {
            press(method, KeyCode.DOWN);
            assertTrue(onFx(() -> state.settingProperty().get().title()).startsWith(title));
            assertTrue(onFx(method::isFocused));
        }
        press(method, KeyCode.UP);
        assertTrue(onFx(() -> state.settingProperty().get().title()).startsWith("Activation"));
    }

    private static void press(Node node, KeyCode code) throws Exception {
        OpenWindow.press(node, code, false);
    }

    @Test
    void thePopoverOffersEverySearchAndItsOptions() throws Exception {
        openPopover();
        List<String> offered =
                onFx(() -> method().getItems().stream().map(SearchSetting::title).toList());
        assertEquals(
                List.of(
                        "Weight matching",
                        "Activation matching by correlation",
                        "Activation matching by covariance",
                        "Activation matching by inner product",
                        "Straight-through estimator from A",
                        "Straight-through estimator from a random start",
                        "Sinkhorn re-basin by distance",
                        "Sinkhorn re-basin by the midpoint's loss"),
                offered);
        run(() -> method().getSelectionModel().select(5));
        assertEquals(StraightThroughSetting.usual(Start.RANDOM), state.settingProperty().get());
        assertTrue(
                onFx(() -> inPopover("search-hint", Label.class).getText())
                        .contains("choose data that has a train split"));
        run(() -> inPopover("ste-steps", TextField.class).setText("40"));
        assertEquals("40", state.settingProperty().get().options().get("steps").toString());
        run(() -> inPopover("ste-steps", TextField.class).setText("-"));
        assertEquals(
                "'-' is no number; use a number",
                onFx(() -> inPopover("search-hint", Label.class).getText()));
        assertEquals("40", state.settingProperty().get().options().get("steps").toString());
        run(() -> inPopover("ste-optimizer", ChoiceBox.class).getSelectionModel().select(0));
        assertEquals("adam", state.settingProperty().get().options().get("optimizer"));
        assertEquals(1e-3, state.settingProperty().get().options().get("rate"));
        assertFalse(onFx(() -> inPopover("ste-momentum", TextField.class).isVisible()));
        run(() -> method().getSelectionModel().select(6));
        run(() -> inPopover("sinkhorn-steps", TextField.class).setText("12"));
        assertEquals(
                new SinkhornSetting(SinkhornSetting.Goal.DISTANCE, 0.2, 500, 12),
                state.settingProperty().get());
        run(() -> method().getSelectionModel().select(0));
        assertEquals(SearchKind.WEIGHT_MATCHING, state.settingProperty().get().kind());
    }

    @Test
    void severalOrdersOfWeightMatchingAreTriedAndSaidToBe() throws Exception {
        openPair();
        openPopover();
        run(() -> inPopover("orders", Spinner.class).getEditor().setText("3"));
        run(() -> inPopover("orders", Spinner.class).commitValue());
        assertEquals(new WeightMatchingSetting(3), state.settingProperty().get());
        run(window.workbench::search);
        until("the search", 60, () -> state.phase() == Phase.DONE);
        assertEquals(
                3,
                onFx(() -> List.copyOf(state.history().steps())).stream()
                        .filter(s -> s.group().isEmpty())
                        .count());
    }

    @Test
    void withoutDataOrATrainSplitASentenceSaysWhatToDo() throws Exception {
        openPair();
        choose(few(Start.A));
        assertTrue(text("answer-before").contains("searches on training examples"));
        run(window.workbench::search);
        assertTrue(
                onFx(() -> state.noticeProperty().get().sentence(state.words()))
                        .contains("train split"));
        openData(false);
        run(window.workbench::search);
        assertTrue(
                onFx(() -> state.noticeProperty().get().sentence(state.words()))
                        .contains("no train split here"));
        assertEquals(Phase.READY, onFx(() -> state.phase()));
        openData(true);
        until(
                "ready",
                10,
                () ->
                        Label.class
                                .cast(window.shell.lookup("#answer-before"))
                                .getText()
                                .startsWith("Ready"));
    }

    private SearchResult search(Start start) throws Exception {
        return search(few(start));
    }

    private SearchResult search(SearchSetting setting) throws Exception {
        openPair();
        openData(true);
        choose(setting);
        run(window.workbench::search);
        until("done", 60, () -> state.phase() == Phase.DONE);
        return onFx(() -> state.resultProperty().get());
    }

    @Test
    void theAnswerNamesTheStartAndThePicturesAreOfTheBestStep() throws Exception {
        SearchResult found = search(Start.RANDOM);
        assertEquals(8, found.trace().getLast().step());
        assertEquals(found.best().step(), onFx(() -> state.history().shown().step()));
        until("answer", 60, () -> state.pictures().matchedProperty().get() != null);
        assertTrue(
                text("answer-before")
                        .startsWith("Straight-through estimator from a random start finished"),
                text("answer-before"));
        assertTrue(text("step-words").contains("midpoint loss"), text("step-words"));
        assertTrue(text("step-words").contains("best of 8"), text("step-words"));
        assertTrue(
                onFx(() -> thalweg.desktop.workbench.MadeBy.search(found))
                        .startsWith("straight-through estimator from a random start, seed"));
    }

    @Test
    void everyStepHasItsPictures() throws Exception {
        search(Start.A);
        until("R of each step", 60, () -> state.pictures().rByStep().size() == 9);
        until("loss of each step", 60, () -> state.pictures().lossByStep().size() == 9);
        run(() -> state.history().show(3));
        assertTrue(text("step-words").startsWith("step 3 · midpoint loss "), text("step-words"));
    }

    @Test
    void activationMatchingHasNoSeedToSet() throws Exception {
        run(() -> state.seedProperty().set(3));
        openPopover();
        run(() -> method().getSelectionModel().select(2));
        assertEquals(new ActivationSetting(Statistic.COVARIANCE), state.settingProperty().get());
        assertTrue(
                onFx(
                        () ->
                                Window.getWindows().stream()
                                        .noneMatch(w -> w.getScene().lookup("#seed") != null)));
        run(() -> method().getSelectionModel().select(0));
        assertEquals(3, onFx(() -> inPopover("seed", Spinner.class).getValue()));
    }

    @Test
    void activationMatchingShowsEveryGroupAsAStep() throws Exception {
        SearchResult found = search(new ActivationSetting(Statistic.CORRELATION));
        assertEquals(2, found.trace().getLast().step());
        assertEquals(2, onFx(() -> state.history().shown().step()));
        until("answer", 60, () -> state.pictures().matchedProperty().get() != null);
        assertTrue(
                text("answer-before")
                        .startsWith("Activation matching by correlation finished: barrier"),
                text("answer-before"));
        assertTrue(text("step-words").startsWith("step 2 · objective"), text("step-words"));
        assertTrue(text("step-words").contains("all groups in"), text("step-words"));
        assertEquals(
                "activation matching by correlation",
                onFx(() -> thalweg.desktop.workbench.MadeBy.search(found)));
        until("loss of each step", 60, () -> state.pictures().lossByStep().size() == 3);
    }

    @Test
    void aSavedActivationMatchingIsOpenedAgainWithItsStatistic() throws Exception {
        SearchResult found = search(new ActivationSetting(Statistic.INNER));
        reopened(found);
        assertEquals(found.setting(), state.settingProperty().get());
        assertTrue(
                text("answer-before")
                        .startsWith("Activation matching by inner product cut short at step 2"),
                text("answer-before"));
    }

    @Test
    void aSearchThatWasSavedIsOpenedAgainWithItsOptions() throws Exception {
        SearchResult found = search(Start.RANDOM);
        reopened(found);
        assertEquals(found.setting(), state.settingProperty().get());
        assertTrue(
                text("answer-before")
                        .startsWith("Straight-through estimator from a random start cut short"),
                text("answer-before"));
    }

    /** Saves it as stopped, and opens the session in another window. */
    private void reopened(SearchResult found) throws Exception {
        Path file = folder.resolve("s.thalweg");
        run(() -> window.workbench.sessions().save(file));
        until("saved", 20, () -> Files.exists(file));
        window.close();
        Files.writeString(
                file, Files.readString(file).replace("\"converged\":true", "\"converged\":false"));
        open();
        run(() -> window.workbench.sessions().open(file));
        until("reopened", 20, () -> state.resultProperty().get() != null);
        assertEquals(found.setting(), onFx(() -> state.resultProperty().get().setting()));
    }
}
