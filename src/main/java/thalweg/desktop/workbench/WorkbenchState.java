package thalweg.desktop.workbench;

import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.words.Texts;
import thalweg.engine.Job;
import thalweg.evaluation.Renormalization;
import thalweg.evaluation.Statistics;
import thalweg.matching.SearchResult;
import thalweg.matching.SearchSetting;
import thalweg.matching.SnapshotHistory;
import thalweg.matching.WeightMatching;
import thalweg.session.PresentationStep;
import thalweg.symmetry.Equivalence;
import thalweg.words.Words;

/** What the window shows; read and changed on the window's thread only. */
public final class WorkbenchState {
    private final Texts texts = new Texts();
    private final ObservableList<OpenModel> models = FXCollections.observableArrayList();
    private final ObjectProperty<OpenModel> a = new SimpleObjectProperty<>();
    private final ObjectProperty<OpenModel> b = new SimpleObjectProperty<>();
    private final ObjectProperty<OpenModel> selected = new SimpleObjectProperty<>();
    private final ObjectProperty<PairInHand> pair = new SimpleObjectProperty<>();
    private final ObjectProperty<DataChoice> data = new SimpleObjectProperty<>();
    private final ObjectProperty<Renormalization> renormalization =
            new SimpleObjectProperty<>(Renormalization.NONE);
    private final IntegerProperty statisticsLimit = new SimpleIntegerProperty(Statistics.EXAMPLES);
    private final ObjectProperty<SearchSetting> setting =
            new SimpleObjectProperty<>(WeightMatching.SETTING);
    private final LongProperty seed = new SimpleLongProperty(0);
    private final ObjectProperty<Phase> phase = new SimpleObjectProperty<>(Phase.NO_PAIR);
    private final BooleanProperty opening = new SimpleBooleanProperty(false);
    private final ObjectProperty<SearchResult> result = new SimpleObjectProperty<>();
    private final BooleanProperty reopened = new SimpleBooleanProperty(false);
    private final ObjectProperty<Equivalence> equivalence = new SimpleObjectProperty<>();
    private final ObjectProperty<Job.Status> progress = new SimpleObjectProperty<>();
    private final StringProperty idleWork = new SimpleStringProperty("");
    private final DoubleProperty alpha = new SimpleDoubleProperty(0.5);
    private final ObjectProperty<Readout> readout = new SimpleObjectProperty<>();
    private final StringProperty chosenLayer = new SimpleStringProperty("");
    private final DoubleProperty gamma = new SimpleDoubleProperty(0.3);
    private final BooleanProperty mergedWanted = new SimpleBooleanProperty(false);
    private final ObjectProperty<Notice> notice = new SimpleObjectProperty<>();
    private final History history = new History(SnapshotHistory.DEFAULT_BOUND);
    private final Pictures pictures = new Pictures();
    private final LineFigures lineFigures = new LineFigures();
    private final MergedPart part = new MergedPart();
    private final ThreeState three = new ThreeState();
    private final Comparison comparison = new Comparison(pair, three.shownProperty());
    private final ObservableList<PresentationStep> presentation =
            FXCollections.observableArrayList();
    private final ObjectProperty<PairView> pairView = new SimpleObjectProperty<>(PairView.PANELS);
    private final LayerMaps layerMaps = new LayerMaps(isPairShownAs(PairView.LAYERS));
    private final Gaze gaze = new Gaze();
    private final Sides sides = new Sides(isPairShownAs(PairView.SIDES));
    private final BooleanBinding searching =
            phase.isEqualTo(Phase.SEARCHING).or(three.searchingProperty());

    /** The window's texts, which follow its language. */
    public Texts texts() {
        return texts;
    }

    /** The words in force. */
    public Words words() {
        return texts.words();
    }

    /** Every model that is open, in the order of opening. */
    public ObservableList<OpenModel> models() {
        return models;
    }

    /** The reference; holds null for none. */
    public ObjectProperty<OpenModel> aProperty() {
        return a;
    }

    /** The model that moves; holds null for none. */
    public ObjectProperty<OpenModel> bProperty() {
        return b;
    }

    /**
     * The model whose place in the list has the focus, or is to have it: one that was opened again.
     * Holds null for none.
     */
    public ObjectProperty<OpenModel> selectedProperty() {
        return selected;
    }

    /** A and B once they are known to fit; holds null otherwise. */
    public ObjectProperty<PairInHand> pairProperty() {
        return pair;
    }

