package thalweg.desktop.workbench;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import thalweg.engine.Job;
import thalweg.evaluation.Score;
import thalweg.landscape.Barriers;
import thalweg.landscape.Plane;
import thalweg.matching.Cycles;
import thalweg.matching.SearchSetting;
import thalweg.matching.SeveralResult;
import thalweg.matching.Strategies;
import thalweg.words.Phrase;

/** What the window shows of three models; read and changed on the window's thread only. */
public final class ThreeState {
    /** Where the models stand in a picture. */
    public enum Moved {
        /** As they are. */
        NAIVE,
        /** Moved by what the search found. */
        MATCHED
    }

    /**
     * What a strategy found.
     *
     * @param setting of the search that matched pairs
     * @param method the same, to be made again
     */
    public record Found(SeveralResult result, SearchSetting setting, Method method) {}

    /**
     * Losses on all chosen examples.
     *
     * @param barriers the models' own losses, and midway between every two
     * @param mean of the three
     */
    public record Losses(Barriers barriers, Score mean) {}

    /** A point of the plane, w_a A + w_b π(B) + w_c π(C); the shares add up to 1. */
    public record Shares(double a, double b, double c) {
        /** The mean of the three. */
        public static final Shares MEAN = new Shares(1 / 3.0, 1 / 3.0, 1 / 3.0);

        /** As an array. */
        public double[] array() {
            return new double[] {a, b, c};
        }
    }

    /**
     * Loss and accuracy at a point.
     *
     * @param over how many examples, in words
     * @param ofSample whether there are more
     */
    public record PointReadout(Shares at, Score score, Phrase over, boolean ofSample) {}

    private final ObjectProperty<OpenModel> c = new SimpleObjectProperty<>();
    private final ObjectProperty<TrioInHand> trio = new SimpleObjectProperty<>();
    private final BooleanProperty wanted = new SimpleBooleanProperty(false);
    private final BooleanBinding shown = trio.isNotNull().and(wanted);
    private final ObjectProperty<Strategies.Kind> strategy =
            new SimpleObjectProperty<>(Strategies.kinds().getFirst());
    private final IntegerProperty anchor = new SimpleIntegerProperty(0);
    private final BooleanProperty searching = new SimpleBooleanProperty(false);
    private final ObjectProperty<Job.Status> progress = new SimpleObjectProperty<>();
    private final ObjectProperty<Found> found = new SimpleObjectProperty<>();
    private final Map<Moved, ObjectProperty<Plane>> planes = each();
    private final Map<Moved, ObjectProperty<Phrase>> planeless = each();
    private final Map<Moved, ObjectProperty<Losses>> losses = each();
    private final ObjectProperty<Cycles> cycles = new SimpleObjectProperty<>();
    private final ObjectProperty<Moved> map = new SimpleObjectProperty<>(Moved.NAIVE);
    private final ObjectProperty<Shares> point = new SimpleObjectProperty<>(Shares.MEAN);
    private final ObjectProperty<PointReadout> readout = new SimpleObjectProperty<>();

    private static <T> Map<Moved, ObjectProperty<T>> each() {
        Map<Moved, ObjectProperty<T>> each = new EnumMap<>(Moved.class);
        for (Moved moved : Moved.values()) {
            each.put(moved, new SimpleObjectProperty<>());
        }
        return each;
    }

    /** The third model; holds null for none. */
    public ObjectProperty<OpenModel> cProperty() {
        return c;
    }

    /** A, B and C once they are known to fit; holds null otherwise. */
    public ObjectProperty<TrioInHand> trioProperty() {
        return trio;
    }

    /** The three in hand. */
    public @Nullable TrioInHand trio() {
        return trio.get();
    }

    /** Whether a person wants to see the three rather than the pair. */
    BooleanProperty wantedProperty() {
        return wanted;
    }

    /** Whether the window shows the three models rather than the pair. */
    public BooleanBinding shownProperty() {
        return shown;
    }

    /** How the next search brings the three together. */
    public ObjectProperty<Strategies.Kind> strategyProperty() {
        return strategy;
    }

    /** The model that doesn't move, counted from 0. */
    public IntegerProperty anchorProperty() {
        return anchor;
    }

    /** Whether a search of the three is running. */
    public BooleanProperty searchingProperty() {
        return searching;
    }

    /** How the running search stands; holds null when none runs. */
    public ObjectProperty<Job.Status> progressProperty() {
        return progress;
    }

    /** What the last search found; holds null before. */
    public ObjectProperty<Found> foundProperty() {
        return found;
    }

    /** The loss over the plane, as fine as it is so far; holds null until measured. */
    public ObjectProperty<Plane> planeProperty(Moved moved) {
        return of(planes, moved);
    }

    /** Why there can be no plane, in a sentence; holds null where there can. */
    public ObjectProperty<Phrase> planelessProperty(Moved moved) {
        return of(planeless, moved);
    }

    /** Barriers and mean; holds null until measured. */
    public ObjectProperty<Losses> lossesProperty(Moved moved) {
        return of(losses, moved);
    }

    /** How far cycles are from closing; holds null until measured. */
    public ObjectProperty<Cycles> cyclesProperty() {
        return cycles;
    }

    /** Which plane is shown. */
    public ObjectProperty<Moved> mapProperty() {
        return map;
    }

    /** Where the hand is on the plane. */
    public ObjectProperty<Shares> pointProperty() {
        return point;
    }

    /** Loss and accuracy there; holds null until measured. */
    public ObjectProperty<PointReadout> readoutProperty() {
        return readout;
    }

    /** What was found is of other models, or no longer wanted. */
    void forgetFound() {
        found.set(null);
        planeProperty(Moved.MATCHED).set(null);
        planelessProperty(Moved.MATCHED).set(null);
        lossesProperty(Moved.MATCHED).set(null);
        cycles.set(null);
        map.set(Moved.NAIVE);
    }

    /** The models or the examples are others. */
    void forgetMeasured() {
        for (Moved moved : Moved.values()) {
            planeProperty(moved).set(null);
            planelessProperty(moved).set(null);
            lossesProperty(moved).set(null);
        }
        readout.set(null);
    }

    private static <T> ObjectProperty<T> of(Map<Moved, ObjectProperty<T>> each, Moved moved) {
        ObjectProperty<T> property = each.get(moved);
        if (property == null) {
            throw new IllegalArgumentException(moved.name());
        }
        return property;
    }
}
