package thalweg.desktop.chart;

import java.awt.geom.Rectangle2D;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import thalweg.desktop.words.Texts;
import thalweg.report.MapPart;

/** Zooms and pans a square map, both ways alike; see {@link ZoomGestures}. */
public final class MapZoom implements Zoomable {
    private final ObjectProperty<MapPart> part;
    private final Supplier<Rectangle2D> square;
    private final DoubleSupplier least;

    private MapZoom(
            ObjectProperty<MapPart> part, Supplier<Rectangle2D> square, DoubleSupplier least) {
        this.part = part;
        this.square = square;
        this.least = least;
    }

    /**
     * Has a region's map follow the hand.
     *
     * @param overlay over the region, with its coordinates
     * @param part what is looked at; maps that share it are looked at alike
     * @param square where the map is drawn, in the region's coordinates; empty while it isn't
     * @param least the smallest part of its side that makes sense
     * @return the sign that shows the whole again, over the map: to be placed with it
     */
    public static ZoomReset on(
            Region region,
            Pane overlay,
            ObjectProperty<MapPart> part,
            Supplier<Rectangle2D> square,
            DoubleSupplier least,
            Texts texts) {
        new ZoomGestures(region, overlay, new MapZoom(part, square, least));
        var reset = ZoomReset.of(part, region, texts);
        overlay.getChildren().add(reset);
        return reset;
    }

    @Override
    public Rectangle2D area() {
        return square.get();
    }

    @Override
    public void by(double factor, double x, double y, boolean across, boolean up) {
        Rectangle2D area = area();
        if (area.isEmpty()) {
            return;
        }
        part.set(
                part.get()
                        .around(
                                factor,
                                (x - area.getX()) / area.getWidth(),
                                (y - area.getY()) / area.getHeight(),
                                least.getAsDouble()));
    }

    @Override
    public void pan(double right, double down) {
        Rectangle2D area = area();
        if (area.isEmpty()) {
            return;
        }
        part.set(part.get().moved(-right / area.getWidth(), -down / area.getHeight()));
    }

    @Override
    public void to(Rectangle2D drawn, double thin) {
        Rectangle2D area = area();
        if (area.isEmpty()) {
            return;
        }
        part.set(
                part.get()
                        .to(
                                (drawn.getX() - area.getX()) / area.getWidth(),
                                (drawn.getY() - area.getY()) / area.getHeight(),
                                drawn.getWidth() / area.getWidth(),
                                drawn.getHeight() / area.getHeight(),
                                least.getAsDouble()));
    }

    @Override
    public void reset() {
        part.set(MapPart.WHOLE);
    }

    @Override
    public double readX() {
        return Double.NaN;
    }
}
