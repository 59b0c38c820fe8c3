package thalweg.desktop.theme;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.SVGPath;

/** The few drawn signs. Each is made anew at each call. */
public final class Icons {
    private Icons() {}

    /** A valley with a straight line along its floor. */
    public static Node logo() {
        return new Group(
                path("M1 1 C 3 1, 4.5 13, 10.5 13.2", "logo-left"),
                path("M20 1 C 18 1, 16.5 13, 10.5 13.2", "logo-right"),
                path("M2.5 11.2 H 18.5", "logo-floor"));
    }

    /** Start. */
    public static Node play() {
        return path("M0 0 L12 7 L0 14 Z", "play-icon");
    }

    /** Hold. */
    public static Node pause() {
        return path("M0 0 H4 V14 H0 Z M8 0 H12 V14 H8 Z", "play-icon");
    }

    /** End. */
    public static Node stop() {
        return path("M0 0 H12 V12 H0 Z", "play-icon");
    }

    /** A turning arrow: the search's own time. */
    public static Node history() {
        return path("M2.2 6.8 A5 5 0 1 1 4 10.6 M0.4 4.4 L2.2 7.2 L5 5.4", "timeline-icon");
    }

    /** Two points and the line between them. */
    public static Node line() {
        return new Group(
                path("M4 7 H11", "timeline-icon"),
                path(
                        "M4 7 A1.8 1.8 0 1 1 3.99 6.9 Z M14.6 7 A1.8 1.8 0 1 1 14.59 6.9 Z",
                        "play-icon"));
    }

    /** Lines over one another. */
    public static Node lines() {
        return new Group(
                path("M1 12 C5 2, 10 2, 14.5 12", "timeline-icon"),
                path("M1 12 C5 7, 10 7, 14.5 12", "timeline-icon"),
                path("M1 12.2 H14.5", "timeline-icon"));
    }

    /** A triangle with its middle marked. */
    public static Node triangle() {
        return new Group(
                path("M1 13 L7.5 1.5 L14 13 Z", "timeline-icon"),
                path("M7.5 7.6 A1.7 1.7 0 1 1 7.49 7.6 Z", "play-icon"));
    }

    /** A disc half dark, half light. */
    public static Node halves() {
        return new Group(
                path("M7 1 A6 6 0 1 1 6.99 1 Z", "halves-ring"),
                path("M7 1 A6 6 0 0 1 7 13 Z", "halves-fill"));
    }

    /** The Enter key. */
    public static Node enter() {
        return path("M11 0 V5 H1.5 M4.5 2 L1.5 5 L4.5 8", "return-arrow");
    }

    private static SVGPath path(String content, String style) {
        var path = new SVGPath();
        path.setContent(content);
        path.getStyleClass().add(style);
        return path;
    }
}
