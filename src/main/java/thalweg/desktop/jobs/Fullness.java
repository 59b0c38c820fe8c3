package thalweg.desktop.jobs;

import javafx.css.PseudoClass;

/** When memory nears its end. */
public final class Fullness {
    /** Of what shows it. */
    public static final PseudoClass CLOSE = PseudoClass.getPseudoClass("close");

    private static final double SHARE = 0.85;

    private Fullness() {}

    /** Whether little is left of what there may be. */
    public static boolean isClose(long used, long most) {
        return used > SHARE * most;
    }
}
