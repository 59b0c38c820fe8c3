package thalweg.desktop.intervention;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
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
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import thalweg.desktop.workbench.MergedPart;
import thalweg.desktop.workbench.MergedPart.Which;
import thalweg.report.PartChartData;

/** What the bar of interventions shows; on the window's thread only. */
public final class PartModel {
    private final MergedPart part;
    private final ObservableList<String> names = FXCollections.observableArrayList();
    private final IntegerProperty most = new SimpleIntegerProperty(0);
    private final DoubleProperty position = new SimpleDoubleProperty(0);
    private final StringProperty figures = new SimpleStringProperty("");
    private final BooleanProperty matchable = new SimpleBooleanProperty(false);
    private final ObjectProperty<PartChartData> chart =
            new SimpleObjectProperty<>(PartChartData.EMPTY);
    private final Runnable match;

    /**
     * @param part what is chosen; the bar changes it
     * @param match searches by the part that is chosen
     */
    public PartModel(MergedPart part, Runnable match) {
        this.part = part;
        this.match = match;
        position.subscribe(
                place -> {
                    if (most.get() > 0) {
                        int count = PartChartData.count(place.doubleValue(), most.get());
                        part.countProperty().set(count);
                    }
                });
        part.countProperty().subscribe(count -> place());
        most.subscribe(all -> place());
    }

    /** The place follows the count, unless it stands for that count already. */
    private void place() {
        int count = part.countProperty().get();
        if (most.get() > 0 && PartChartData.count(position.get(), most.get()) != count) {
            position.set(PartChartData.position(count, most.get()));
        }
    }

    /** What is chosen. */
    public MergedPart part() {
        return part;
    }

    /** Whether the bar is shown. */
    public BooleanProperty onProperty() {
        return part.onProperty();
    }

    /** Whether the number of components is to be chosen. */
    BooleanBinding counted() {
        return Bindings.notEqual(part.whichProperty(), Which.WHOLE);
    }

    /** The tensors among which layers can be chosen, in the checkpoint's order. */
    public ObservableList<String> names() {
        return names;
    }

    /** The most components that a chosen weight has; 0 while there is no pair. */
    public IntegerProperty mostProperty() {
        return most;
    }

    /** Where the number of components stands from 0 to 1: the fewer there are, the wider apart. */
    public DoubleProperty positionProperty() {
        return position;
    }

    /** The barriers with the part merged, or what to do before there are any. */
    public StringProperty figuresProperty() {
        return figures;
    }

    /** Barriers by the number of components. */
    public ObjectProperty<PartChartData> chartProperty() {
        return chart;
    }

    /** Whether a search by the part can begin. */
    public BooleanProperty matchableProperty() {
        return matchable;
    }

    /** Searches by the part that is chosen. */
    void match() {
        match.run();
    }
}
