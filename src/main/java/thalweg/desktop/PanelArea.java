package thalweg.desktop;

import javafx.beans.property.ObjectProperty;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The five panels in their places, divided by hairlines; one of them may take all the room. */
final class PanelArea extends SlotArea<PanelArea.Place> {
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

    /**
     * @param filling the panel that has all the room; holds null for none
     */
    PanelArea(ObjectProperty<Region> filling) {
        super(Place.class, filling);
    }

    @Override
    void arrange(double width, double height) {
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
        @Nullable Region heatmap = panel(Place.HEATMAP);
        double wanted = heatmap == null ? 0 : heatmap.prefHeight(width);
        return Math.round(Math.clamp(wanted, height * TOP_RIGHT, height * MOST_TOP_RIGHT));
    }
}
