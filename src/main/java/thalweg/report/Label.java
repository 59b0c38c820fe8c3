package thalweg.report;

import java.awt.Color;

/**
 * Text beside the curve that it names, in place of a legend; see {@link LabelPlacement}.
 *
 * @param curve at which it stands
 * @param text one line
 * @param colour of what it names
 * @param strong whether it carries an answer
 * @param x where it is meant to stand, in the chart's units
 * @param side on which side of that point the text is meant to lie
 */
record Label(Curve curve, String text, Color colour, boolean strong, double x, Side side) {
    /** Where the text lies, seen from its point. */
    enum Side {
        LEFT,
        CENTRE,
        RIGHT;

        /** The left edge of a text of this width at x. */
        double left(double x, double width) {
            return switch (this) {
                case LEFT -> x - width;
                case CENTRE -> x - width / 2;
                case RIGHT -> x;
            };
        }
    }
}
