package thalweg.desktop;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The panels of the comparison in their places: lines over figures. */
final class CompareArea extends Pane {
    /** Where a panel stands. */
    enum Place {
        LOSS,
        R,
        LAYERS,
        FIGURES,
        SPREAD
    }

    private static final double LINE = 1;
    private static final double FIGURES = 330;
    private static final double MOST_FIGURES = 0.51;
    private static final double LOSS = 0.44;
    private static final double SPREAD = 0.29;
    private static final double LEAST_SPREAD = 350;

    private final Map<Place, Region> panels = new EnumMap<>(Place.class);
    private final ObjectProperty<Region> filling;

    /**
     * @param filling the panel that has all the room; holds null for none
     */
    CompareArea(ObjectProperty<Region> filling) {
        this.filling = filling;
        setId("comparison");
        getStyleClass().add("work-area");
        filling.subscribe(this::requestLayout);
    }

    /** Puts a panel in its place. */
    void put(Place place, Region panel) {
        panel.getStyleClass().add("panel-slot");
        panels.put(place, panel);
        getChildren().add(panel);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        @Nullable Region alone = panels.containsValue(filling.get()) ? filling.get() : null;
        for (Region panel : panels.values()) {
            panel.setVisible(alone == null || panel == alone);
        }
        if (alone != null) {
            alone.resizeRelocate(0, 0, width, height);
            return;
        }
        double foot = Math.min(FIGURES, Math.round(MOST_FIGURES * height));
        double top = height - foot - LINE;
        double loss = Math.round(width * LOSS);
        double r = Math.round((width - loss - 2 * LINE) / 2);
        place(Place.LOSS, 0, 0, loss, top);
        place(Place.R, loss + LINE, 0, r, top);
        place(Place.LAYERS, loss + r + 2 * LINE, 0, width - loss - r - 2 * LINE, top);
        double spread = Math.round(Math.max(LEAST_SPREAD, width * SPREAD));
        double figures = width - spread - LINE;
        place(Place.FIGURES, 0, top + LINE, figures, foot);
        place(Place.SPREAD, figures + LINE, top + LINE, spread, foot);
    }

    private void place(Place place, double x, double y, double width, double height) {
        @Nullable Region panel = panels.get(place);
        if (panel != null) {
            panel.resizeRelocate(x, y, Math.max(0, width), Math.max(0, height));
        }
    }
}
