package thalweg.desktop.spectra;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import thalweg.report.SpectrumChartData;

/** What the panel of singular values shows; on the window's thread only. */
public final class SpectrumModel {
    private final ObjectProperty<SpectrumChartData> data =
            new SimpleObjectProperty<>(SpectrumChartData.EMPTY);
    private final BooleanProperty merged = new SimpleBooleanProperty(false);
    private final BooleanProperty linear = new SimpleBooleanProperty(false);
    private final StringProperty hint = new SimpleStringProperty("");

    /** The values of the chosen layer, those of the merged model among them once known. */
    public ObjectProperty<SpectrumChartData> dataProperty() {
        return data;
    }

    /** Whether the merged model's values are wanted and drawn; the panel sets it too. */
    public BooleanProperty mergedProperty() {
        return merged;
    }

    /** Whether the upright axis is linear instead of logarithmic; the panel sets it too. */
    public BooleanProperty linearProperty() {
        return linear;
    }

    /** What to do next, shown while there are no values. */
    public StringProperty hintProperty() {
        return hint;
    }
}
