package thalweg.desktop.chart;

import java.awt.geom.Rectangle2D;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Cursor;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import thalweg.desktop.words.Texts;
import thalweg.report.MapPart;
import thalweg.report.Zoom;

/**
 * The sign over a chart that shows its whole again; there only while it is zoomed. It lies in the
 * corner of the plot: in the heading it would take the room of the subtitle, which says what is
 * zoomed.
 */
public final class ZoomReset extends Button {
    private static final double INSET = 3;

    private ZoomReset(
            ObservableValue<Boolean> zoomed, Runnable reset, Region focused, Texts texts) {
        var sign = new SVGPath();
        sign.setContent("M5 1 A4 4 0 1 1 4.99 1 M8 8 L11.5 11.5 M3 5 H7");
        sign.getStyleClass().add("fill-sign");
        setGraphic(sign);
        setCursor(Cursor.HAND);
        getStyleClass().addAll("panel-action", "zoom-reset");
        accessibleTextProperty().bind(texts.of("charts.whole-chart"));
        PanelFrame.define(this, texts.of("charts.whole-chart.about"));
        setOnAction(
                event -> {
                    reset.run();
                    focused.requestFocus();
                });
        visibleProperty().bind(zoomed);
        setManaged(false);
    }

    static ZoomReset of(ChartPane pane, Texts texts) {
        ObjectProperty<Zoom> zoom = pane.sight().zoomProperty();
        return new ZoomReset(
                zoom.map(part -> !part.isNone()), () -> zoom.set(Zoom.NONE), pane, texts);
    }

    /**
     * Of a map.
     *
     * @param part what of it is looked at
     */
    static ZoomReset of(ObjectProperty<MapPart> part, Region map, Texts texts) {
        return new ZoomReset(
                part.map(now -> !now.isWhole()), () -> part.set(MapPart.WHOLE), map, texts);
    }

    /** Stands in the upper right corner of that plot. */
    public void place(Rectangle2D plot) {
        autosize();
        relocate(
                Math.floor(plot.getMaxX() - getWidth() - INSET),
                Math.floor(plot.getMinY() + INSET));
    }
}
