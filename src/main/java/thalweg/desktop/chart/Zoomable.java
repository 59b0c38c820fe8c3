package thalweg.desktop.chart;

import java.awt.geom.Rectangle2D;

/** What hands zoom and pan, in pixels of where it is drawn. */
interface Zoomable {
    /** Where it is drawn, in its region's coordinates; empty while it isn't. */
    Rectangle2D area();

    /**
     * Shows a part around a point, which stays where it is.
     *
     * @param factor of what is shown; under 1 nearer
     * @param across from left to right
     * @param up upright
     */
    void by(double factor, double x, double y, boolean across, boolean up);

    /** Shows what lies so many pixels left, and above. */
    void pan(double right, double down);

    /** Shows what lies in a rectangle; where it is thin, all of that side. */
    void to(Rectangle2D part, double thin);

    /** Shows the whole. */
    void reset();

    /** The x of what keys zoom around; NaN for the middle. */
    double readX();
}
