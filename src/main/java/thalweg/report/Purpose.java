package thalweg.report;

/** What a chart is made for. */
public enum Purpose {
    /** A panel, which draws markers itself, over the chart. */
    WINDOW,
    /** A file, which must explain itself: with markers and axis titles. */
    FILE
}
