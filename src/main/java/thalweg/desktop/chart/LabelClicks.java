package thalweg.desktop.chart;

import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import thalweg.report.Charts.PlacedLabel;

/** A click on a label over a curve hides its series. */
final class LabelClicks {
    /** What moves further isn't a click. */
    private static final double STILL = 4;

    private final ChartPane pane;
    private @Nullable PlacedLabel pressed;
    private double x;
    private double y;
    private @Nullable Cursor usual;
    private boolean over;

    LabelClicks(ChartPane pane) {
        this.pane = pane;
        pane.addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
        pane.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::drag);
        pane.addEventFilter(MouseEvent.MOUSE_RELEASED, this::release);
        pane.addEventFilter(MouseEvent.MOUSE_MOVED, this::move);
    }

    private Optional<PlacedLabel> at(MouseEvent event) {
        return pane.placedLabels().stream()
                .filter(label -> label.box().contains(event.getX(), event.getY()))
                .filter(label -> pane.isSeries(label.series()))
                .findFirst();
    }

    private void press(MouseEvent event) {
        boolean plain =
                event.getButton() == MouseButton.PRIMARY
                        && !event.isShiftDown()
                        && !event.isShortcutDown();
        pressed = plain ? at(event).orElse(null) : null;
        x = event.getX();
        y = event.getY();
        if (pressed != null) {
            event.consume();
        }
    }

    /** From here on it is the hand's. */
    private void drag(MouseEvent event) {
        if (pressed != null) {
            if (Math.hypot(event.getX() - x, event.getY() - y) <= STILL) {
                event.consume();
            } else {
                pressed = null;
            }
        }
    }

    private void release(MouseEvent event) {
        PlacedLabel label = pressed;
        pressed = null;
        if (label != null) {
            pane.sight().toggle(label.series());
            event.consume();
        }
    }

    private void move(MouseEvent event) {
        boolean now = at(event).isPresent();
        if (now != over) {
            over = now;
            if (now) {
                usual = pane.getCursor();
            }
            pane.setCursor(now ? Cursor.HAND : usual);
        }
    }
}
