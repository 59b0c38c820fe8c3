package thalweg.desktop.alignment;

import java.awt.geom.Rectangle2D;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.chart.Enlargement;
import thalweg.desktop.chart.MapSight;
import thalweg.desktop.chart.MapZoom;
import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.chart.PixelImage;
import thalweg.desktop.chart.ZoomReset;
import thalweg.report.ChartTheme;
import thalweg.report.ColourMap;
import thalweg.report.HeatmapData;
import thalweg.report.HeatmapImage;
import thalweg.report.MapPart;

/**
 * One heatmap: a square of hard-edged cells, drawn once a pulse; with its columns' title below
 * where there are two. It is zoomed and read by hand and keys as charts are.
 */
public final class HeatmapPane extends Region {
    /** Entries are products of unit vectors: 1 is the most, and maps that are compared share it. */
    static final double LIMIT = 1;

    /** Room for the title below. */
    static final double TITLE = 20;

    /** A part is at least so many cells wide. */
    private static final double FEWEST = 4;

    /** A cell under the pointer. */
    public record Cell(HeatmapData data, int i, int j) {}

    private final ObservableValue<ChartTheme> theme;
    private final ObservableValue<HeatmapData> data;
    private final ObjectProperty<MapPart> part;
    private final Consumer<@Nullable Cell> pointed;
    private final ImageView image = new ImageView();
    private final Rectangle cell = new Rectangle();
    private final Rectangle edge = new Rectangle();
    private final Label title = new Label();
    private final Pane overlay = new Pane();
    private final ZoomReset reset;
    private final MapSight sight;
    private int restored;
    private int rows; // of the last map
    private int columns;
    private int row = -1;
    private int column = -1;
    private boolean titled;
    private final AnimationTimer pulse =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    draw();
                }
            };

    /**
     * See the class.
     *
     * @param sight what is looked at; maps that share it are looked at alike
     * @param pointed takes the entry that is pointed at
     */
    public HeatmapPane(
            ObservableValue<HeatmapData> data,
            MapSight sight,
            PanelTools tools,
            Consumer<@Nullable Cell> pointed) {
        this.data = data;
        this.sight = sight;
        this.part = sight.partProperty();
        this.theme = tools.theme();
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
        overlay.setManaged(false);
        overlay.setPickOnBounds(false);
        getChildren().addAll(image, edge, cell, title, overlay);
        setFocusTraversable(true);
        reset = MapZoom.on(this, overlay, part, this::square, this::least, tools.texts());
        data.subscribe(this::letGo);
        part.subscribe(
                (was, is) -> {
                    pulse.start();
                    leave();
                });
        InvalidationListener stale = changed -> pulse.start();
        data.addListener(stale);
        theme.addListener(stale);
        visibleProperty().addListener(stale);
        sceneProperty().addListener(stale);
        setOnMouseMoved(this::hover);
        setOnMouseExited(event -> leave());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        focusedProperty()
                .addListener(
                        (o, was, is) -> {
                            if (!is) {
                                leave();
                            }
                        });
    }

    /** A part of a map of another size has nothing to do with this one. */
    private void letGo(@Nullable HeatmapData is) {
        if (is == null) {
            return;
        }
        boolean other = is.rows() != rows || is.columns() != columns;
        if (other && restored == sight.restored()) {
            part.set(MapPart.WHOLE);
        }
        restored = sight.restored();
        rows = is.rows();
        columns = is.columns();
    }

    /** Where the map is, in this region's coordinates. */
    private Rectangle2D square() {
        return data.getValue() == null
                ? new Rectangle2D.Double()
                : new Rectangle2D.Double(left(), 0, side(), side());
    }

    private double least() {
        @Nullable HeatmapData whole = data.getValue();
        return whole == null ? 1 : Math.min(1, FEWEST / Math.min(whole.rows(), whole.columns()));
    }

    /** What is looked at; null while there is no map. */
    private @Nullable HeatmapData seen() {
        @Nullable HeatmapData whole = data.getValue();
        return whole == null ? null : whole.seen(part.get());
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
        overlay.resizeRelocate(0, 0, getWidth(), getHeight());
        pulse.start();
    }

    private void draw() {
        pulse.stop();
        @Nullable HeatmapData shown = seen();
        double side = side();
        image.setVisible(shown != null);
        edge.setVisible(shown != null);
        title.setVisible(shown != null && titled);
        if (shown == null || side < 8 || getScene() == null) {
            return;
        }
        var window = getScene().getWindow();
        double scale = (window == null ? 1 : window.getRenderScaleX()) * Enlargement.of(this);
        reset.place(square());
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
        if (titled) {
            title.setText(shown.columnTitle().in(theme.getValue().words()));
            title.applyCss();
            title.autosize();
            title.relocate(Math.floor(left() + (side - title.getWidth()) / 2), side + 3);
        }
    }

    private double left() {
        return Math.floor((getWidth() - side()) / 2);
    }

    private void hover(MouseEvent event) {
        @Nullable HeatmapData shown = seen();
        double side = side();
        double x = event.getX() - left();
        double y = event.getY();
        if (shown == null || x < 0 || y < 0 || x >= side || y >= side) {
            leave();
            return;
        }
        point(
                shown,
                shown.firstRow() + (int) (y / side * shown.seenRows()),
                shown.firstColumn() + (int) (x / side * shown.seenColumns()));
    }

    private void point(HeatmapData shown, int i, int j) {
        row = i;
        column = j;
        put(shown, i, j);
        pointed.accept(new Cell(shown, i, j));
    }

    /** Ctrl and the arrows go on from the entry that is read, or begin at the first. */
    private void key(KeyEvent event) {
        int down =
                switch (event.getCode()) {
                    case UP -> -1;
                    case DOWN -> 1;
                    default -> 0;
                };
        int right =
                switch (event.getCode()) {
                    case LEFT -> -1;
                    case RIGHT -> 1;
                    default -> 0;
                };
        @Nullable HeatmapData shown = seen();
        boolean wanted = event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
        if (down == 0 && right == 0 || !wanted || shown == null) {
            return;
        }
        int firstRow = shown.firstRow();
        int firstColumn = shown.firstColumn();
        boolean fresh = row < 0;
        int i = fresh ? firstRow : row + down;
        int j = fresh ? firstColumn : column + right;
        point(
                shown,
                Math.clamp(i, firstRow, firstRow + shown.seenRows() - 1),
                Math.clamp(j, firstColumn, firstColumn + shown.seenColumns() - 1));
        event.consume();
    }

    private void leave() {
        row = -1;
        column = -1;
        cell.setVisible(false);
        pointed.accept(null);
    }

    /** Marks a cell, as one that is pointed at in a map beside this; null marks none. */
    public void mark(@Nullable Cell other) {
        @Nullable HeatmapData shown = seen();
        if (other == null || shown == null) {
            cell.setVisible(false);
        } else {
            put(shown, other.i, other.j);
        }
    }

    private void put(HeatmapData shown, int i, int j) {
        int down = i - shown.firstRow();
        int right = j - shown.firstColumn();
        double side = side();
        double width = side / shown.seenColumns();
        double height = side / shown.seenRows();
        cell.setX(left() + width * right);
        cell.setY(height * down);
        cell.setWidth(Math.max(3, width));
        cell.setHeight(Math.max(3, height));
        cell.setVisible(
                down >= 0 && right >= 0 && down < shown.seenRows() && right < shown.seenColumns());
    }
}
