package thalweg.desktop.theme;

import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.scene.Node;

/**
 * Where nothing puts windows together, as on many remote desktops, none can be seen through: around
 * round corners and shadows of what opens over the window the system would show white. There,
 * menus, popovers and tooltips have neither. On the window's thread.
 */
public final class Opaque {
    private Opaque() {}

    /** Whether windows can't be seen through. */
    public static boolean isNeeded() {
        return !Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW);
    }

    /** Has what opens over a window look so where it is needed. */
    public static void mark(Node root) {
        if (isNeeded()) {
            root.getStyleClass().add("opaque");
        }
    }
}
