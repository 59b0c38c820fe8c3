package thalweg.desktop.presentation;

import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/** Shows what is in it larger: words, lines and signs alike. */
public final class Zoomed extends Region {
    private final Region content;
    private final ObservableDoubleValue zoom;
    private final Scale scale = new Scale();

    /**
     * @param zoom how much larger, 1 for as it is
     */
    public Zoomed(Region content, ObservableDoubleValue zoom) {
        this.content = content;
        this.zoom = zoom;
        content.getTransforms().add(scale);
        getChildren().add(content);
        setMinSize(0, 0);
        zoom.subscribe(this::requestLayout);
    }

    @Override
    protected void layoutChildren() {
        double by = zoom.get();
        scale.setX(by);
        scale.setY(by);
        content.resizeRelocate(0, 0, getWidth() / by, getHeight() / by);
    }
}
