package thalweg.report;

import java.awt.BasicStroke;
import java.awt.Stroke;

/** The few kinds of line. */
final class Strokes {
    private Strokes() {}

    static Stroke solid(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    static Stroke dashed(double width) {
        return broken(width, 6, 4);
    }

    static Stroke dotted(double width) {
        return broken(width, (float) width, (float) (1.6 * width));
    }

    private static Stroke broken(double width, float on, float off) {
        return new BasicStroke(
                (float) width,
                BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_ROUND,
                1,
                new float[] {on, off},
                0);
    }
}
