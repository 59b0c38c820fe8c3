package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.workbench.Phase;

/** The arrow keys move what the hand has moved last. */
class TimelineKeysTest {
    @TempDir Path folder;
    private OpenWindow window;

    @BeforeEach
    void search() throws Exception {
        window = OpenWindow.open(folder);
        Path a = Planted.model(folder.resolve("a.safetensors"), 1, 0.02, 64, 48, 40, 30, 10);
        Path b = Planted.model(folder.resolve("b.safetensors"), 2, 0.02, 64, 48, 40, 30, 10);
        run(() -> window.workbench.open(List.of(a, b)));
        until("a pair", 30, () -> window.state().phase() == Phase.READY);
        run(window.workbench::search);
        until("done", 30, () -> window.state().phase() == Phase.DONE);
        Thread.sleep(300);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    /** Drags a slider's thumb by so many pixels, as a hand does. */
    private void drag(String slider, double by) throws Exception {
        Node thumb = onFx(() -> window.shell.lookup(slider + " .thumb"));
        var robot = onFx(Robot::new);
        run(
                () -> {
                    var box = thumb.localToScreen(thumb.getBoundsInLocal());
                    robot.mouseMove(box.getCenterX(), box.getCenterY());
                    robot.mousePress(MouseButton.PRIMARY);
                });
        for (int i = 1; i <= 10; i++) {
            double part = by / 10;
            run(() -> robot.mouseMove(robot.getMouseX() + part, robot.getMouseY()));
            Thread.sleep(20);
        }
        run(() -> robot.mouseRelease(MouseButton.PRIMARY));
        Thread.sleep(100);
    }

    private void type(KeyCode code) throws Exception {
        var robot = onFx(Robot::new);
        run(() -> robot.keyType(code));
        Thread.sleep(100);
    }

    private int shown() throws Exception {
        return onFx(() -> window.state().history().shownProperty().get());
    }

    @Test
    void afterDraggingTheTimelineTheArrowsMoveItByAStep() throws Exception {
        drag("#timeline", -300);
        int at = shown();
        double alpha = onFx(() -> window.state().alphaProperty().get());
        type(KeyCode.LEFT);
        assertEquals(at - 1, shown());
        type(KeyCode.RIGHT);
        type(KeyCode.RIGHT);
        assertEquals(at + 1, shown());
        assertEquals(alpha, onFx(() -> window.state().alphaProperty().get()));
    }

    @Test
    void afterAPressOnTheTimelineBesideItsThumbTheArrowsMoveIt() throws Exception {
        for (double at : new double[] {0.3, 0.6, 0.2}) {
            run(() -> window.shell.requestFocus());
            press("#timeline", at);
            int step = shown();
            type(KeyCode.LEFT);
            assertEquals(step - 1, shown(), "after a press at " + at);
        }
    }

    /** Presses a slider at a part of its width and drags a little. */
    private void press(String slider, double part) throws Exception {
        Node node = onFx(() -> window.shell.lookup(slider));
        var robot = onFx(Robot::new);
        run(
                () -> {
                    var box = node.localToScreen(node.getBoundsInLocal());
                    robot.mouseMove(box.getMinX() + part * box.getWidth(), box.getCenterY());
                    robot.mousePress(MouseButton.PRIMARY);
                    robot.mouseRelease(MouseButton.PRIMARY);
                });
        Thread.sleep(150);
    }

    @Test
    void afterDraggingAlphaTheArrowsMoveIt() throws Exception {
        drag("#alpha", -200);
        double at = onFx(() -> window.state().alphaProperty().get());
        type(KeyCode.RIGHT);
        assertEquals(at + 0.01, onFx(() -> window.state().alphaProperty().get()), 1e-3);
    }
}
