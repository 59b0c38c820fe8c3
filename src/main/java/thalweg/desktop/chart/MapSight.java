package thalweg.desktop.chart;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import thalweg.report.MapPart;

/**
 * What a person looks at of a map; maps that have one together are looked at alike. On the window's
 * thread only.
 */
public final class MapSight {
    private final ObjectProperty<MapPart> part = new SimpleObjectProperty<>(MapPart.WHOLE);
    private int restored;

    /** The part. */
    public ObjectProperty<MapPart> partProperty() {
        return part;
    }

    /** Looks at a part of a map that may come only later. */
    public void restore(MapPart wanted) {
        restored++;
        part.set(wanted);
    }

    /** How often a part was looked at before its map came: that isn't let go of when it does. */
    public int restored() {
        return restored;
    }
}
