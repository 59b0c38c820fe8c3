package thalweg.desktop.chart;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import thalweg.report.SeriesData.Axis;

/** Where a person points, by axis: charts of one window that share an axis are read together. */
public final class LinkedHover {
    private final Map<Axis, DoubleProperty> places = new EnumMap<>(Axis.class);

    /** The place on an axis that is read; NaN for none. An axis of one chart alone has its own. */
    DoubleProperty place(Axis axis) {
        return axis == Axis.OTHER || axis == Axis.LAYER
                ? new SimpleDoubleProperty(Double.NaN)
                : places.computeIfAbsent(axis, a -> new SimpleDoubleProperty(Double.NaN));
    }
}
