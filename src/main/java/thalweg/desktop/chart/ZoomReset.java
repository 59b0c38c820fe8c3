package thalweg.desktop.chart;

import java.awt.geom.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.control.Button;
import javafx.scene.shape.SVGPath;
import thalweg.desktop.words.Texts;
import thalweg.report.Zoom;

/**
 * The sign over a chart that shows its whole again; there only while it is zoomed. It lies in the
 * corner of the plot: in the heading it would take the room of the subtitle, which says what is
 * zoomed.
 */
final class ZoomReset extends Button {
    private static final double INSET = 3;

    ZoomReset(ChartPane pane, Texts texts) {
        var sign = new SVGPath();
        sign.setContent("M5 1 A4 4 0 1 1 4.99 1 M8 8 L11.5 11.5 M3 5 H7");
        sign.getStyleClass().add("fill-sign");
        setGraphic(sign);
        setCursor(Cursor.HAND);
        getStyleClass().addAll("panel-action", "zoom-reset");
        accessibleTextProperty().bind(texts.of("charts.whole-chart"));
        PanelFrame.define(this, texts.of("charts.whole-chart.about"));
        var zoom = pane.sight().zoomProperty();
        setOnAction(
                event -> {
                    zoom.set(Zoom.NONE);
                    pane.requestFocus();
                });
        visibleProperty().bind(zoom.map(part -> !part.isNone()));
        setManaged(false);
    }

    /** Stands in the upper right corner of that plot. */
    void place(Rectangle2D plot) {
        autosize();
        relocate(
                Math.floor(plot.getMaxX() - getWidth() - INSET),
                Math.floor(plot.getMinY() + INSET));
    }
}
