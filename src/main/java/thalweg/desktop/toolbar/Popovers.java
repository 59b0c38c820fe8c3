package thalweg.desktop.toolbar;

import javafx.util.Duration;
import org.controlsfx.control.PopOver;

/** What all popovers of the bar share. */
final class Popovers {
    private Popovers() {}

    static PopOver of() {
        var popover = new PopOver();
        popover.setArrowLocation(PopOver.ArrowLocation.TOP_LEFT);
        popover.setDetachable(false);
        popover.setArrowSize(8);
        popover.setCornerRadius(8);
        popover.setFadeInDuration(Duration.millis(80));
        popover.setFadeOutDuration(Duration.millis(80));
        return popover;
    }
}
