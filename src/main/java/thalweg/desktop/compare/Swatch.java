package thalweg.desktop.compare;

import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.shape.StrokeLineCap;
import thalweg.report.ChartTheme;
import thalweg.report.SearchColours;

/** A short line as a search's lines are drawn. */
final class Swatch {
    private static final double LENGTH = 30;

    private Swatch() {}

    static Node of(int search, ChartTheme theme) {
        java.awt.Color colour = SearchColours.of(search, theme);
        var line = new Line(0, 0, LENGTH, 0);
        line.setStroke(Color.rgb(colour.getRed(), colour.getGreen(), colour.getBlue()));
        line.setStrokeWidth(3);
        line.setStrokeLineCap(StrokeLineCap.BUTT);
        for (float part : SearchColours.dashes(search)) {
            line.getStrokeDashArray().add((double) part);
        }
        return line;
    }
}
