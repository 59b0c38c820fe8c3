package thalweg.desktop.workbench;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import thalweg.evaluation.Score;
import thalweg.landscape.CalibratedCurve;
import thalweg.landscape.Taylor;

/**
 * What the curves along the line can be held against, on request: the ensemble and the calibrated
 * losses, and the Taylor estimate of the barrier. On all chosen examples.
 */
public final class LineFigures {
    private final BooleanProperty references = new SimpleBooleanProperty(false);
    private final BooleanProperty taylor = new SimpleBooleanProperty(false);
    private final ObjectProperty<Measured<Naive>> naive = new SimpleObjectProperty<>();
    private final ObjectProperty<Measured<CalibratedCurve>> matched = new SimpleObjectProperty<>();
    private final ObjectProperty<Measured<Foretold>> taylorNaive = new SimpleObjectProperty<>();
    private final ObjectProperty<Measured<Foretold>> taylorMatched = new SimpleObjectProperty<>();

    /** Of A and B as they are: their ensemble, and the line between them, calibrated. */
    public record Naive(Score ensemble, CalibratedCurve calibrated) {}

    /**
     * The Taylor estimate on one line.
     *
     * @param batch examples in a batch whose statistics batch norm goes by; 0 without batch norm
     */
    public record Foretold(Taylor taylor, int batch) {}

    /** Whether reference lines are wanted. */
    public BooleanProperty referencesProperty() {
        return references;
    }

    /** Whether Taylor estimates are wanted. */
    public BooleanProperty taylorProperty() {
        return taylor;
    }

    /** Holds null until measured; so do the others. */
    public ObjectProperty<Measured<Naive>> naiveProperty() {
        return naive;
    }

    /** The line between A and π(B), calibrated. */
    public ObjectProperty<Measured<CalibratedCurve>> matchedProperty() {
        return matched;
    }

    /** Of the line between A and B as they are. */
    public ObjectProperty<Measured<Foretold>> taylorNaiveProperty() {
        return taylorNaive;
    }

    /** Of the line between A and π(B). */
    public ObjectProperty<Measured<Foretold>> taylorMatchedProperty() {
        return taylorMatched;
    }
}
