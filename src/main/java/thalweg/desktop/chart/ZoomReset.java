package thalweg.desktop.chart;

import javafx.scene.control.Button;
import javafx.scene.shape.SVGPath;
import thalweg.desktop.words.Texts;
import thalweg.report.Zoom;

/**
 * The sign in a panel's heading that shows the whole chart again; there only while it is zoomed.
 */
final class ZoomReset extends Button {
    ZoomReset(ChartPane pane, Texts texts) {
        var sign = new SVGPath();
        sign.setContent("M5 1 A4 4 0 1 1 4.99 1 M8 8 L11.5 11.5 M3 5 H7");
        sign.getStyleClass().add("fill-sign");
        setGraphic(sign);
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
        managedProperty().bind(visibleProperty());
    }
}
