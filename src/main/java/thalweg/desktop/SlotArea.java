package thalweg.desktop;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Panels in their places, divided by hairlines; one of them may take all the room.
 *
 * @param <P> where a panel stands
 */
abstract class SlotArea<P extends Enum<P>> extends Pane {
    static final double LINE = 1;

    private final Map<P, Region> panels;
    private final ObjectProperty<Region> filling;

    /**
     * @param filling the panel that has all the room; holds null for none
     */
    SlotArea(Class<P> places, ObjectProperty<Region> filling) {
        panels = new EnumMap<>(places);
        this.filling = filling;
        getStyleClass().add("work-area");
        filling.subscribe(this::requestLayout);
    }

    /** Puts a panel in its place. */
    final void put(P place, Region panel) {
        panel.getStyleClass().add("panel-slot");
        panels.put(place, panel);
        getChildren().add(panel);
    }

    /** The panel of a place; null while there is none. */
    final @Nullable Region panel(P place) {
        return panels.get(place);
    }

    @Override
    protected final void layoutChildren() {
        Region alone = panels.containsValue(filling.get()) ? filling.get() : null;
        for (Region panel : panels.values()) {
            panel.setVisible(alone == null || panel == alone);
        }
        if (alone == null) {
            arrange(getWidth(), getHeight());
        } else {
            alone.resizeRelocate(0, 0, getWidth(), getHeight());
        }
    }

    /** Places every panel. */
    abstract void arrange(double width, double height);

    /** Has a panel stand there, in pixels of this area. */
    final void place(P place, double x, double y, double width, double height) {
        Region panel = panels.get(place);
        if (panel != null) {
            panel.resizeRelocate(x, y, Math.max(0, width), Math.max(0, height));
        }
    }
}
