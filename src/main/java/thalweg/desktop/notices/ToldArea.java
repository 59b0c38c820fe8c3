package thalweg.desktop.notices;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * The window's views, and over them what it tells. What passes by itself lies over the views, with
 * a shadow: nothing moves under the hand because a file has been saved. A problem takes its room at
 * the top: it stays until a person has read it and done something about it, for which the views'
 * heads and buttons must be in reach.
 */
public final class ToldArea extends Pane {
    private static final double EDGE = 10;
    private static final double BETWEEN = 6;

    private final Node views;
    private final Banner banner;
    private final Region kept;

    /**
     * @param kept news besides, which takes an answer and passes
     */
    public ToldArea(Node views, Banner banner, Region kept) {
        this.views = views;
        this.banner = banner;
        this.kept = kept;
        setMinSize(0, 0);
        getChildren().addAll(views, banner, kept);
        List.of(banner, kept).forEach(one -> one.visibleProperty().subscribe(this::requestLayout));
    }

    @Override
    protected void layoutChildren() {
        double top = 0;
        double over = EDGE;
        if (banner.isVisible()) {
            if (banner.passes()) {
                over += lay(banner, over) + BETWEEN;
            } else {
                top = Math.min(snapSizeY(banner.prefHeight(getWidth())), getHeight());
                banner.resizeRelocate(0, 0, getWidth(), top);
                over += top;
            }
        }
        views.resizeRelocate(0, top, getWidth(), Math.max(0, getHeight() - top));
        if (kept.isVisible()) {
            lay(kept, over);
        }
    }

    /** In the middle, as wide as it needs to be; its height. */
    private double lay(Region told, double y) {
        double wide = snapSizeX(Math.min(told.prefWidth(-1), getWidth() - 2 * EDGE));
        double high = snapSizeY(told.prefHeight(wide));
        told.resizeRelocate(snapPositionX((getWidth() - wide) / 2), y, wide, high);
        return high;
    }
}
