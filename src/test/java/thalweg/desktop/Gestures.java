package thalweg.desktop;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** What a hand does at a node, at a place in its own coordinates. */
final class Gestures {
    /** Which keys are held. */
    enum Held {
        NONE,
        SHIFT,
        CTRL,
        ALT
    }

    private Gestures() {}

    static void wheel(Node node, double x, double y, int notches, Held held) throws Exception {
        Point2D at = OpenWindow.onFx(() -> node.localToScene(x, y));
        OpenWindow.run(
                () ->
                        Event.fireEvent(
                                node,
                                new ScrollEvent(
                                        ScrollEvent.SCROLL,
                                        at.getX(),
                                        at.getY(),
                                        at.getX(),
                                        at.getY(),
                                        held == Held.SHIFT,
                                        held == Held.CTRL,
                                        held == Held.ALT,
                                        false,
                                        false,
                                        false,
                                        0,
                                        40 * notches,
                                        0,
                                        40 * notches,
                                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                                        0,
                                        ScrollEvent.VerticalTextScrollUnits.NONE,
                                        0,
                                        0,
                                        null)));
    }

    static void drag(
            Node node,
            MouseButton button,
            Held held,
            double fromX,
            double fromY,
            double toX,
            double toY)
            throws Exception {
        mouse(node, MouseEvent.MOUSE_PRESSED, button, held, fromX, fromY, 1);
        mouse(
                node,
                MouseEvent.MOUSE_DRAGGED,
                button,
                held,
                (fromX + toX) / 2,
                (fromY + toY) / 2,
                1);
        mouse(node, MouseEvent.MOUSE_DRAGGED, button, held, toX, toY, 1);
        mouse(node, MouseEvent.MOUSE_RELEASED, button, held, toX, toY, 1);
    }

    static void click(Node node, double x, double y, int times) throws Exception {
        mouse(node, MouseEvent.MOUSE_PRESSED, MouseButton.PRIMARY, Held.NONE, x, y, times);
        mouse(node, MouseEvent.MOUSE_RELEASED, MouseButton.PRIMARY, Held.NONE, x, y, times);
        mouse(node, MouseEvent.MOUSE_CLICKED, MouseButton.PRIMARY, Held.NONE, x, y, times);
    }

    static void point(Node node, double x, double y) throws Exception {
        mouse(node, MouseEvent.MOUSE_MOVED, MouseButton.NONE, Held.NONE, x, y, 0);
    }

    static void leave(Node node) throws Exception {
        mouse(node, MouseEvent.MOUSE_EXITED, MouseButton.NONE, Held.NONE, -1, -1, 0);
    }

    static void key(Node node, KeyCode code, Held held) throws Exception {
        OpenWindow.run(
                () ->
                        Event.fireEvent(
                                node,
                                new KeyEvent(
                                        KeyEvent.KEY_PRESSED,
                                        "",
                                        "",
                                        code,
                                        held == Held.SHIFT,
                                        held == Held.CTRL,
                                        held == Held.ALT,
                                        false)));
    }

    private static void mouse(
            Node node,
            EventType<MouseEvent> type,
            MouseButton button,
            Held held,
            double x,
            double y,
            int clicks)
            throws Exception {
        boolean down = type != MouseEvent.MOUSE_RELEASED && type != MouseEvent.MOUSE_MOVED;
        Point2D at = OpenWindow.onFx(() -> node.localToScene(x, y));
        OpenWindow.run(
                () ->
                        Event.fireEvent(
                                node,
                                new MouseEvent(
                                        type,
                                        at.getX(),
                                        at.getY(),
                                        at.getX(),
                                        at.getY(),
                                        button,
                                        clicks,
                                        held == Held.SHIFT,
                                        held == Held.CTRL,
                                        held == Held.ALT,
                                        false,
                                        down && button == MouseButton.PRIMARY,
                                        down && button == MouseButton.MIDDLE,
                                        down && button == MouseButton.SECONDARY,
                                        false,
                                        false,
                                        false,
                                        null)));
    }
}
