package thalweg.desktop.workbench;

import static thalweg.desktop.workbench.Same.same;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;
import thalweg.landscape.LossCurve;
import thalweg.matching.Restriction;
import thalweg.matching.SearchResult;
import thalweg.matching.SingularParts;
import thalweg.words.Phrase;

/** Which part of the weights is merged on request, the rest A's, and what comes of it. */
public final class MergedPart {
    /** Components kept when nothing has been chosen yet. */
    private static final int FIRST = 5;

    private static final int MOST_SERIES = 8;

    private final BooleanProperty on = new SimpleBooleanProperty(false);
    private final ObjectProperty<Which> which = new SimpleObjectProperty<>(Which.TOP);
    private final IntegerProperty count = new SimpleIntegerProperty(FIRST);
    private final ObservableSet<String> layers = FXCollections.observableSet(new TreeSet<>());
    private final ObjectProperty<Phrase> progress = new SimpleObjectProperty<>();
    private final ObjectProperty<Measured<Lines>> lines = new SimpleObjectProperty<>();
    private final List<Series> series = new ArrayList<>();
    private final IntegerProperty barriersMeasured = new SimpleIntegerProperty(0);

    /** What counts of each weight. */
    public enum Which {
        /** The components of the largest singular values. */
        TOP,
        /** Of the smallest. */
        BOTTOM,
        /** All of it. */
        WHOLE
    }

    /**
     * The loss along the lines on which the part is merged.
     *
     * @param matched null without a search
     * @param examples that they were measured on
     */
    public record Lines(
            Restriction part, LossCurve naive, @Nullable LossCurve matched, int examples) {}

    /**
     * The barriers at ½ with so many components merged, nats.
     *
     * @param matched NaN without a search
     * @param examples that they were measured on
     */
    public record Barriers(double naive, double matched, int examples) {}

    /** Barriers by the number of components, of one pair, search, end and choice of layers. */
    private record Series(
            PairInHand pair,
            DataChoice data,
            @Nullable SearchResult result,
            Which which,
            List<String> layers,
            SortedMap<Integer, Barriers> byCount) {}

    /** Whether only part of the weights is to be merged. */
    public BooleanProperty onProperty() {
        return on;
    }

    /** What counts of each weight. */
    public ObjectProperty<Which> whichProperty() {
        return which;
    }

    /** How many singular components of each weight, 0 or more. */
    public IntegerProperty countProperty() {
        return count;
    }

    /** The tensors that count, by name; empty for all. */
    public ObservableSet<String> layers() {
        return layers;
    }

    /** How far the decomposition is, in words; empty when it isn't going on. */
    public ObjectProperty<Phrase> progressProperty() {
        return progress;
    }

    /** The newest lines; holds null before. */
    public ObjectProperty<Measured<Lines>> linesProperty() {
        return lines;
    }

    /** Grows with every barrier that is measured. */
    public IntegerProperty barriersMeasuredProperty() {
        return barriersMeasured;
    }

    /** The part as it is chosen; everything where whole weights of all layers count. */
    public Restriction restriction() {
        return restriction(count.get());
    }

    Restriction restriction(int components) {
        boolean whole = which.get() == Which.WHOLE;
        return new Restriction(
                whole
                        ? null
                        : new Restriction.Components(which.get() == Which.TOP, components, false),
                List.copyOf(layers));
    }

    /** The most components that a chosen weight of the pair has; 0 where none has any. */
    public int most(PairInHand pair) {
        return pair.pair().a().matrices().stream()
                .filter(weight -> layers.isEmpty() || layers.contains(weight.name()))
                .mapToInt(SingularParts::most)
                .max()
                .orElse(0);
    }

    /** The barriers measured so far with the end and the layers chosen, by number of components. */
    public SortedMap<Integer, Barriers> barriers(WorkbenchState state) {
        Series now = series(state);
        return now == null ? new TreeMap<>() : now.byCount;
    }

    private @Nullable Series series(WorkbenchState state) {
        return series.stream().filter(s -> isOf(s, state)).findFirst().orElse(null);
    }

    private boolean isOf(Series s, WorkbenchState state) {
        return same(s.pair, state.pair())
                && same(s.data, state.data())
                && same(s.result, state.resultProperty().get())
                && s.which == which.get()
                && s.layers.equals(List.copyOf(layers));
    }

    /** Keeps a barrier of what is chosen now. */
    void keep(WorkbenchState state, int components, Barriers found) {
        Series now = series(state);
        PairInHand pair = state.pair();
        DataChoice data = state.data();
        if (now == null && pair != null && data != null) {
            now =
                    new Series(
                            pair,
                            data,
                            state.resultProperty().get(),
                            which.get(),
                            List.copyOf(layers),
                            new TreeMap<>());
            series.addFirst(now);
            if (series.size() > MOST_SERIES) {
                series.removeLast();
            }
        }
        if (now != null) {
            now.byCount.put(components, found);
            barriersMeasured.set(barriersMeasured.get() + 1);
        }
    }
}
