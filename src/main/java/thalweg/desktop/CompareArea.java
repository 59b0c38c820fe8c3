package thalweg.desktop;

import javafx.beans.property.ObjectProperty;
import javafx.scene.layout.Region;

/** The panels of the comparison in their places: lines over figures. */
final class CompareArea extends SlotArea<CompareArea.Place> {
    /** Where a panel stands. */
    enum Place {
        LOSS,
        R,
        LAYERS,
        FIGURES,
        SPREAD
    }

    private static final double FIGURES = 330;
    private static final double MOST_FIGURES = 0.51;
    private static final double LOSS = 0.44;
    private static final double SPREAD = 0.29;
    private static final double LEAST_SPREAD = 350;
    // In a low window as much as the heading with all its switches takes.
    private static final double SWITCHES = 400;
    private static final double MOST_SPREAD = 0.3125;

    /**
     * @param filling the panel that has all the room; holds null for none
     */
    CompareArea(ObjectProperty<Region> filling) {
        super(Place.class, filling);
        setId("comparison");
    }

    @Override
    void arrange(double width, double height) {
        double foot = Math.min(FIGURES, Math.round(MOST_FIGURES * height));
        double top = height - foot - LINE;
        double loss = Math.round(width * LOSS);
        double r = Math.round((width - loss - 2 * LINE) / 2);
        place(Place.LOSS, 0, 0, loss, top);
        place(Place.R, loss + LINE, 0, r, top);
        place(Place.LAYERS, loss + r + 2 * LINE, 0, width - loss - r - 2 * LINE, top);
        double low = Math.clamp(width * MOST_SPREAD, LEAST_SPREAD, SWITCHES);
        double spread = Math.round(Math.max(low, width * SPREAD));
        double figures = width - spread - LINE;
        place(Place.FIGURES, 0, top + LINE, figures, foot);
        place(Place.SPREAD, figures + LINE, top + LINE, spread, foot);
    }
}
