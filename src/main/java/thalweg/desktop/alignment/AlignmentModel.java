package thalweg.desktop.alignment;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import thalweg.alignment.Alignment;
import thalweg.desktop.chart.MapSight;
import thalweg.report.HeatmapData;
import thalweg.report.MapPart;

/** What the alignment panel shows; on the window's thread only. */
public final class AlignmentModel {
    /** Which map, or both side by side on one scale. */
    public enum Moment {
        BEFORE,
        AFTER,
        BOTH
    }

    /** How many vectors are shown at first. */
    public static final int FIRST = 48;

    private final ObjectProperty<Alignment.Side> side =
            new SimpleObjectProperty<>(Alignment.Side.JOINT);
    private final ObjectProperty<Moment> moment = new SimpleObjectProperty<>(Moment.AFTER);
    private final MapSight sight;
    private final IntegerProperty count = new SimpleIntegerProperty(FIRST);
    private final IntegerProperty total = new SimpleIntegerProperty(0);
    private final StringProperty layer = new SimpleStringProperty("");
    private final ObjectProperty<HeatmapData> before = new SimpleObjectProperty<>();
    private final ObjectProperty<HeatmapData> after = new SimpleObjectProperty<>();
    private final BooleanProperty pending = new SimpleBooleanProperty(false);
    private final StringProperty hint = new SimpleStringProperty("");

    /**
     * @param sight what is looked at of the maps
     */
    public AlignmentModel(MapSight sight) {
        this.sight = sight;
    }

    /** What is looked at of the maps. */
    MapSight sight() {
        return sight;
    }

    /** Which vectors are compared; the panel sets it. */
    public ObjectProperty<Alignment.Side> sideProperty() {
        return side;
    }

    /** Before, after, or both; the panel sets it. */
    public ObjectProperty<Moment> momentProperty() {
        return moment;
    }

    /** What is looked at of the maps; the panel sets it. */
    public ObjectProperty<MapPart> partProperty() {
        return sight.partProperty();
    }

    /** How many vectors are wanted, by descending singular value; the panel sets it. */
    public IntegerProperty countProperty() {
        return count;
    }

    /** How many vectors the chosen layer has; 0 while unknown. */
    public IntegerProperty totalProperty() {
        return total;
    }

    /** The chosen layer's name. */
    public StringProperty layerProperty() {
        return layer;
    }

    /** Between A and B as they are; holds null while unknown or not wanted. */
    public ObjectProperty<HeatmapData> beforeProperty() {
        return before;
    }

    /** Between A and π(B) at the shown step; holds null while unknown or not wanted. */
    public ObjectProperty<HeatmapData> afterProperty() {
        return after;
    }

    /** Whether a map that is wanted is still to be computed: another stands there until then. */
    public BooleanProperty pendingProperty() {
        return pending;
    }

    /** What to do next, shown while there is no map. */
    public StringProperty hintProperty() {
        return hint;
    }
}
