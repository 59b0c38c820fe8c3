package thalweg.desktop.layers;

import java.awt.Rectangle;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.beans.InvalidationListener;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jfree.fx.FXGraphics2D;
import org.jspecify.annotations.Nullable;
import thalweg.report.ChartTheme;
import thalweg.report.SmallMultiples;
import thalweg.report.SmallMultiplesData;
import thalweg.report.SmallMultiplesData.Tile;
import thalweg.report.SmallMultiplesLayout;

/**
 * Small pictures of all layers in rows, on a canvas: those in view are drawn, at most once a pulse.
 * A click or the arrow keys choose a layer; a double click or Enter shows it in the panels. Where
 * the pointer reads one curve, all are read.
 */
final class LayersGrid extends Region {
    private static final double BAR = 10;
    private static final int PLAIN = -1;

    private final LayersModel model;
    private final ObservableValue<ChartTheme> theme;
    private final Canvas canvas = new Canvas();
    private final FXGraphics2D g2 = new FXGraphics2D(canvas.getGraphicsContext2D());
    private final ScrollBar bar = new ScrollBar();
    private final DoubleProperty place = new SimpleDoubleProperty(Double.NaN);
    private @Nullable SmallMultiples pictures;
    private @Nullable SmallMultiplesData drawn;
    private @Nullable ChartTheme dressed;
    private int pointed = PLAIN;
    private String followed = "";
    private SmallMultiplesLayout layout =
            SmallMultiplesLayout.of(SmallMultiplesData.Kind.ALIGNMENT, 1, 100, 100);
    private final AnimationTimer pulse =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    stop();
                    draw();
                }
            };

    LayersGrid(LayersModel model, ObservableValue<ChartTheme> theme) {
        this.model = model;
        this.theme = theme;
        setId("layers-grid");
        getStyleClass().add("layers-grid");
        setMinSize(0, 0);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        canvas.setMouseTransparent(true);
        getChildren().addAll(canvas, bar);
        InvalidationListener stale = o -> requestLayout();
        model.dataProperty().addListener(stale);
        theme.addListener(stale);
        place.addListener(o -> pulse.start());
        bar.valueProperty().addListener(o -> pulse.start());
        visibleProperty().addListener(stale);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_MOVED, this::move);
        addEventHandler(MouseEvent.MOUSE_EXITED, e -> leave());
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** Where the shared axis is read; NaN for nowhere. */
    DoubleProperty placeProperty() {
        return place;
    }

    /** The layer under the pointer, else the chosen one; −1 for none. */
    int read() {
        return pointed >= 0 ? pointed : chosen();
    }

    /** Where a layer's picture stands, in this region. */
    Rectangle picture(int index) {
        Rectangle at = layout.picture(index);
        at.translate(0, (int) -bar.getValue());
        return at;
    }

    private List<Tile> tiles() {
        return model.dataProperty().get().tiles();
    }

    private int chosen() {
        String tensor = model.chosenProperty().get();
        List<Tile> tiles = tiles();
        for (int i = 0; i < tiles.size(); i++) {
            if (tiles.get(i).tensor().equals(tensor)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    protected void layoutChildren() {
        SmallMultiplesData data = model.dataProperty().get();
        int width = (int) (getWidth() - BAR - 4);
        int height = (int) getHeight();
        layout =
                SmallMultiplesLayout.of(
                        data.kind(),
                        data.tiles().size(),
                        Math.max(40, width),
                        Math.max(40, height));
        boolean more = layout.wholeHeight() > height;
        bar.setVisible(more);
        bar.setMax(Math.max(0, layout.wholeHeight() - height));
        bar.setVisibleAmount(bar.getMax() * height / Math.max(1, layout.wholeHeight()));
        bar.setUnitIncrement(layout.height());
        bar.setBlockIncrement(height);
        bar.setValue(Math.clamp(bar.getValue(), 0, bar.getMax()));
        bar.resizeRelocate(getWidth() - BAR, 0, BAR, getHeight());
        canvas.setWidth(Math.max(0, width));
        canvas.setHeight(Math.max(0, height));
        follow();
        pulse.start();
    }

    /** A layer that was chosen anew, here or elsewhere, is brought into view. */
    private void follow() {
        String tensor = model.chosenProperty().get();
        int index = chosen();
        if (index < 0 || tensor.equals(followed)) {
            return;
        }
        followed = tensor;
        Rectangle tile = layout.tile(index);
        double top = Math.min(bar.getValue(), tile.y);
        double needed = tile.y + tile.height + SmallMultiplesLayout.GAP - getHeight();
        bar.setValue(Math.clamp(Math.max(top, needed), 0, bar.getMax()));
        Tile layer = tiles().get(index);
        setAccessibleText(layer.name());
    }

    private void draw() {
        canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (getScene() == null || !isVisible()) {
            return;
        }
        SmallMultiplesData data = model.dataProperty().get();
        SmallMultiples pictures = pictures(data);
        var before = g2.getTransform();
        g2.translate(0, -bar.getValue());
        for (int i = 0; i < data.tiles().size(); i++) {
            Rectangle tile = layout.tile(i);
            boolean above = tile.getMaxY() < bar.getValue();
            if (!above && tile.y < bar.getValue() + getHeight()) {
                pictures.drawTile(g2, i, tile, place.get());
            }
        }
        g2.setTransform(before);
    }

    private SmallMultiples pictures(SmallMultiplesData data) {
        SmallMultiples made = pictures;
        if (made == null || !theme.getValue().equals(dressed)) {
            made = new SmallMultiples(data, theme.getValue());
        } else if (!data.equals(drawn)) {
            made = made.with(data);
        }
        pictures = made;
        dressed = theme.getValue();
        drawn = data;
        return made;
    }

    private int at(MouseEvent event) {
        return layout.at(event.getX(), event.getY() + bar.getValue(), tiles().size());
    }

    private void press(MouseEvent event) {
        requestFocus();
        int index = at(event);
        if (index >= 0) {
            choose(index);
            if (event.getClickCount() == 2) {
                model.open();
            }
        }
        event.consume();
    }

    private void choose(int index) {
        int within = Math.clamp(index, 0, Math.max(0, tiles().size() - 1));
        if (within < tiles().size()) {
            model.chosenProperty().set(tiles().get(within).tensor());
        }
    }

    private void move(MouseEvent event) {
        pointed = at(event);
        if (pointed < 0) {
            leave();
            return;
        }
        SmallMultiples pictures = pictures(model.dataProperty().get());
        double next = pictures.placeAt(event.getX(), layout.picture(pointed));
        if (next == place.get()) {
            return;
        }
        place.set(next);
    }

    private void leave() {
        pointed = PLAIN;
        place.set(Double.NaN);
    }

    private void scroll(ScrollEvent event) {
        bar.setValue(Math.clamp(bar.getValue() - event.getDeltaY(), 0, bar.getMax()));
        event.consume();
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || tiles().isEmpty()) {
            return;
        }
        int at = chosen();
        switch (event.getCode()) {
            case LEFT -> choose(at - 1);
            case RIGHT -> choose(at + 1);
            case UP -> choose(at < layout.columns() ? at : at - layout.columns());
            case DOWN ->
                    choose(at + layout.columns() < tiles().size() ? at + layout.columns() : at);
            case HOME -> choose(0);
            case END -> choose(tiles().size() - 1);
            case ENTER -> model.open();
            default -> {
                return;
            }
        }
        event.consume();
    }
}
