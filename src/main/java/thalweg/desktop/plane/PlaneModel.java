package thalweg.desktop.plane;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.chart.MapSight;
import thalweg.desktop.workbench.ThreeState.Moved;
import thalweg.desktop.workbench.ThreeState.Shares;
import thalweg.report.MapPart;
import thalweg.report.PlaneChartData;

/** What the plane's panel shows; on the window's thread only. */
public final class PlaneModel {
    private final ObjectProperty<PlaneChartData> data = new SimpleObjectProperty<>();
    private final ObjectProperty<Moved> map = new SimpleObjectProperty<>(Moved.NAIVE);
    private final ObjectProperty<Shares> point = new SimpleObjectProperty<>(Shares.MEAN);
    private final ObjectProperty<MapPart> part;
    private final StringProperty subtitle = new SimpleStringProperty("");
    private final StringProperty hint = new SimpleStringProperty("");

    /**
     * @param sight what is looked at of the map
     */
    public PlaneModel(MapSight sight) {
        part = sight.partProperty();
    }

    /** The map; holds null until there is one. */
    public ObjectProperty<PlaneChartData> dataProperty() {
        return data;
    }

    /** What is looked at of the map; the panel sets it. */
    public ObjectProperty<MapPart> partProperty() {
        return part;
    }

    /** The map as it is looked at; null until there is one. */
    public @Nullable PlaneChartData seen() {
        PlaneChartData whole = data.get();
        return whole == null ? null : whole.seen(part.get());
    }

    /** Which map; the panel sets it too. */
    public ObjectProperty<Moved> mapProperty() {
        return map;
    }

    /** Where the hand is; the panel sets it too. */
    public ObjectProperty<Shares> pointProperty() {
        return point;
    }

    /** E.g. "mean cross-entropy, nats · first 1,000 test images · 21 × 21". */
    public StringProperty subtitleProperty() {
        return subtitle;
    }

    /** What to do next, shown while there is no map. */
    public StringProperty hintProperty() {
        return hint;
    }
}