    /** The pair in hand. */
    public @Nullable PairInHand pair() {
        return pair.get();
    }

    /** The examples; holds null for work without data. */
    public ObjectProperty<DataChoice> dataProperty() {
        return data;
    }

    /** The examples. */
    public @Nullable DataChoice data() {
        return data.get();
    }

    /**
     * What is to be done about batch norm's statistics; changed by {@link
     * DataDesk#chooseStatistics}. Measuring follows once its training data is there.
     */
    public ObjectProperty<Renormalization> renormalizationProperty() {
        return renormalization;
    }

    /** The most training examples for that; changed by {@link DataDesk#limitStatistics}. */
    public IntegerProperty statisticsLimitProperty() {
        return statisticsLimit;
    }

    /** The search with its options: the running one, or the next. */
    public ObjectProperty<SearchSetting> settingProperty() {
        return setting;
    }

    /** Fixes every random choice of the next search. */
    public LongProperty seedProperty() {
        return seed;
    }

    /** How far the work is. */
    public ObjectProperty<Phase> phaseProperty() {
        return phase;
    }

    /** How far the work is. */
    public Phase phase() {
        return phase.get();
    }

    /** Whether a search is running, of the pair or of three models. */
    public BooleanBinding searchingProperty() {
        return searching;
    }

    /** Whether a search is running, or the next of several in a row is about to. */
    public boolean isSearching() {
        return searching.get() || comparison.isSeriesRunning();
    }

    /** Whether files are being read. */
    public BooleanProperty openingProperty() {
        return opening;
    }

    /** Whether the search was saved at an earlier closing: its steps between weren't kept. */
    public BooleanProperty reopenedProperty() {
        return reopened;
    }

    /** What the last search found; holds null before. */
    public ObjectProperty<SearchResult> resultProperty() {
        return result;
    }

    /** Whether π(B) computes what B computes; holds null until checked. */
    public ObjectProperty<Equivalence> equivalenceProperty() {
        return equivalence;
    }

    /** How the running search stands; holds null when none runs. */
    public ObjectProperty<Job.Status> progressProperty() {
        return progress;
    }

    /** What the lane measures by itself just now: a text's key, "work.loss"; empty for nothing. */
    public StringProperty idleWorkProperty() {
        return idleWork;
    }

    /** Where the hand is on the line, 0 at A and 1 at π(B). */
    public DoubleProperty alphaProperty() {
        return alpha;
    }

    /** Loss and accuracy under the hand; holds null until measured. */
    public ObjectProperty<Readout> readoutProperty() {
        return readout;
    }

    /** The weight tensor whose spectrum and alignment are shown; empty for none. */
    public StringProperty chosenLayerProperty() {
        return chosenLayer;
    }

    /** The γ of R(γ) in the sidebar. */
    public DoubleProperty gammaProperty() {
        return gamma;
    }

    /** Whether the merged model's singular values are to follow the hand. */
    public BooleanProperty mergedWantedProperty() {
        return mergedWanted;
    }

    /** What the banner says; holds null for nothing. */
    public ObjectProperty<Notice> noticeProperty() {
        return notice;
    }

    /** The search, step by step. */
    public History history() {
        return history;
    }

    /** What the curves along the line can be held against. */
    public LineFigures lineFigures() {
        return lineFigures;
    }

    /** Which part of the weights is merged on request. */
    public MergedPart part() {
        return part;
    }

    /** A third model, and what there is of the three. */
    public ThreeState three() {
        return three;
    }

    /** The searches of the pair that have ended. */
    public Comparison comparison() {
        return comparison;
    }

    /** The steps that a speaker goes through, in order. */
    public ObservableList<PresentationStep> presentation() {
        return presentation;
    }

    /** How the pair is shown where it is: not while three models or the comparison are. */
    public ObjectProperty<PairView> pairViewProperty() {
        return pairView;
    }

    /** Whether the window shows the pair in that way. */
    public BooleanBinding isPairShownAs(PairView view) {
        return pairView.isEqualTo(view)
                .and(pair.isNotNull())
                .and(three.shownProperty().not())
                .and(comparison.shownProperty().not());
    }

    /** How the pictures are looked at. */
    public Gaze gaze() {
        return gaze;
    }

    /** What is looked at side by side. */
    public Sides sides() {
        return sides;
    }

    /** What is measured of every layer while all of them are looked at. */
    public LayerMaps layerMaps() {
        return layerMaps;
    }

    /** What was measured. */
    public Pictures pictures() {
        return pictures;
    }
}
