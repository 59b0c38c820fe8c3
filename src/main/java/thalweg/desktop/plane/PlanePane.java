package thalweg.desktop.plane;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.chart.Enlargement;
import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.words.Texts;
import thalweg.desktop.workbench.ThreeState.Shares;
import thalweg.evaluation.Score;
import thalweg.landscape.Plane;
import thalweg.landscape.PlaneFrame;
import thalweg.report.ChartTheme;
import thalweg.report.Figures;
import thalweg.report.PlaneChartData;

/** The map as a square, its marks, its colour scale, and the point under the hand. */
final class PlanePane extends Region {
    private static final double SCALE_ROOM = 62;
    private static final double HAND = 6.5;

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
    private boolean held;

    PlanePane(PlaneModel model, PanelTools tools) {
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
        getChildren().addAll(image, scale, marks);
        InvalidationListener changed = o -> requestLayout();
        model.dataProperty().addListener(changed);
        theme.addListener(changed);
        model.pointProperty().addListener((o, was, is) -> placeHand());
        layoutBoundsProperty().addListener(changed);
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

    @Override
    protected void layoutChildren() {
        PlaneChartData data = model.dataProperty().get();
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
            mark.place(x(plane, at[i].x()), y(plane, at[i].y()), side());
        }
        mean.say(
                texts.get("plane.mean", Figures.of(plane.mean().loss(), 3)),
                words(texts.get("plane.mean.name"), plane, plane.mean()));
        var middle = plane.frame().at(Shares.MEAN.array());
        mean.place(x(plane, middle.x()), y(plane, middle.y()), side());
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
        PlaneChartData data = model.dataProperty().get();
        if (data == null) {
            return;
        }
        var at = data.plane().frame().at(model.pointProperty().get().array());
        double x = x(data.plane(), at.x());
        double y = y(data.plane(), at.y());
        hand.setVisible(x >= 0 && y >= 0 && x <= side() && y <= side());
        hand.relocate(x - HAND, y - HAND);
    }

    private double x(Plane plane, double at) {
        double[] x = plane.x();
        return side() * (at - x[0]) / (x[x.length - 1] - x[0]);
    }

    private double y(Plane plane, double at) {
        double[] y = plane.y();
        return side() * (1 - (at - y[0]) / (y[y.length - 1] - y[0]));
    }

    /** What begins on the map may go on beside it. */
    private void press(MouseEvent event) {
        double x = event.getX() - left();
        double y = event.getY() - top();
        held = x >= 0 && y >= 0 && x <= side() && y <= side();
        if (held) {
            move(event);
        }
    }

    private void move(MouseEvent event) {
        @Nullable PlaneChartData data = model.dataProperty().get();
        double side = side();
        if (data == null || side < 1 || !event.isPrimaryButtonDown()) {
            return;
        }
        requestFocus();
        double[] x = data.plane().x();
        double[] y = data.plane().y();
        double right = Math.clamp((event.getX() - left()) / side, 0, 1);
        double up = 1 - Math.clamp((event.getY() - top()) / side, 0, 1);
        double[] shares =
                data.plane()
                        .frame()
                        .shares(
                                x[0] + right * (x[x.length - 1] - x[0]),
                                y[0] + up * (y[y.length - 1] - y[0]));
        model.pointProperty().set(new Shares(shares[0], shares[1], shares[2]));
        event.consume();
    }
}
