package thalweg.desktop;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The five panels in their places, divided by hairlines; one of them may take all the room. */
final class PanelArea extends Pane {
    /** Where a panel stands. */
    enum Place {
        LOSS,
        SPECTRA,
        R,
        HEATMAP,
        DISTANCE
    }

    // The proportions of the design at 1440 × 900.
    private static final double RIGHT = 0.3364;
    private static final double TOP_LEFT = 0.5736;
    private static final double TOP_RIGHT = 0.6;
    // On a low screen the square of the heatmap would be small: it may have more.
    private static final double MOST_TOP_RIGHT = 2.0 / 3;
    private static final double LINE = 1;

    private final Map<Place, Region> panels = new EnumMap<>(Place.class);
    private final ObjectProperty<Region> filling;

    /**
     * @param filling the panel that has all the room; holds null for none
     */
    PanelArea(ObjectProperty<Region> filling) {
        this.filling = filling;
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
        Region alone = panels.containsValue(filling.get()) ? filling.get() : null;
        for (Region panel : panels.values()) {
            panel.setVisible(alone == null || panel == alone);
        }
        if (alone != null) {
            alone.resizeRelocate(0, 0, width, height);
            return;
        }
        double right = Math.round(width * RIGHT);
        double left = width - right - LINE;
        double topLeft = Math.round(height * TOP_LEFT);
        double topRight = topRight(right, height);
        double half = Math.round((left - LINE) / 2);
        place(Place.LOSS, 0, 0, left, topLeft);
        place(Place.SPECTRA, 0, topLeft + LINE, half, height - topLeft - LINE);
        place(Place.R, half + LINE, topLeft + LINE, left - half - LINE, height - topLeft - LINE);
        place(Place.HEATMAP, left + LINE, 0, right, topRight);
        place(Place.DISTANCE, left + LINE, topRight + LINE, right, height - topRight - LINE);
    }

    private double topRight(double width, double height) {
        @Nullable Region heatmap = panels.get(Place.HEATMAP);
        double wanted = heatmap == null ? 0 : heatmap.prefHeight(width);
        return Math.round(Math.clamp(wanted, height * TOP_RIGHT, height * MOST_TOP_RIGHT));
    }

    private void place(Place place, double x, double y, double width, double height) {
        @Nullable Region panel = panels.get(place);
        if (panel != null) {
            panel.resizeRelocate(x, y, Math.max(0, width), Math.max(0, height));
        }
    }
}
