package thalweg.desktop.loss;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** A picture, and at its right another while that is visible. */
final class BesideChart extends Pane {
    private static final double SHARE = 0.36;
    private static final double GAP = 8;

    private final Region picture;
    private final Region beside;

    BesideChart(Region picture, Region beside) {
        this.picture = picture;
        this.beside = beside;
        getChildren().addAll(picture, beside);
        setMinSize(0, 0);
        beside.visibleProperty().subscribe(this::requestLayout);
    }

    @Override
    protected void layoutChildren() {
        double right = beside.isVisible() ? Math.floor(SHARE * getWidth()) : 0;
        double left = right == 0 ? getWidth() : getWidth() - right - GAP;
        picture.resizeRelocate(0, 0, left, getHeight());
        beside.resizeRelocate(left + GAP, 0, right, getHeight());
    }
}
