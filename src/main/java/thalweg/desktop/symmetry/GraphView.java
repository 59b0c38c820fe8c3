package thalweg.desktop.symmetry;

import java.awt.geom.AffineTransform;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jfree.fx.FXGraphics2D;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.chart.PanelTools;
import thalweg.report.ChartTheme;
import thalweg.report.GraphData;
import thalweg.report.GraphLayout;
import thalweg.report.GraphPicture;

/**
 * The graph on a canvas: of a large one only the rows in view are drawn, at most once a pulse.
 * Wheel and keys scroll, with Ctrl they zoom; a drag moves; a click chooses the group of a layer.
 */
final class GraphView extends Region {
    private static final double MOST = 2.5;
    private static final double LEAST = 0.08;
    private static final double LEAST_USUAL = 0.6;
    private static final double MOST_USUAL = 1.35;
    private static final double STEP = 1.25;
    private static final double BAR = 9;

    private final SymmetryModel model;
    private final ObservableValue<ChartTheme> theme;
    private final java.util.function.IntConsumer choose;
    private final Canvas canvas = new Canvas();
    private final FXGraphics2D g2 = new FXGraphics2D(canvas.getGraphicsContext2D());
    private final ScrollBar bar = new ScrollBar();
    private final InvalidationListener redraw = o -> requestLayout();

    /** 0 until the first drawing: then as wide as the view, and no larger than it is. */
    private double zoom;

    private double left;
    private double top;
    private double pressedX;
    private double pressedY;
    private boolean dragged;
    private boolean settling;

    /**
     * @param choose chooses a group
     */
    GraphView(SymmetryModel model, PanelTools tools, java.util.function.IntConsumer choose) {
        this.model = model;
        theme = tools.theme();
        this.choose = choose;
        setId("symmetry-graph");
        getStyleClass().add("graph-view");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        accessibleTextProperty().bind(tools.texts().of("symmetry.graph.about"));
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        bar.valueProperty().subscribe(value -> scrolled(value.doubleValue()));
        getChildren().addAll(canvas, bar);
        model.pictureProperty().addListener(redraw);
        model.chosen().addListener(redraw);
        theme.addListener(redraw);
        setOnScroll(this::wheel);
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(this::release);
        setOnKeyPressed(this::key);
    }

    /** Listens no more. */
    void close() {
        theme.removeListener(redraw);
    }

    SymmetryModel.@Nullable Picture picture() {
        return model.pictureProperty().get();
    }

    void zoomIn() {
        zoomBy(STEP, height() / 2);
    }

    void zoomOut() {
        zoomBy(1 / STEP, height() / 2);
    }

    /** All of it at once, or as wide as the view when all is shown. */
    void fit() {
        SymmetryModel.Picture now = picture();
        if (now != null) {
            double whole = Math.clamp(fitting(now.layout()), LEAST, 1);
            boolean all = Math.abs(zoom - whole) < 1e-9;
            zoom = all ? usual(now.layout()) : whole;
            left = 0;
            top = 0;
            requestLayout();
        }
    }

    /** As wide as the view, a small graph a little larger than it is. */
    private double usual(GraphLayout layout) {
        double wide = Math.min(1, width() / layout.width());
        return Math.clamp(Math.max(wide, fitting(layout)), LEAST_USUAL, MOST_USUAL);
    }

    private double fitting(GraphLayout layout) {
        return Math.min(width() / layout.width(), height() / layout.height());
    }

    /** Scrolls to the first layer of a group where none of them is in view. */
    void reveal(int group) {
        SymmetryModel.Picture now = picture();
        if (now == null || zoom == 0 || group < 0) {
            return;
        }
        int first = -1;
        for (int row = 0; row < now.data().rows().size(); row++) {
            GraphData.Row node = now.data().rows().get(row);
            if (node.groups().contains(group) || node.axes().containsKey(group)) {
                double y = row * GraphLayout.ROW;
                if (y >= top && y + GraphLayout.ROW <= top + height() / zoom) {
                    return;
                }
                first = first < 0 ? row : first;
            }
        }
        if (first >= 0) {
            top = (first - 2) * GraphLayout.ROW;
            requestLayout();
        }
    }

