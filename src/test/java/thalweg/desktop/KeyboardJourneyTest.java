package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import thalweg.desktop.theme.Theme;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.session.SessionFile;

/** The samples' whole journey at 1280 × 720 with nothing but a keyboard. */
class KeyboardJourneyTest {
    private static final PseudoClass FOCUS_VISIBLE = PseudoClass.getPseudoClass("focus-visible");

    private final FxRobot robot = new FxRobot();
    @TempDir Path folder;
    private OpenWindow window;
    private WorkbenchState state;
    private Answers answers;

    @BeforeEach
    void open() throws Exception {
        answers = new Answers(folder);
        window =
                OpenWindow.open(
                        Method.WEIGHT_MATCHING,
                        new DesktopOptions(Path.of("samples"), folder.resolve("state")),
                        1280,
                        720,
                        answers);
        state = window.state();
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private Node owner() {
        return window.stage.getScene().getFocusOwner();
    }

    /** Goes on by Tab until the focus is there, and can be seen to be. */
    private void tabTo(String what, Predicate<Node> wanted) throws Exception {
        for (int i = 0; i < 120; i++) {
            robot.push(KeyCode.TAB);
            if (onFx(() -> owner() != null && wanted.test(owner()))) {
                assertTrue(
                        onFx(() -> owner().getPseudoClassStates().contains(FOCUS_VISIBLE)),
                        what + " has a focus that isn't seen");
                return;
            }
        }
        throw new AssertionError("Tab doesn't lead to " + what);
    }

    private void samples() throws Exception {
        tabTo("the samples", node -> "samples-first".equals(node.getId()));
        robot.push(KeyCode.SPACE);
        until("the samples", 60, () -> state.phase() == Phase.READY);
        until("the keys", 5, () -> "shell".equals(owner().getId()));
    }

    private void command(String typed) throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        until("the palette", 5, () -> window.shell.lookup("#palette-field") != null);
        type(typed);
        robot.push(KeyCode.ENTER);
    }

    /** What a headless robot presses types nothing. */
    private void type(String text) throws Exception {
        run(
                () -> {
                    if (owner() instanceof TextInputControl field) {
                        field.setText(text);
                    }
                });
    }

    @Test
    void fromTheSamplesToAPictureAndASession() throws Exception {
        samples();
        robot.push(KeyCode.ENTER);
        until("searched", 120, () -> state.phase() == Phase.DONE);
        until("a matched curve", 60, () -> state.pictures().matchedProperty().get() != null);
        robot.push(KeyCode.SHIFT, KeyCode.RIGHT);
        robot.push(KeyCode.LEFT);
        assertEquals(0.59, onFx(() -> state.alphaProperty().get()), 1e-9);
        until("its loss", 30, () -> state.readoutProperty().get() != null);
        int last = onFx(() -> state.history().shownProperty().get());
        robot.push(KeyCode.OPEN_BRACKET);
        assertEquals(last - 1, onFx(() -> state.history().shownProperty().get()));
        robot.push(KeyCode.CLOSE_BRACKET);
        layer();
        command("light or");
        until("light", 10, () -> window.shell.appearance().themeProperty().get() == Theme.LIGHT);
        picture();
        robot.push(KeyCode.CONTROL, KeyCode.S);
        until("saved", 20, () -> window.workbench.sessions().fileProperty().get() != null);
        Path file = onFx(() -> window.workbench.sessions().fileProperty().get());
        assertTrue(SessionFile.read(file).inHand().isPresent());
        robot.push(KeyCode.F1);
        until("the keys", 5, () -> window.shell.lookup("#key-sheet") != null);
        robot.push(KeyCode.ESCAPE);
        until("put away", 5, () -> window.shell.lookup("#key-sheet") == null);
    }

    private void layer() throws Exception {
        String before = onFx(() -> state.chosenLayerProperty().get());
        robot.push(KeyCode.CONTROL, KeyCode.F);
        type("fc1");
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.ENTER);
        until("fc1", 10, () -> "fc1.weight".equals(state.chosenLayerProperty().get()));
        assertNotEquals("fc1.weight", before);
        run(window.shell::requestFocus);
    }

    /** By the menu of the first panel, opened and gone down by keys. */
    private void picture() throws Exception {
        tabTo("a picture's menu", node -> node.getStyleClass().contains("export-action"));
        MenuButton menu = (MenuButton) onFx(this::owner);
        robot.push(KeyCode.SPACE);
        until("the menu", 5, menu::isShowing);
        for (int i = 0; i < 12 && answers.places().isEmpty(); i++) {
            // Copy stands first; PNG at its own size is the next.
            robot.push(KeyCode.DOWN);
            if (i == 1) {
                robot.push(KeyCode.ENTER);
            }
        }
        assertEquals(1, answers.places().size());
        Path png = answers.places().getFirst();
        until("a picture", 30, () -> Files.exists(png));
        BufferedImage image = ImageIO.read(png.toFile());
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < image.getWidth(); x += 3) {
            for (int y = 0; y < image.getHeight(); y += 3) {
                colours.add(image.getRGB(x, y));
            }
        }
        assertTrue(colours.size() > 10, "a blank picture of " + colours.size() + " colours");
        run(window.shell::requestFocus);
    }

    @Test
    void everyStopOfTheFocusIsInSightAndHasAName() throws Exception {
        samples();
        robot.push(KeyCode.ENTER);
        until("searched", 120, () -> state.phase() == Phase.DONE);
        Set<Node> seen = new LinkedHashSet<>();
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            robot.push(KeyCode.TAB);
            Node owner = onFx(this::owner);
            assertNotNull(owner);
            if (!seen.add(owner)) {
                break;
            }
            String fault = onFx(() -> fault(owner));
            if (!fault.isEmpty()) {
                wrong.add(fault);
            }
        }
        assertTrue(seen.size() > 20, seen.size() + " stops");
        assertEquals(List.of(), wrong);
        assertNull(onFx(() -> state.noticeProperty().get()));
    }

    private String fault(Node node) {
        String text =
                Optional.ofNullable(node.getAccessibleText())
                        .or(
                                () ->
                                        node instanceof Labeled labeled
                                                ? Optional.ofNullable(labeled.getText())
                                                : Optional.empty())
                        .orElse("");
        if (text.isBlank() && node instanceof Labeled labeled) {
            text = graphicText(labeled.getGraphic());
        }
        String who =
                node.getClass().getSimpleName() + " #" + node.getId() + " " + node.getStyleClass();
        if (text.isBlank()) {
            return who + " has no name";
        }
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        boolean inSight =
                bounds.getMaxX() > 0
                        && bounds.getMaxY() > 0
                        && bounds.getMinX() < 1280
                        && bounds.getMinY() < 720
                        && node.isVisible();
        return inSight ? "" : who + " is out of sight";
    }

    /** What stands in a button's own picture. */
    private static String graphicText(Node graphic) {
        if (graphic == null) {
            return "";
        }
        return graphic.lookupAll(".label").stream()
                .map(label -> ((Labeled) label).getText())
                .filter(Objects::nonNull)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }
}
