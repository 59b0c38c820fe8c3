package thalweg.desktop.sides;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import thalweg.report.HeatmapData;
import thalweg.report.LossChartData;
import thalweg.report.RChartData;
import thalweg.report.SpectrumChartData;
import thalweg.words.Phrase;

/** What one side shows; on the window's thread only. */
public final class SideModel {
    private final ObjectProperty<Phrase> name = new SimpleObjectProperty<>(Phrase.none());
    private final ObjectProperty<Phrase> head = new SimpleObjectProperty<>(Phrase.none());
    private final ObjectProperty<LossChartData> loss =
            new SimpleObjectProperty<>(LossChartData.EMPTY);
    private final ObjectProperty<RChartData> r = new SimpleObjectProperty<>(RChartData.EMPTY);
    private final ObjectProperty<SpectrumChartData> spectrum =
            new SimpleObjectProperty<>(SpectrumChartData.EMPTY);
    private final ObjectProperty<HeatmapData> map = new SimpleObjectProperty<>();

    /** What stands there, e.g. "before". */
    public ObjectProperty<Phrase> nameProperty() {
        return name;
    }

    /** The same over its pictures, with what else is to be known of it, e.g. its step. */
    public ObjectProperty<Phrase> headProperty() {
        return head;
    }

    /** Loss along its line. */
    public ObjectProperty<LossChartData> lossProperty() {
        return loss;
    }

    /** Its R(γ). */
    public ObjectProperty<RChartData> rProperty() {
        return r;
    }

    /** The chosen layer's singular values, those of θ(α) among them. */
    public ObjectProperty<SpectrumChartData> spectrumProperty() {
        return spectrum;
    }

    /** The alignment of the chosen layer; holds null until computed. */
    public ObjectProperty<HeatmapData> mapProperty() {
        return map;
    }
}
