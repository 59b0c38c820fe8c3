package thalweg.desktop.loss;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the curves are held against, on request; on the window's thread only. */
public final class FiguresModel {
    private final BooleanProperty references = new SimpleBooleanProperty(false);
    private final BooleanProperty taylor = new SimpleBooleanProperty(false);
    private final StringProperty naive = new SimpleStringProperty("");
    private final StringProperty matched = new SimpleStringProperty("");
    private final StringProperty note = new SimpleStringProperty("");

    /** Whether reference lines are wanted; the panel sets it too. */
    public BooleanProperty referencesProperty() {
        return references;
    }

    /** Whether Taylor estimates are wanted; the panel sets it too. */
    public BooleanProperty taylorProperty() {
        return taylor;
    }

    /** The Taylor estimate of the naive barrier beside the barrier; empty until measured. */
    public StringProperty naiveProperty() {
        return naive;
    }

    /** Of the matched barrier, likewise. */
    public StringProperty matchedProperty() {
        return matched;
    }

    /** What is being measured, why something isn't, or over what it was; empty for nothing. */
    public StringProperty noteProperty() {
        return note;
    }
}
