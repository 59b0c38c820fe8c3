package thalweg.desktop.study;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import thalweg.study.Verdict;

/** What the panel of claims shows; on the window's thread only. */
public final class ClaimsModel {
    private final ObjectProperty<List<Verdict>> verdicts = new SimpleObjectProperty<>(List.of());
    private final StringProperty subtitle = new SimpleStringProperty("");
    private final StringProperty action = new SimpleStringProperty("");
    private final StringProperty help = new SimpleStringProperty("");
    private final ObjectProperty<Runnable> run = new SimpleObjectProperty<>(() -> {});

    /** A verdict each, a to g; of no run where nothing is measured. */
    public ObjectProperty<List<Verdict>> verdictsProperty() {
        return verdicts;
    }

    /** How much of it is measured. */
    public StringProperty subtitleProperty() {
        return subtitle;
    }

    /** What can be done next, on a button; empty for nothing. */
    public StringProperty actionProperty() {
        return action;
    }

    /** What that does. */
    public StringProperty helpProperty() {
        return help;
    }

    /** Does it. */
    public ObjectProperty<Runnable> runProperty() {
        return run;
    }
}
