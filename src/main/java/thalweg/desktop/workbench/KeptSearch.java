package thalweg.desktop.workbench;

import static thalweg.desktop.workbench.Same.same;

import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.AlignmentCurve;
import thalweg.landscape.LossCurve;
import thalweg.landscape.Taylor;
import thalweg.matching.SearchResult;
import thalweg.matching.SearchSetting;
import thalweg.matching.SnapshotHistory;

/** A search that has ended, kept to be compared with others of its pair. */
public final class KeptSearch {
    /** Of its steps; those between are found again when they are asked for. */
    private static final long BOUND = 4L << 20;

    private final SearchResult result;
    private final PairInHand pair;
    private final Method method;
    private final boolean reopened;
    private final String trainedOn;
    private final int colour;
    private final ObjectProperty<LossCurve> loss = new SimpleObjectProperty<>();
    private final ObjectProperty<AlignmentCurve> r = new SimpleObjectProperty<>();
    private final ObjectProperty<Taylor> taylor = new SimpleObjectProperty<>();

    /**
     * @param method what it was run by
     * @param reopened whether the steps between its start and its end weren't kept
     * @param trainedOn the training data it went by; empty for none
     * @param colour one of the comparison's that no other has, counted from 0
     */
    KeptSearch(
            SearchResult result,
            PairInHand pair,
            Method method,
            boolean reopened,
            String trainedOn,
            int colour) {
        this.result = thinned(result);
        this.pair = pair;
        this.method = method;
        this.reopened = reopened;
        this.trainedOn = trainedOn;
        this.colour = colour;
    }

    /** The training data that such a search goes by; empty for none. */
    static String trainedOn(SearchSetting setting, @Nullable DataChoice data) {
        return data == null || !setting.needsTraining()
                ? ""
                : data.location() + ", " + data.dataset().normalization();
    }

    private static SearchResult thinned(SearchResult result) {
        var history = new SnapshotHistory(BOUND);
        result.trace().forEach(history::add);
        return history.snapshots().size() == result.trace().size()
                ? result
                : new SearchResult(
                        result.setting(),
                        result.seed(),
                        result.sweeps(),
                        result.seconds(),
                        result.stopped(),
                        history.snapshots(),
                        result.best(),
                        result.still());
    }

    /** What it found; over a bound with fewer of its steps than it had. */
    public SearchResult result() {
        return result;
    }

    /** The pair, by the groups that it moved B by. */
    public PairInHand pair() {
        return pair;
    }

    Method method() {
        return method;
    }

    boolean reopened() {
        return reopened;
    }

    /** Which colour it has, counted from 0; no other search in the comparison has it. */
    public int colour() {
        return colour;
    }

    /** Whether a person has corrected the groups that it moved B by. */
    public boolean byCorrectedGroups() {
        return result.best().permutation().symmetry().corrected();
    }

    /** Whether this is what a search in hand found. */
    boolean isOf(@Nullable SearchResult other) {
        return other != null && same(other.best(), result.best());
    }

    /** Whether another came to its end by the same way, and so to the same end. */
    boolean isRepeatedBy(KeptSearch other) {
        SearchResult theirs = other.result;
        return !result.stopped()
                && !theirs.stopped()
                && result.setting().equals(theirs.setting())
                && (result.seed() == theirs.seed() || !result.setting().kind().random())
                && trainedOn.equals(other.trainedOn)
                && pair.pair().symmetry().equals(other.pair.pair().symmetry());
    }

    /** Loss along the line to π(B) on all chosen examples; holds null until measured whole. */
    public ObjectProperty<LossCurve> lossProperty() {
        return loss;
    }

    /** R(γ) between A and π(B); holds null until measured. */
    public ObjectProperty<AlignmentCurve> rProperty() {
        return r;
    }

    /** The barrier at ½ as the ends foretell it; holds null until measured. */
    public ObjectProperty<Taylor> taylorProperty() {
        return taylor;
    }

    /** What a list listens to. */
    Observable[] figures() {
        return new Observable[] {loss, r, taylor};
    }
}
