package thalweg.desktop;

import javafx.beans.property.ObjectProperty;
import javafx.scene.layout.Region;

/** Two sides in panels: loss over alignment and curves, each panel with both sides. */
final class SidesArea extends SlotArea<SidesArea.Place> {
    /** Where a panel stands. */
    enum Place {
        LOSS,
        ALIGNMENT,
        CURVES
    }

    private static final double TOP = 0.48;

    /**
     * @param filling the panel that has all the room; holds null for none
     */
    SidesArea(ObjectProperty<Region> filling) {
        super(Place.class, filling);
        setId("sides");
    }

    @Override
    void arrange(double width, double height) {
        double top = Math.round(height * TOP);
        double foot = height - top - LINE;
        double half = Math.round((width - LINE) / 2);
        place(Place.LOSS, 0, 0, width, top);
        place(Place.ALIGNMENT, 0, top + LINE, half, foot);
        place(Place.CURVES, half + LINE, top + LINE, width - half - LINE, foot);
    }
}
