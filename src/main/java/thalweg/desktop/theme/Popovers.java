package thalweg.desktop.theme;

import javafx.util.Duration;
import org.controlsfx.control.PopOver;

/** What all popovers share. */
public final class Popovers {
    private Popovers() {}

    /** An empty one, that points up from its left. */
    public static PopOver of() {
        var popover = new PopOver();
        popover.setArrowLocation(PopOver.ArrowLocation.TOP_LEFT);
        popover.setDetachable(false);
        boolean opaque = Opaque.isNeeded();
        popover.setArrowSize(opaque ? 0 : 8);
        popover.setCornerRadius(opaque ? 0 : 8);
        popover.setFadeInDuration(Duration.millis(80));
        popover.setFadeOutDuration(Duration.millis(80));
        return popover;
    }
}
