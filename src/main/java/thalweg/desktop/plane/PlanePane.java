package thalweg.desktop.plane;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.chart.Enlargement;
import thalweg.desktop.chart.MapZoom;
import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.chart.ZoomReset;
import thalweg.desktop.words.Texts;
import thalweg.desktop.workbench.ThreeState.Shares;
import thalweg.evaluation.Score;
import thalweg.landscape.Plane;
import thalweg.landscape.PlaneFrame;
import thalweg.report.ChartTheme;
import thalweg.report.Figures;
import thalweg.report.PlaneChartData;

/**
 * The map as a square, its marks, its colour scale, and the point under the hand. It is zoomed as
 * charts are.
 */
final class PlanePane extends Region {
    private static final double SCALE_ROOM = 62;
    private static final double HAND = 6.5;

    /** The map is smooth between points that are a twentieth or so of it apart. */
    private static final double LEAST_PART = 0.05;

    private final PlaneModel model;
    private final ObservableValue<ChartTheme> theme;
    private final Texts texts;
    private final ImageView image = new ImageView();
    private final MapPainter painter;
    private final LossScale scale;
    private final Pane marks = new Pane();
    private final List<Mark> corners =
            List.of(
                    new Mark("plane-a", "dot-a"),
                    new Mark("plane-b", "dot-b"),
                    new Mark("plane-c", "dot-c"));
    private final Mark mean = new Mark("plane-mean", "plane-mean");
    private final Circle hand = new Circle(HAND);
    private final Pane overlay = new Pane();
    private final ZoomReset reset;
    private final Consumer<PlaneFrame.@Nullable Point> pointed;
    private boolean held;

    /**
     * @param pointed takes the place of the plane under the pointer
     */
    PlanePane(PlaneModel model, PanelTools tools, Consumer<PlaneFrame.@Nullable Point> pointed) {
        this.pointed = pointed;
        this.model = model;
        theme = tools.theme();
        texts = tools.texts();
        setId("plane");
        getStyleClass().add("plane-pane");
        setMinSize(0, 0);
        setFocusTraversable(true);
        accessibleTextProperty().bind(texts.of("plane.point"));
        accessibleHelpProperty().bind(texts.of("plane.point.about"));
        texts.wordsProperty().addListener(changed -> requestLayout());
        painter = new MapPainter(image::setImage);
        scale = new LossScale(texts, model.dataProperty(), theme);
        marks.setPickOnBounds(false);
        mean.besideItsDot();
        hand.setId("plane-point");
        hand.getStyleClass().add("plane-point");
        hand.setMouseTransparent(true);
        corners.forEach(mark -> mark.addTo(marks));
        mean.addTo(marks);
        marks.getChildren().add(hand);
        overlay.setManaged(false);
        overlay.setPickOnBounds(false);
        getChildren().addAll(image, scale, marks, overlay);
        InvalidationListener changed = o -> requestLayout();
        model.dataProperty().addListener(changed);
        theme.addListener(changed);
        model.pointProperty().addListener((o, was, is) -> placeHand());
        layoutBoundsProperty().addListener(changed);
        model.partProperty().addListener(changed);
        reset =
                MapZoom.on(
                        this, overlay, model.partProperty(), this::square, () -> LEAST_PART, texts);
        setOnMouseMoved(this::hover);
        setOnMouseExited(event -> pointed.accept(null));
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
        addEventFilter(
                MouseEvent.MOUSE_DRAGGED,
                drag -> {
                    if (held) {
                        move(drag);
                    }
                });
    }

    private double side() {
        return Math.max(0, Math.floor(Math.min(getWidth() - 2 * SCALE_ROOM, getHeight())));
    }

    private double left() {
        return Math.floor((getWidth() - side()) / 2);
    }

    private double top() {
        return Math.floor((getHeight() - side()) / 2);
    }

    /** Where the map is, in this region's coordinates. */
    private Rectangle2D square() {
        return model.dataProperty().get() == null
                ? new Rectangle2D.Double()
                : new Rectangle2D.Double(left(), top(), side(), side());
    }

