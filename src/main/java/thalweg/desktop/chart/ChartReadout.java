package thalweg.desktop.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.words.Texts;
import thalweg.report.ChartTheme;
import thalweg.report.Curve;
import thalweg.report.Series;
import thalweg.report.SeriesData;
import thalweg.report.Spot;

/**
 * What a chart says where a person points: the place, and the value of every series there; of dots
 * the nearest one. Charts that share an axis say it together. Ctrl with the left and right arrows
 * moves the place.
 */
public final class ChartReadout {
    private static final double NEAR = 28;
    private static final double KEY_STEPS = 100;

    private final ChartPane pane;
    private final LinkedHover links;
    private final Texts texts;
    private final ObservableValue<ChartTheme> theme;
    private final Line crosshair = new Line();
    private final Circle ring = new Circle(8);
    private final ReadoutBox box = new ReadoutBox();
    private Supplier<String> note = () -> "";
    private SeriesData.@Nullable Axis axis;
    private DoubleProperty place = new SimpleDoubleProperty(Double.NaN);
    private @Nullable Spot spot;

    ChartReadout(ChartPane pane, PanelTools tools) {
        this.pane = pane;
        links = tools.hover();
        texts = tools.texts();
        theme = tools.theme();
        crosshair.getStyleClass().add("crosshair");
        ring.getStyleClass().add("readout-ring");
        for (var node : List.of(crosshair, ring, box)) {
            node.setMouseTransparent(true);
            node.setManaged(false);
            node.setVisible(false);
            pane.overlay().getChildren().add(node);
        }
        pane.addEventHandler(MouseEvent.MOUSE_MOVED, this::point);
        pane.addEventHandler(MouseEvent.MOUSE_EXITED, event -> leave());
        pane.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> leave());
        pane.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        pane.focusedProperty()
                .subscribe(
                        focused -> {
                            if (!focused) {
                                leave();
                            }
                        });
    }

    /** Adds a line under the values, as of what is still measured; empty for none. */
    public void setNote(Supplier<String> words) {
        note = words;
    }

    /** The place that is read; NaN for none. */
    public double place() {
        return place.get();
    }

    /** What it says, a line a string; empty while it says nothing. */
    public List<String> lines() {
        return box.isVisible() ? box.lines() : List.of();
    }

    /** After each drawing: the chart may have another axis now, and other values. */
    void drawn() {
        SeriesData data = pane.drawn();
        if (data == null) {
            return;
        }
        if (axis != data.axis()) {
            axis = data.axis();
            place = links.place(data.axis());
            place.addListener((o, was, is) -> show());
        }
        show();
    }

    private void point(MouseEvent event) {
        SeriesData data = pane.drawn();
        if (data == null || !pane.plotArea().contains(event.getX(), event.getY())) {
            leave();
            return;
        }
        if (data.spots().isEmpty()) {
            place.set(data.nearest(pane.valueAt(event.getX())));
        } else {
            spot = nearest(data, event.getX(), event.getY()).orElse(null);
            show();
        }
    }

    private Optional<Spot> nearest(SeriesData data, double x, double y) {
        return data.spots().stream()
                .filter(one -> away(one, x, y) <= NEAR)
                .min(Comparator.comparingDouble(one -> away(one, x, y)));
    }

    private double away(Spot one, double x, double y) {
        return Math.hypot(pane.pixelX(one.x()) - x, pane.pixelY(one.y()) - y);
    }

    private void leave() {
        spot = null;
        place.set(Double.NaN);
        hide();
    }

    private void key(KeyEvent event) {
        SeriesData data = pane.drawn();
        boolean arrow = event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT;
        if (data == null || !arrow || !event.isShortcutDown()) {
            return;
        }
        move(data, event.getCode() == KeyCode.LEFT ? -1 : 1);
        event.consume();
    }

    /** To the next place that has values, or, on a line, by a hundredth of what is shown. */
    private void move(SeriesData data, int direction) {
        Rectangle2D area = pane.plotArea();
        if (!data.spots().isEmpty()) {
            List<Spot> all = data.spots();
            int at = spot == null ? -1 : all.indexOf(spot);
            spot = all.get(Math.floorMod(at + direction, all.size()));
            show();
            return;
        }
        double from = pane.pixelX(place.get());
        double pixel = Double.isNaN(from) ? area.getCenterX() : from;
        double before = place.get();
        double next = before;
        for (int i = 0; i < KEY_STEPS && (next == before || Double.isNaN(next)); i++) {
            pixel += direction * area.getWidth() / KEY_STEPS;
            double within = Math.clamp(pixel, area.getMinX(), area.getMaxX());
            next = data.nearest(pane.valueAt(within));
        }
        place.set(next);
    }

    private void hide() {
        crosshair.setVisible(false);
        ring.setVisible(false);
        box.setVisible(false);
    }

    private void show() {
        SeriesData data = pane.drawn();
        Rectangle2D area = pane.plotArea();
        hide();
        if (data == null || area.getWidth() <= 0) {
            return;
        }
        Spot pointed = spot;
        if (pointed != null && data.spots().contains(pointed)) {
            showSpot(pointed, data, area);
            return;
        }
        double x = pane.pixelX(place.get());
        if (!data.spots().isEmpty() || !(x >= area.getMinX() - 1 && x <= area.getMaxX() + 1)) {
            return; // as where there is no place
        }
        List<ReadoutBox.Row> rows = rows(data, place.get());
        if (rows.isEmpty() && note.get().isEmpty()) {
            return;
        }
        double sharp = Math.floor(x) + 0.5;
        crosshair.setStartX(sharp);
        crosshair.setEndX(sharp);
        crosshair.setStartY(area.getMinY());
        crosshair.setEndY(area.getMaxY());
        crosshair.setVisible(true);
        box.fill(
                data.placeText(place.get()).in(texts.words()),
                rows,
                note.get(),
                theme.getValue(),
                pane.getHeight() - area.getMinY());
        box.beside(sharp, area.getMinY() + 4, area, pane.getWidth());
    }

    private void showSpot(Spot pointed, SeriesData data, Rectangle2D area) {
        double x = pane.pixelX(pointed.x());
        double y = pane.pixelY(pointed.y());
        if (!area.contains(x, y)) {
            return;
        }
        ring.setCenterX(x);
        ring.setCenterY(y);
        ring.setVisible(true);
        Optional<Series> series =
                data.series().stream().filter(s -> s.id().equals(pointed.series())).findFirst();
        List<ReadoutBox.Row> rows =
                series.map(s -> List.of(row(s, pointed.values().in(texts.words()))))
                        .orElse(List.of());
        box.fill("", rows, "", theme.getValue(), pane.getHeight());
        box.beside(x, Math.max(area.getMinY(), y - 34), area, pane.getWidth());
    }

    private ReadoutBox.Row row(Series series, String value) {
        return new ReadoutBox.Row(series, series.name().in(texts.words()), value);
    }

    private List<ReadoutBox.Row> rows(SeriesData data, double at) {
        List<ReadoutBox.Row> rows = new ArrayList<>();
        for (Series series : data.series()) {
            List<String> values = new ArrayList<>();
            for (Curve curve : series.curves()) {
                double y = curve.at(at);
                if (Double.isFinite(y)) {
                    values.add(data.valueText(y));
                }
            }
            if (!values.isEmpty()) {
                rows.add(row(series, String.join(" … ", values)));
            }
        }
        return rows;
    }
}
