package thalweg.desktop.loss;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import thalweg.evaluation.Renormalization;
import thalweg.evaluation.Statistics;

/** What the switch in the loss panel shows; on the window's thread only. */
public final class StatisticsModel {
    private final ObjectProperty<Renormalization> kind =
            new SimpleObjectProperty<>(Renormalization.NONE);
    private final BooleanProperty batchNorm = new SimpleBooleanProperty(false);
    private final BooleanProperty training = new SimpleBooleanProperty(false);
    private final IntegerProperty limit = new SimpleIntegerProperty(Statistics.EXAMPLES);
    private final StringProperty warning = new SimpleStringProperty("");

    /** What is done about batch norm's statistics; the panel sets it too. */
    public ObjectProperty<Renormalization> kindProperty() {
        return kind;
    }

    /** Whether the network has batch norm to reset. */
    public BooleanProperty batchNormProperty() {
        return batchNorm;
    }

    /** Whether there is training data to measure on. */
    public BooleanProperty trainingProperty() {
        return training;
    }

    /** The most training examples; the panel sets it too. */
    public IntegerProperty limitProperty() {
        return limit;
    }

    /** What to beware of with this choice; empty for nothing. */
    public StringProperty warningProperty() {
        return warning;
    }
}
