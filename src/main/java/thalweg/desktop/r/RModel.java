package thalweg.desktop.r;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import thalweg.report.RChartData;

/** What the panel of R(γ) shows; on the window's thread only. */
public final class RModel {
    private final ObjectProperty<RChartData> data = new SimpleObjectProperty<>(RChartData.EMPTY);
    private final DoubleProperty gamma = new SimpleDoubleProperty(0.3);
    private final BooleanProperty pending = new SimpleBooleanProperty(false);
    private final StringProperty hint = new SimpleStringProperty("");

    /** The curves; their marker is set by the property below. */
    public ObjectProperty<RChartData> dataProperty() {
        return data;
    }

    /** Whether the curves of the step that is shown are still to be measured. */
    public BooleanProperty pendingProperty() {
        return pending;
    }

    /** The γ of the marker and of the sidebar's bars; the panel sets it too. */
    public DoubleProperty gammaProperty() {
        return gamma;
    }

    /** What to do next, shown while there are no curves. */
    public StringProperty hintProperty() {
        return hint;
    }
}
