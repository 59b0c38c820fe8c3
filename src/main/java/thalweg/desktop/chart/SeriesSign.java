package thalweg.desktop.chart;

import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeLineCap;
import thalweg.report.ChartTheme;
import thalweg.report.Series;

/** A short line, a dot or a band as a series is drawn, beside its name. */
final class SeriesSign {
    private static final double LENGTH = 16;

    private SeriesSign() {}

    static Node of(Series series, ChartTheme theme) {
        java.awt.Color awt = series.colour().apply(theme);
        Color colour =
                Color.rgb(awt.getRed(), awt.getGreen(), awt.getBlue(), awt.getAlpha() / 255.0);
        return switch (series.mark()) {
            case DOT -> new Circle(4, colour);
            case BAND -> new Rectangle(LENGTH, 7, colour);
            case LINE -> line(series, colour);
        };
    }

    private static Line line(Series series, Color colour) {
        var line = new Line(0, 0, LENGTH, 0);
        line.setStroke(colour);
        line.setStrokeWidth(2.2);
        line.setStrokeLineCap(StrokeLineCap.BUTT);
        for (float part : series.dashes()) {
            line.getStrokeDashArray().add((double) part);
        }
        return line;
    }
}
