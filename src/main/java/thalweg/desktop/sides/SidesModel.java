package thalweg.desktop.sides;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the two sides show; on the window's thread only. */
public final class SidesModel {
    /** Which curves stand beside the maps. */
    public enum Curves {
        SPECTRA,
        R
    }

    private final SideModel left = new SideModel();
    private final SideModel right = new SideModel();
    private final ObjectProperty<Curves> curves = new SimpleObjectProperty<>(Curves.SPECTRA);
    private final ObjectProperty<List<Choice>> choices = new SimpleObjectProperty<>(List.of());
    private final DoubleProperty alpha = new SimpleDoubleProperty(0.5);
    private final DoubleProperty gamma = new SimpleDoubleProperty(0.3);
    private final StringProperty layer = new SimpleStringProperty("");
    private final StringProperty examples = new SimpleStringProperty("");
    private final BooleanProperty lossPending = new SimpleBooleanProperty(false);
    private final BooleanProperty mapsPending = new SimpleBooleanProperty(false);
    private final StringProperty hint = new SimpleStringProperty("");

    /**
     * What may stand on a side.
     *
     * @param name e.g. "WM, seed 1"
     * @param onLeft puts it there
     * @param onRight puts it there
     */
    public record Choice(String name, Runnable onLeft, Runnable onRight) {}

    /** The left side. */
    public SideModel left() {
        return left;
    }

    /** The right side. */
    public SideModel right() {
        return right;
    }

    /** Which curves stand beside the maps; the panel sets it. */
    public ObjectProperty<Curves> curvesProperty() {
        return curves;
    }

    /** What may stand on either side. */
    public ObjectProperty<List<Choice>> choicesProperty() {
        return choices;
    }

    /** The hand's α; the panel sets it too. */
    public DoubleProperty alphaProperty() {
        return alpha;
    }

    /** The window's γ; the panel sets it too. */
    public DoubleProperty gammaProperty() {
        return gamma;
    }

    /** The chosen layer. */
    public StringProperty layerProperty() {
        return layer;
    }

    /** What losses are measured on. */
    public StringProperty examplesProperty() {
        return examples;
    }

    /** Whether the loss of a side is still to be measured. */
    public BooleanProperty lossPendingProperty() {
        return lossPending;
    }

    /** Whether a side's map is still to be computed. */
    public BooleanProperty mapsPendingProperty() {
        return mapsPending;
    }

    /** What to do next, shown while there is nothing to see. */
    public StringProperty hintProperty() {
        return hint;
    }
}
