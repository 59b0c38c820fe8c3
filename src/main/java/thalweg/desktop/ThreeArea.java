package thalweg.desktop;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The panels of three models in their places: the plane at the left, figures at the right. */
final class ThreeArea extends Pane {
    /** Where a panel stands. */
    enum Place {
        PLANE,
        PAIRS,
        MEANS,
        /** Takes what the others leave of the right side. */
        REST
    }

    private static final double RIGHT = 0.362;
    private static final double LEAST_RIGHT = 440;
    private static final double LINE = 1;
    private static final double PAIRS = 212;
    private static final double MEANS = 132;

    private final Map<Place, Region> panels = new EnumMap<>(Place.class);
    private final ObjectProperty<Region> filling;

    /**
     * @param filling the panel that has all the room; holds null for none
     */
    ThreeArea(ObjectProperty<Region> filling) {
        this.filling = filling;
        setId("three-models");
        getStyleClass().add("work-area");
        filling.subscribe(this::requestLayout);
    }

    /** Puts a panel in its place. */
    void put(Place place, Region panel) {
        panel.getStyleClass().add("panel-slot");
        Region before = panels.put(place, panel);
        getChildren().remove(before);
        getChildren().add(panel);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        @Nullable Region alone = filling.get();
        boolean mine = alone != null && panels.containsValue(alone);
        for (Region panel : panels.values()) {
            panel.setVisible(!mine || panel == alone);
        }
        if (mine && alone != null) {
            alone.resizeRelocate(0, 0, width, height);
            return;
        }
        double right = Math.round(Math.max(LEAST_RIGHT, width * RIGHT));
        double left = width - right - LINE;
        place(Place.PLANE, 0, 0, left, height);
        place(Place.PAIRS, left + LINE, 0, right, PAIRS);
        place(Place.MEANS, left + LINE, PAIRS + LINE, right, MEANS);
        double top = PAIRS + MEANS + 2 * LINE;
        place(Place.REST, left + LINE, top, right, Math.max(0, height - top));
    }

    private void place(Place place, double x, double y, double width, double height) {
        @Nullable Region panel = panels.get(place);
        if (panel != null) {
            panel.resizeRelocate(x, y, Math.max(0, width), Math.max(0, height));
        }
    }
}
