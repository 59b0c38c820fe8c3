package thalweg.desktop.compare;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import thalweg.report.ComparedData;
import thalweg.report.RChartData;
import thalweg.words.Phrase;

/** What the comparison shows; on the window's thread only. */
public final class CompareModel {
    /** What the last panel draws. */
    public enum Scatter {
        /** A figure of every search by method, with medians. */
        SPREAD,
        /** Barrier against R. */
        R,
        /** Barrier against the reduction of L2. */
        L2
    }

    private final ObjectProperty<List<ComparedSearch>> searches =
            new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<RChartData.Band> band = new SimpleObjectProperty<>();
    private final DoubleProperty gamma = new SimpleDoubleProperty(0.3);
    private final IntegerProperty forward = new SimpleIntegerProperty(ComparedData.NONE);
    private final BooleanProperty logScale = new SimpleBooleanProperty(false);
    private final BooleanProperty logBarrier = new SimpleBooleanProperty(false);
    private final ObjectProperty<Set<String>> hidden = new SimpleObjectProperty<>(Set.of());
    private final ObjectProperty<Scatter> scatter = new SimpleObjectProperty<>(Scatter.SPREAD);
    private final ObjectProperty<Figure> spread = new SimpleObjectProperty<>(Figure.BARRIER_HALF);
    private final StringProperty examples = new SimpleStringProperty("");
    private final StringProperty made = new SimpleStringProperty("");
    private final StringProperty running = new SimpleStringProperty("");
    private final StringProperty hint = new SimpleStringProperty("");
    private final ObjectProperty<Phrase> noTaylor = new SimpleObjectProperty<>(Phrase.none());
    private final IntConsumer open;
    private final IntConsumer remove;

    /**
     * @param open opens a search's pictures, by its colour
     * @param remove takes a search out of the comparison, by its colour
     */
    public CompareModel(IntConsumer open, IntConsumer remove) {
        this.open = open;
        this.remove = remove;
    }

    /** A and B as they are, and then the searches; empty without a search. */
    public ObjectProperty<List<ComparedSearch>> searchesProperty() {
        return searches;
    }

    /** The columns. */
    public List<ComparedSearch> searches() {
        return searches.get();
    }

    /** R(γ) of random permutations; holds null until measured. */
    public ObjectProperty<RChartData.Band> bandProperty() {
        return band;
    }

    /** The γ of every single R; the panel of R sets it too. */
    public DoubleProperty gammaProperty() {
        return gamma;
    }

    /** The search under the pointer, by its colour; {@link ComparedData#NONE} for none. */
    public IntegerProperty forwardProperty() {
        return forward;
    }

    /** Whether the loss axis is logarithmic; the panel sets it too. */
    public BooleanProperty logScaleProperty() {
        return logScale;
    }

    /** The searches that are hidden in every chart, by the ids of their series. */
    public ObjectProperty<Set<String>> hiddenProperty() {
        return hidden;
    }

    /** Whether barriers stand on a logarithmic axis in the last panel; it sets it too. */
    public BooleanProperty logBarrierProperty() {
        return logBarrier;
    }

    /** What the last panel draws; it sets it too. */
    public ObjectProperty<Scatter> scatterProperty() {
        return scatter;
    }

    /** The figure that is shown by method; a press on its name in the table sets it. */
    ObjectProperty<Figure> spreadProperty() {
        return spread;
    }

    /** What losses are measured on, e.g. "10,000 test images"; empty without data. */
    public StringProperty examplesProperty() {
        return examples;
    }

    /** Models and data, for files. */
    public StringProperty madeProperty() {
        return made;
    }

    /** How far several searches in a row are; empty while none are run. */
    public StringProperty runningProperty() {
        return running;
    }

    /** What to do next, shown where there are no losses. */
    public StringProperty hintProperty() {
        return hint;
    }

    /** Why there is no Taylor estimate; nothing where there can be. */
    public ObjectProperty<Phrase> noTaylorProperty() {
        return noTaylor;
    }

    void open(ComparedSearch search) {
        open.accept(search.colour());
    }

    /** Another search may get its colour, and is not to be hidden by that. */
    void remove(ComparedSearch search) {
        Set<String> others = new TreeSet<>(hidden.get());
        if (others.remove(Integer.toString(search.colour()))) {
            hidden.set(Set.copyOf(others));
        }
        remove.accept(search.colour());
    }
}