    private double width() {
        return Math.max(1, getWidth() - BAR - 2);
    }

    private double height() {
        return Math.max(1, getHeight());
    }

    private void zoomBy(double by, double at) {
        if (zoom > 0) {
            double before = zoom;
            zoom = Math.clamp(zoom * by, LEAST, MOST);
            top += at / before - at / zoom;
            requestLayout();
        }
    }

    private void wheel(ScrollEvent event) {
        event.consume();
        if (event.isShortcutDown()) {
            zoomBy(event.getDeltaY() > 0 ? STEP : 1 / STEP, event.getY());
        } else if (zoom > 0) {
            top -= event.getDeltaY() / zoom;
            left -= event.getDeltaX() / zoom;
            requestLayout();
        }
    }

    private void press(MouseEvent event) {
        requestFocus();
        pressedX = event.getX();
        pressedY = event.getY();
        dragged = false;
    }

    private void drag(MouseEvent event) {
        double dx = event.getX() - pressedX;
        double dy = event.getY() - pressedY;
        if (zoom > 0 && (dragged || Math.hypot(dx, dy) > 3)) {
            dragged = true;
            left -= dx / zoom;
            top -= dy / zoom;
            pressedX = event.getX();
            pressedY = event.getY();
            requestLayout();
        }
    }

    private void release(MouseEvent event) {
        SymmetryModel.Picture now = picture();
        if (dragged || now == null || zoom == 0 || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        int row = now.layout().rowAt(top + event.getY() / zoom);
        if (row >= 0) {
            GraphData.Row node = now.data().rows().get(row);
            node.groups().stream()
                    .findFirst()
                    .or(() -> node.axes().keySet().stream().sorted().findFirst())
                    .ifPresent(choose::accept);
        }
    }

    private void key(KeyEvent event) {
        double page = zoom == 0 ? 0 : height() / zoom * 0.8;
        switch (event.getCode()) {
            case UP -> top -= 2 * GraphLayout.ROW;
            case DOWN -> top += 2 * GraphLayout.ROW;
            case PAGE_UP -> top -= page;
            case PAGE_DOWN -> top += page;
            case HOME -> top = 0;
            case END -> top = Double.MAX_VALUE;
            case LEFT -> left -= 30;
            case RIGHT -> left += 30;
            case PLUS, ADD, EQUALS -> zoomIn();
            case MINUS, SUBTRACT -> zoomOut();
            case DIGIT0, NUMPAD0 -> fit();
            default -> {
                return;
            }
        }
        event.consume();
        requestLayout();
    }

    private void scrolled(double value) {
        if (!settling) {
            top = value;
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(width());
        canvas.setHeight(height());
        bar.resizeRelocate(getWidth() - BAR, 0, BAR, getHeight());
        draw();
    }

    private void draw() {
        GraphicsContext context = canvas.getGraphicsContext2D();
        g2.setTransform(new AffineTransform());
        context.clearRect(0, 0, width(), height());
        SymmetryModel.Picture now = picture();
        if (now == null || getWidth() < 40) {
            return;
        }
        GraphLayout layout = now.layout();
        if (zoom == 0) {
            zoom = usual(layout);
        }
        settle(layout);
        g2.setTransform(new AffineTransform(zoom, 0, 0, zoom, -left * zoom, -top * zoom));
        int front = model.front();
        GraphData data = now.data();
        GraphPicture.draw(
                g2,
                front < data.colours().size() ? data.selecting(front) : data,
                layout,
                theme.getValue(),
                zoom,
                top,
                top + height() / zoom);
    }

    /** Keeps the whole in view. */
    private void settle(GraphLayout layout) {
        double rest = Math.max(0, layout.height() - height() / zoom);
        top = Math.clamp(top, 0, rest);
        left = Math.clamp(left, 0, Math.max(0, layout.width() - width() / zoom));
        settling = true;
        bar.setVisible(rest > 0);
        bar.setMax(rest);
        bar.setVisibleAmount(rest * Math.min(1, height() / zoom / layout.height()));
        bar.setBlockIncrement(height() / zoom * 0.8);
        bar.setUnitIncrement(2 * GraphLayout.ROW);
        bar.setValue(top);
        settling = false;
    }
}
