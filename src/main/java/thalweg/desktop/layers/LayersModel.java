package thalweg.desktop.layers;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import thalweg.report.SmallMultiplesData;
import thalweg.report.SmallMultiplesData.Kind;

/** What the view of all layers shows; on the window's thread only. */
public final class LayersModel {
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.ALIGNMENT);
    private final BooleanProperty after = new SimpleBooleanProperty(true);
    private final ObjectProperty<SmallMultiplesData> data =
            new SimpleObjectProperty<>(SmallMultiplesData.EMPTY);
    private final ObjectProperty<List<Detail>> details = new SimpleObjectProperty<>(List.of());
    private final StringProperty chosen = new SimpleStringProperty("");
    private final StringProperty subtitle = new SimpleStringProperty("");
    private final StringProperty hint = new SimpleStringProperty("");
    private final Runnable open;

    /**
     * A line about the chosen layer.
     *
     * @param name e.g. "singular values"
     * @param value e.g. "512, s₁ 3.87"
     * @param about what it means
     */
    public record Detail(String name, String value, String about) {}

    /**
     * @param open shows the chosen layer in the panels
     */
    public LayersModel(Runnable open) {
        this.open = open;
    }

    /** What is shown of each layer; the view sets it. */
    public ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    /** Whether maps are of π(B) rather than of B; the view sets it. */
    public BooleanProperty afterProperty() {
        return after;
    }

    /** The pictures. */
    public ObjectProperty<SmallMultiplesData> dataProperty() {
        return data;
    }

    /** What there is to say of the chosen layer. */
    public ObjectProperty<List<Detail>> detailsProperty() {
        return details;
    }

    /** The chosen layer's weight; the view sets it, too. */
    public StringProperty chosenProperty() {
        return chosen;
    }

    /** What the pictures and their axes are. */
    public StringProperty subtitleProperty() {
        return subtitle;
    }

    /** What to do next, shown while there is no layer. */
    public StringProperty hintProperty() {
        return hint;
    }

    /** Shows the chosen layer in the panels. */
    void open() {
        open.run();
    }
}
