package thalweg.desktop.chart;

import java.awt.geom.Rectangle2D;
import javafx.event.EventHandler;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/**
 * Zooms and pans a chart or a map by hand: the wheel zooms from left to right around the pointer,
 * with Shift upright, with Ctrl both; a rectangle drawn with Shift is looked at; the right or
 * middle button, or Ctrl, pans; a double click shows the whole. By keyboard + and − zoom, with Ctrl
 * upright, Alt and the arrows pan, 0 shows the whole.
 */
final class ZoomGestures {
    private static final double NOTCH = 1.2;
    private static final double NOTCH_PIXELS = 40;
    private static final double KEY_FACTOR = 1.5;
    private static final double KEY_PAN = 0.1;
    private static final double THIN = 6;

    private final Region pane;
    private final Zoomable zoom;
    private final Rectangle band = new Rectangle();
    private boolean banding;
    private boolean panning;
    private double startX;
    private double startY;
    private double lastX;
    private double lastY;

    /**
     * @param overlay over the region, with its coordinates
     */
    ZoomGestures(Region pane, Pane overlay, Zoomable zoom) {
        this.pane = pane;
        this.zoom = zoom;
        band.getStyleClass().add("zoom-band");
        band.setManaged(false);
        band.setMouseTransparent(true);
        band.setVisible(false);
        overlay.getChildren().add(band);
        pane.addEventHandler(ScrollEvent.SCROLL, this::scroll);
        pane.addEventHandler(ZoomEvent.ZOOM, this::pinch);
        pane.addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
        pane.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::drag);
        pane.addEventFilter(MouseEvent.MOUSE_RELEASED, this::release);
        EventHandler<MouseEvent> doubled = this::doubleClick;
        pane.addEventHandler(MouseEvent.MOUSE_CLICKED, doubled);
        pane.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** Whether a drag of the chart is under way. */
    boolean busy() {
        return banding || panning;
    }

    private void scroll(ScrollEvent event) {
        if (!isIn(event.getX(), event.getY())) {
            return;
        }
        pane.requestFocus(); // so that + − 0 are of this chart
        boolean sideways = Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY());
        if (sideways && !event.isShiftDown() && !event.isShortcutDown()) {
            zoom.pan(event.getDeltaX(), 0);
        } else {
            // With Shift some systems turn the wheel's direction.
            double turned = sideways ? event.getDeltaX() : event.getDeltaY();
            boolean both = event.isShortcutDown();
            zoom.by(
                    Math.pow(NOTCH, -turned / NOTCH_PIXELS),
                    event.getX(),
                    event.getY(),
                    both || !event.isShiftDown(),
                    both || event.isShiftDown());
        }
        event.consume();
    }

    private void pinch(ZoomEvent event) {
        if (isIn(event.getX(), event.getY()) && event.getZoomFactor() > 0) {
            pane.requestFocus();
            zoom.by(1 / event.getZoomFactor(), event.getX(), event.getY(), true, true);
            event.consume();
        }
    }

    private void press(MouseEvent event) {
        boolean left = event.getButton() == MouseButton.PRIMARY;
        banding = left && event.isShiftDown();
        panning = !left || event.isShortcutDown();
        startX = event.getX();
        startY = event.getY();
        lastX = startX;
        lastY = startY;
        pane.requestFocus();
        if (busy()) {
            event.consume();
        }
    }

    private void drag(MouseEvent event) {
        if (banding) {
            Rectangle2D part = part(event);
            band.setX(Math.floor(part.getX()) + 0.5);
            band.setY(Math.floor(part.getY()) + 0.5);
            band.setWidth(part.getWidth());
            band.setHeight(part.getHeight());
            band.setVisible(true);
            event.consume();
        } else if (panning) {
            zoom.pan(event.getX() - lastX, event.getY() - lastY);
            lastX = event.getX();
            lastY = event.getY();
            event.consume();
        }
    }

    private void release(MouseEvent event) {
        if (banding) {
            Rectangle2D part = part(event);
            if (part.getWidth() >= THIN || part.getHeight() >= THIN) {
                zoom.to(part, THIN);
            }
        }
        if (busy()) {
            event.consume();
        }
        band.setVisible(false);
        banding = false;
        panning = false;
    }

    /** Between the press and the pointer, within the plot; a thin one takes all of that side. */
    private Rectangle2D part(MouseEvent event) {
        Rectangle2D area = zoom.area();
        var drawn = new Rectangle2D.Double();
        drawn.setFrameFromDiagonal(
                Math.clamp(startX, area.getMinX(), area.getMaxX()),
                Math.clamp(startY, area.getMinY(), area.getMaxY()),
                Math.clamp(event.getX(), area.getMinX(), area.getMaxX()),
                Math.clamp(event.getY(), area.getMinY(), area.getMaxY()));
        return drawn;
    }

    private void doubleClick(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            zoom.reset();
        }
    }

    private void key(KeyEvent event) {
        if (pan(event) || zoom(event)) {
            event.consume();
        }
    }

    private boolean pan(KeyEvent event) {
        if (!event.isAltDown()) {
            return false;
        }
        Rectangle2D area = zoom.area();
        double x = KEY_PAN * area.getWidth();
        double y = KEY_PAN * area.getHeight();
        switch (event.getCode()) {
            case LEFT -> zoom.pan(x, 0);
            case RIGHT -> zoom.pan(-x, 0);
            case UP -> zoom.pan(0, y);
            case DOWN -> zoom.pan(0, -y);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean zoom(KeyEvent event) {
        if (event.isAltDown()) {
            return false;
        }
        switch (event.getCode()) {
            case PLUS, ADD, EQUALS -> nearer(1 / KEY_FACTOR, event.isShortcutDown());
            case MINUS, SUBTRACT -> nearer(KEY_FACTOR, event.isShortcutDown());
            case DIGIT0, NUMPAD0 -> zoom.reset();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Around what is read, or the middle. */
    private void nearer(double factor, boolean upright) {
        Rectangle2D area = zoom.area();
        double read = zoom.readX();
        boolean seen = read >= area.getMinX() && read <= area.getMaxX();
        zoom.by(factor, seen ? read : area.getCenterX(), area.getCenterY(), !upright, upright);
    }

    private boolean isIn(double x, double y) {
        return zoom.area().contains(x, y);
    }
}
