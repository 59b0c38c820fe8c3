package thalweg.desktop.several;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import thalweg.report.PairMatrixData;
import thalweg.words.Phrase;

/** What the panel of barriers shows; on the window's thread only. */
public final class PairsModel {
    /**
     * Barriers at ½ between every two, nats.
     *
     * @param names A, B, C
     * @param before symmetric [3][3], of the models as they are
     * @param after likewise, as they were moved; null before the search
     * @param moved what the right matrix is of, e.g. "after weight matching, to A"
     */
    public record Barriers(
            List<String> names, double[][] before, double @Nullable [][] after, Phrase moved) {
        /** For a file; null while there is but one matrix. */
        public @Nullable PairMatrixData data() {
            return after == null
                    ? null
                    : new PairMatrixData(
                            "barriers", Phrase.of("pairs.before"), moved, names, 3, before, after);
        }

        /** The largest figure: the end of the scale that both matrices share. */
        double largest() {
            double most = 0;
            for (int i = 0; i < names.size(); i++) {
                for (int j = 0; j < i; j++) {
                    most = Math.max(most, before[i][j]);
                    most = after == null ? most : Math.max(most, after[i][j]);
                }
            }
            return most > 0 ? most : 1;
        }
    }

    private final ObjectProperty<Barriers> barriers = new SimpleObjectProperty<>();
    private final StringProperty subtitle = new SimpleStringProperty("");
    private final StringProperty hint = new SimpleStringProperty("");
    private final StringProperty afterHint = new SimpleStringProperty("");
    private final StringProperty cycles = new SimpleStringProperty("");

    /** The matrices; holds null until there is one. */
    public ObjectProperty<Barriers> barriersProperty() {
        return barriers;
    }

    /** Unit and examples. */
    public StringProperty subtitleProperty() {
        return subtitle;
    }

    /** What to do next, shown while there is nothing. */
    public StringProperty hintProperty() {
        return hint;
    }

    /** What to do next, shown in the right matrix's place while there is none. */
    public StringProperty afterHintProperty() {
        return afterHint;
    }

    /** The cycle error in words; empty until there is one. */
    public StringProperty cyclesProperty() {
        return cycles;
    }
}
