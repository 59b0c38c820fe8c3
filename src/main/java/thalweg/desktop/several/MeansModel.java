package thalweg.desktop.several;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import thalweg.evaluation.Score;
import thalweg.report.BarsData;
import thalweg.words.Phrase;

/** What the panel of means shows; on the window's thread only. */
public final class MeansModel {
    /**
     * One bar.
     *
     * @param name e.g. "naive"
     * @param kind its colour
     * @param detail what it is, for its tooltip
     */
    public record Bar(Phrase name, BarsData.Kind kind, String detail, Score score) {}

    private final ObjectProperty<List<Bar>> bars = new SimpleObjectProperty<>(List.of());
    private final StringProperty subtitle = new SimpleStringProperty("");
    private final StringProperty hint = new SimpleStringProperty("");

    /** The bars, from top to bottom; empty until measured. */
    public ObjectProperty<List<Bar>> barsProperty() {
        return bars;
    }

    /** The bars for a file. */
    public BarsData data() {
        return new BarsData(
                "means",
                bars.get().stream()
                        .map(
                                bar ->
                                        new BarsData.Bar(
                                                bar.name,
                                                bar.kind,
                                                bar.score.loss(),
                                                bar.score.accuracy()))
                        .toList());
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
