package thalweg.desktop.workbench;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import thalweg.landscape.Taylor;
import thalweg.matching.SearchResult;
import thalweg.words.Phrase;

/** The searches of the pair in hand that have ended; on the window's thread only. */
public final class Comparison {
    private final ObservableList<KeptSearch> searches =
            FXCollections.observableArrayList(KeptSearch::figures);
    private final ObjectProperty<Taylor> naiveTaylor = new SimpleObjectProperty<>();
    private final ObjectProperty<Phrase> noTaylor = new SimpleObjectProperty<>(Phrase.none());
    private final BooleanProperty wanted = new SimpleBooleanProperty(false);
    private final ObjectProperty<Phrase> series = new SimpleObjectProperty<>();
    private final BooleanBinding shown;

    /** The pair's. */
    Comparison(ObjectProperty<PairInHand> pair, BooleanBinding three) {
        shown = wanted.and(pair.isNotNull()).and(Bindings.not(three));
    }

    /** In the order in which they ended; told of figures that come, too. */
    public ObservableList<KeptSearch> searches() {
        return searches;
    }

    /** Taylor's estimate between A and B as they are; holds null until measured. */
    public ObjectProperty<Taylor> naiveTaylorProperty() {
        return naiveTaylor;
    }

    /** Why there is no Taylor estimate of this network; nothing where there can be. */
    public ObjectProperty<Phrase> noTaylorProperty() {
        return noTaylor;
    }

    /** Whether a person wants to see it rather than the pair. */
    BooleanProperty wantedProperty() {
        return wanted;
    }

    /** Whether the window shows it. */
    public BooleanBinding shownProperty() {
        return shown;
    }

    /** How far several searches in a row are, e.g. "search 3 of 9"; empty while none are run. */
    public ObjectProperty<Phrase> seriesProperty() {
        return series;
    }

    /** Whether several are being run in a row. */
    boolean isSeriesRunning() {
        return series.get() != null;
    }

    /** What is kept of a search in hand. */
    Optional<KeptSearch> of(@Nullable SearchResult result) {
        return searches.stream().filter(kept -> kept.isOf(result)).findFirst();
    }

    /** The first colour that none has. */
    int freeColour() {
        int colour = 0;
        while (has(colour)) {
            colour++;
        }
        return colour;
    }

    private boolean has(int colour) {
        return searches.stream().anyMatch(kept -> kept.colour() == colour);
    }

    void forget() {
        wanted.set(false);
        searches.clear();
        naiveTaylor.set(null);
        noTaylor.set(Phrase.none());
    }

    /** The statistics are others. */
    void forgetLosses() {
        searches.forEach(kept -> kept.lossProperty().set(null));
    }

    /** The examples are others, too. */
    void forgetTaylor() {
        naiveTaylor.set(null);
        searches.forEach(kept -> kept.taylorProperty().set(null));
    }
}
