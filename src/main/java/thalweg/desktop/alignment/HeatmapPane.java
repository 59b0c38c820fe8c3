package thalweg.desktop.alignment;

import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.chart.Enlargement;
import thalweg.desktop.chart.PixelImage;
import thalweg.report.ChartTheme;
import thalweg.report.ColourMap;
import thalweg.report.HeatmapData;
import thalweg.report.HeatmapImage;

/**
 * One heatmap: a square of hard-edged cells, drawn once a pulse; with its columns' title below
 * where there are two.
 */
public final class HeatmapPane extends Region {
    /** Entries are products of unit vectors: 1 is the most, and maps that are compared share it. */
    static final double LIMIT = 1;

    /** Room for the title below. */
    static final double TITLE = 20;

    /** A cell under the pointer. */
    public record Cell(HeatmapData data, int i, int j) {}

    private final ObservableValue<ChartTheme> theme;
    private final ObservableValue<HeatmapData> data;
    private final Consumer<@Nullable Cell> pointed;
    private final ImageView image = new ImageView();
    private final Rectangle cell = new Rectangle();
    private final Rectangle edge = new Rectangle();
    private final Label title = new Label();
    private boolean titled;
    private final AnimationTimer pulse =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    draw();
                }
            };

    /** See the class. */
    public HeatmapPane(
            ObservableValue<HeatmapData> data,
            ObservableValue<ChartTheme> theme,
            Consumer<@Nullable Cell> pointed) {
        this.data = data;
        this.theme = theme;
        this.pointed = pointed;
        getStyleClass().add("heatmap");
        setMinSize(0, 0);
        image.setSmooth(false);
        image.setPreserveRatio(false);
        cell.getStyleClass().add("heatmap-cell");
        cell.setManaged(false);
        cell.setMouseTransparent(true);
        cell.setVisible(false);
        edge.getStyleClass().add("heatmap-edge");
        edge.setManaged(false);
        edge.setMouseTransparent(true);
        title.getStyleClass().add("axis-title");
        getChildren().addAll(image, edge, cell, title);
        InvalidationListener stale = changed -> pulse.start();
        data.addListener(stale);
        theme.addListener(stale);
        visibleProperty().addListener(stale);
        sceneProperty().addListener(stale);
        setOnMouseMoved(this::hover);
        setOnMouseExited(event -> leave());
    }

    /** Whether the columns' title stands below. */
    void setTitled(boolean wanted) {
        if (titled != wanted) {
            titled = wanted;
            requestLayout();
        }
    }

    /** The square's side in pixels. */
    double side() {
        double room = getHeight() - (titled ? TITLE : 0);
        return Math.max(0, Math.floor(Math.min(getWidth(), room)));
    }

    @Override
    protected void layoutChildren() {
        pulse.start();
    }

    private void draw() {
        pulse.stop();
        @Nullable HeatmapData shown = data.getValue();
        double side = side();
        image.setVisible(shown != null);
        edge.setVisible(shown != null);
        title.setVisible(shown != null && titled);
        if (shown == null || side < 8 || getScene() == null) {
            return;
        }
        var window = getScene().getWindow();
        double scale = (window == null ? 1 : window.getRenderScaleX()) * Enlargement.of(this);
        int pixels = (int) Math.round(side * scale);
        int[] argb =
                HeatmapImage.pixels(
                        shown, ColourMap.of(shown, theme.getValue()), LIMIT, pixels, pixels);
        image.setImage(PixelImage.of(argb, pixels, pixels));
        image.setFitWidth(side);
        image.setFitHeight(side);
        image.relocate(left(), 0);
        // Half a pixel in, so that a line of one pixel is sharp.
        edge.setX(left() + 0.5);
        edge.setY(0.5);
        edge.setWidth(side - 1);
        edge.setHeight(side - 1);
        title.setText(shown.columnTitle().in(theme.getValue().words()));
        title.applyCss();
        title.autosize();
        title.relocate(Math.floor(left() + (side - title.getWidth()) / 2), side + 3);
    }

    private double left() {
        return Math.floor((getWidth() - side()) / 2);
    }

    private void hover(MouseEvent event) {
        @Nullable HeatmapData shown = data.getValue();
        double side = side();
        double x = event.getX() - left();
        double y = event.getY();
        if (shown == null || x < 0 || y < 0 || x >= side || y >= side) {
            leave();
            return;
        }
        int i = (int) (y / side * shown.rows());
        int j = (int) (x / side * shown.columns());
        put(shown, i, j);
        cell.setVisible(true);
        pointed.accept(new Cell(shown, i, j));
    }

    private void leave() {
        cell.setVisible(false);
        pointed.accept(null);
    }

    /** Marks a cell, as one that is pointed at in a map beside this; null marks none. */
    public void mark(@Nullable Cell other) {
        @Nullable HeatmapData shown = data.getValue();
        if (other == null
                || shown == null
                || other.i >= shown.rows()
                || other.j >= shown.columns()) {
            cell.setVisible(false);
            return;
        }
        put(shown, other.i, other.j);
        cell.setVisible(true);
    }

    private void put(HeatmapData shown, int i, int j) {
        double side = side();
        cell.setX(left() + side * j / shown.columns());
        cell.setY(side * i / shown.rows());
        cell.setWidth(Math.max(3, side / shown.columns()));
        cell.setHeight(Math.max(3, side / shown.rows()));
    }
}
