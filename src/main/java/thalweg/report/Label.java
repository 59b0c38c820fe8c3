package thalweg.report;

import java.awt.Color;

/**
 * Text beside what it names, in place of a legend.
 *
 * @param text one line
 * @param colour of what it names
 * @param strong whether it carries an answer
 * @param x where, in the chart's units
 * @param y where, in the chart's units; NaN to sit above its curve
 * @param side on which side of the point the text lies
 * @param curve over which it sits; matters only without y
 */
record Label(
        String text, Color colour, boolean strong, double x, double y, Side side, Curve curve) {
    private static final Curve NONE = new Curve(new double[0], new double[0]);

    /** Where the text lies, seen from its point. */
    enum Side {
        LEFT,
        CENTRE,
        RIGHT
    }

    /** Text at a point. */
    static Label at(String text, Color colour, boolean strong, double x, double y, Side side) {
        return new Label(text, colour, strong, x, y, side, NONE);
    }

    /** Text that sits on a curve. */
    static Label on(Curve curve, String text, Color colour, boolean strong, double x, Side side) {
        return new Label(text, colour, strong, x, Double.NaN, side, curve);
    }
}
