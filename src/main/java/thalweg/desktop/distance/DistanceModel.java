package thalweg.desktop.distance;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import thalweg.report.ObjectiveChartData;

/** What the distance panel shows; on the window's thread only. */
public final class DistanceModel {
    private final ObjectProperty<ObjectiveChartData> data =
            new SimpleObjectProperty<>(ObjectiveChartData.EMPTY);
    private final DoubleProperty step = new SimpleDoubleProperty(Double.NaN);
    private final BooleanProperty objective = new SimpleBooleanProperty(false);
    private final BooleanProperty logScale = new SimpleBooleanProperty(false);
    private final StringProperty hint = new SimpleStringProperty("");

    /** Both curves; cursor and choice are set by the two properties below. */
    public ObjectProperty<ObjectiveChartData> dataProperty() {
        return data;
    }

    /** The step whose pictures are shown; NaN for none. The panel sets it too. */
    public DoubleProperty stepProperty() {
        return step;
    }

    /** Whether the objective is drawn instead of the distance; the panel sets it too. */
    public BooleanProperty objectiveProperty() {
        return objective;
    }

    /** Whether the upright axis is logarithmic; the panel sets it too. */
    public BooleanProperty logScaleProperty() {
        return logScale;
    }

    /** What to do next, shown while there is no step. */
    public StringProperty hintProperty() {
        return hint;
    }
}
