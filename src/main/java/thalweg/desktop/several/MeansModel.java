package thalweg.desktop.several;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import thalweg.evaluation.Score;

/** What the panel of means shows; on the window's thread only. */
public final class MeansModel {
    /**
     * One bar.
     *
     * @param name e.g. "naive"
     * @param style the bar's class in the style sheet, e.g. "naive"
     * @param detail what it is, for its tooltip
     */
    public record Bar(String name, String style, String detail, Score score) {}

    private final ObjectProperty<List<Bar>> bars = new SimpleObjectProperty<>(List.of());
    private final StringProperty subtitle = new SimpleStringProperty("");
    private final StringProperty hint = new SimpleStringProperty("");

    /** The bars, from top to bottom; empty until measured. */
    public ObjectProperty<List<Bar>> barsProperty() {
        return bars;
    }

    /** Unit and examples. */
    public StringProperty subtitleProperty() {
        return subtitle;
    }

    /** What to do next, shown while there are none. */
    public StringProperty hintProperty() {
        return hint;
    }
}
