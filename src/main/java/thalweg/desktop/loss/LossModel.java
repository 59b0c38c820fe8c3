package thalweg.desktop.loss;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import thalweg.desktop.intervention.PartModel;
import thalweg.report.LossChartData;

/** What the loss panel shows; on the window's thread only. */
public final class LossModel {
    private final ObjectProperty<LossChartData> data =
            new SimpleObjectProperty<>(LossChartData.EMPTY);
    private final DoubleProperty alpha = new SimpleDoubleProperty(0.5);
    private final BooleanProperty pending = new SimpleBooleanProperty(false);
    private final BooleanProperty logScale = new SimpleBooleanProperty(false);
    private final StringProperty subtitle = new SimpleStringProperty("");
    private final StringProperty examples = new SimpleStringProperty("");
    private final StatisticsModel statistics = new StatisticsModel();
    private final FiguresModel figures = new FiguresModel();
    private final PartModel part;
    private final StringProperty hint = new SimpleStringProperty("");

    /**
     * @param part which part of the weights is merged on request
     */
    public LossModel(PartModel part) {
        this.part = part;
    }

    /** The curves; their marker and scale are set by the two properties below. */
    public ObjectProperty<LossChartData> dataProperty() {
        return data;
    }

    /** Where the hand is, 0 at A and 1 at π(B); the panel sets it too. */
    public DoubleProperty alphaProperty() {
        return alpha;
    }

    /** Whether the loss axis is logarithmic; the panel sets it too. */
    public BooleanProperty logScaleProperty() {
        return logScale;
    }

    /** E.g. "mean cross-entropy, nats · 10,000 test images". */
    public StringProperty subtitleProperty() {
        return subtitle;
    }

    /** Of which examples the curves are, e.g. "10,000 test images"; empty without data. */
    public StringProperty examplesProperty() {
        return examples;
    }

    /** Whether the line to the step that is shown is still to be measured. */
    public BooleanProperty pendingProperty() {
        return pending;
    }

    /** What is done about batch norm. */
    public StatisticsModel statistics() {
        return statistics;
    }

    /** What the curves are held against. */
    public FiguresModel figures() {
        return figures;
    }

    /** Which part of the weights is merged on request. */
    public PartModel part() {
        return part;
    }

    /** What to do next, shown while there are no curves. */
    public StringProperty hintProperty() {
        return hint;
    }
}