    private void hover(MouseEvent event) {
        @Nullable PlaneChartData data = model.seen();
        pointed.accept(
                data == null || !square().contains(event.getX(), event.getY())
                        ? null
                        : place(data, event));
    }

    /** The place of the plane under the pointer, on the map's edge where it is beside. */
    private PlaneFrame.Point place(PlaneChartData data, MouseEvent event) {
        double right = Math.clamp((event.getX() - left()) / side(), 0, 1);
        double up = 1 - Math.clamp((event.getY() - top()) / side(), 0, 1);
        return new PlaneFrame.Point(
                data.left() + right * (data.right() - data.left()),
                data.bottom() + up * (data.top() - data.bottom()));
    }

    @Override
    protected void layoutChildren() {
        overlay.resizeRelocate(0, 0, getWidth(), getHeight());
        reset.place(square());
        PlaneChartData data = model.seen();
        double side = side();
        boolean room = data != null && side >= 40 && getScene() != null;
        image.setVisible(room);
        marks.setVisible(room);
        scale.setVisible(room);
        if (data == null || !room) {
            return;
        }
        image.setFitWidth(side);
        image.setFitHeight(side);
        image.relocate(left(), top());
        scale.resizeRelocate(left() + side + 14, top(), SCALE_ROOM - 14, side);
        marks.resizeRelocate(left(), top(), side, side);
        var window = getScene().getWindow();
        painter.want(
                data,
                theme.getValue(),
                (int) side,
                (window == null ? 1 : window.getRenderScaleX()) * Enlargement.of(this));
        placeMarks(data);
        placeHand();
    }

    private void placeMarks(PlaneChartData data) {
        Plane plane = data.plane();
        PlaneFrame.Point[] at = plane.frame().corners();
        for (int i = 0; i < at.length; i++) {
            Mark mark = corners.get(i);
            mark.say(
                    data.names().get(i), words(data.names().get(i), plane, plane.corners().get(i)));
            place(mark, data, at[i]);
        }
        mean.say(
                texts.get("plane.mean", Figures.of(plane.mean().loss(), 3)),
                words(texts.get("plane.mean.name"), plane, plane.mean()));
        var middle = plane.frame().at(Shares.MEAN.array());
        place(mean, data, middle);
    }

    private void place(Mark mark, PlaneChartData data, PlaneFrame.Point at) {
        double x = x(data, at.x());
        double y = y(data, at.y());
        mark.show(isOnMap(x, y));
        mark.place(x, y, side());
    }

    private boolean isOnMap(double x, double y) {
        return x >= 0 && y >= 0 && x <= side() && y <= side();
    }

    private String words(String what, Plane plane, Score score) {
        return texts.get(
                "means.bar",
                what,
                Figures.of(score.loss(), 4),
                Figures.of(100 * score.accuracy(), 2),
                plane.examples());
    }

    private void placeHand() {
        PlaneChartData data = model.seen();
        if (data == null) {
            return;
        }
        var at = data.plane().frame().at(model.pointProperty().get().array());
        double x = x(data, at.x());
        double y = y(data, at.y());
        hand.setVisible(isOnMap(x, y));
        hand.relocate(x - HAND, y - HAND);
    }

    private double x(PlaneChartData data, double at) {
        return side() * (at - data.left()) / (data.right() - data.left());
    }

    private double y(PlaneChartData data, double at) {
        return side() * (1 - (at - data.bottom()) / (data.top() - data.bottom()));
    }

    /** What begins on the map may go on beside it. */
    private void press(MouseEvent event) {
        double x = event.getX() - left();
        double y = event.getY() - top();
        boolean plain = !event.isShiftDown() && !event.isShortcutDown();
        held = plain && event.isPrimaryButtonDown() && isOnMap(x, y);
        if (held) {
            move(event);
        }
    }

    private void move(MouseEvent event) {
        @Nullable PlaneChartData data = model.seen();
        if (data == null || side() < 1 || !event.isPrimaryButtonDown()) {
            return;
        }
        requestFocus();
        PlaneFrame.Point at = place(data, event);
        pointed.accept(at);
        double[] shares = data.plane().frame().shares(at.x(), at.y());
        model.pointProperty().set(new Shares(shares[0], shares[1], shares[2]));
        event.consume();
    }
}
