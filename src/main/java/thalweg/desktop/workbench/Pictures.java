package thalweg.desktop.workbench;

import java.util.TreeMap;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.Alignment;
import thalweg.alignment.AlignmentCurve;
import thalweg.alignment.Spectrum;
import thalweg.landscape.LossCurve;

/**
 * Everything measured of the pair in hand. Full curves are of all chosen examples; the curves of
 * single steps of a sample, the first {@link #STEP_SAMPLE} of them.
 */
public final class Pictures {
    /** Examples in the curve of a single step, and training examples for its statistics. */
    public static final int STEP_SAMPLE = 500;

    private final ObjectProperty<Spectra> spectra = new SimpleObjectProperty<>();
    private final ObjectProperty<AlignmentCurve> before = new SimpleObjectProperty<>();
    private final ObjectProperty<Alignment.NullBand> band = new SimpleObjectProperty<>();
    private final KindCurves naive = new KindCurves();
    private final ObjectProperty<LossCurve> naiveSample = new SimpleObjectProperty<>();
    private final KindCurves matched = new KindCurves();
    private final ObjectProperty<MergedSpectrum> merged = new SimpleObjectProperty<>();
    private final ObservableMap<Integer, AlignmentCurve> rByStep =
            FXCollections.observableMap(new TreeMap<>());
    private final ObservableMap<Integer, LossCurve> lossByStep =
            FXCollections.observableMap(new TreeMap<>());

    /** The spectra of the two models. */
    public record Spectra(Spectrum a, Spectrum b) {}

    /**
     * The singular values of one layer of θ(α).
     *
     * @param tensor the weight's name
     * @param naive between A and B
     * @param matched between A and π(B)
     */
    public record MergedSpectrum(String tensor, double alpha, float[] naive, float[] matched) {}

    /** Whether a curve on all chosen examples has all its points. */
    public static boolean isWhole(LossCurve curve) {
        return FullCurve.complete(curve);
    }

    /** Holds null until computed; so do the others. */
    public ObjectProperty<Spectra> spectraProperty() {
        return spectra;
    }

    /** R(γ) between A and B as they are. */
    public ObjectProperty<AlignmentCurve> beforeProperty() {
        return before;
    }

    /** R(γ) of random permutations. */
    public ObjectProperty<Alignment.NullBand> bandProperty() {
        return band;
    }

    /** Between A and B as they are, with the statistics chosen. */
    public ObjectProperty<LossCurve> naiveProperty() {
        return naive.chosen();
    }

    /** Between A and B as they are, without; null while that is the choice. */
    public ObjectProperty<LossCurve> plainNaiveProperty() {
        return naive.plain();
    }

    /** Between A and B as they are, on the sample of the steps' curves. */
    public ObjectProperty<LossCurve> naiveSampleProperty() {
        return naiveSample;
    }

    /** Between A and π(B), π the search's best, with the statistics chosen. */
    public ObjectProperty<LossCurve> matchedProperty() {
        return matched.chosen();
    }

    /** Between A and π(B), without; null while that is the choice. */
    public ObjectProperty<LossCurve> plainMatchedProperty() {
        return matched.plain();
    }

    /** Of the chosen layer, under the hand. */
    public ObjectProperty<MergedSpectrum> mergedProperty() {
        return merged;
    }

    /** R(γ) by step, those measured so far. */
    public ObservableMap<Integer, AlignmentCurve> rByStep() {
        return rByStep;
    }

    /** Loss along the line by step, on the sample, those measured so far. */
    public ObservableMap<Integer, LossCurve> lossByStep() {
        return lossByStep;
    }

    /**
     * R(γ) of a step; while a search runs, of the last step up to it that has been measured.
     *
     * @return null when there is none
     */
    public @Nullable AlignmentCurve rAt(int step, Phase phase) {
        return rByStep.get(measured(rByStep, step, phase));
    }

    /** The step that stands for another in pictures of the loss; see {@link #rAt}. */
    public int lossStep(int step, Phase phase) {
        return measured(lossByStep, step, phase);
    }

    private static int measured(ObservableMap<Integer, ?> byStep, int step, Phase phase) {
        if (byStep.containsKey(step) || phase != Phase.SEARCHING) {
            return step;
        }
        return byStep.keySet().stream().filter(s -> s <= step).max(Integer::compare).orElse(step);
    }

    /** The start of a search moves nothing: its pictures are those of A and B as they are. */
    void beginSearch() {
        forgetSearch();
        if (before.get() != null) {
            rByStep.put(0, before.get());
        }
        if (naiveSample.get() != null) {
            lossByStep.put(0, naiveSample.get());
        }
    }

    void forgetPair() {
        spectra.set(null);
        before.set(null);
        band.set(null);
        merged.set(null);
        forgetLosses();
        forgetSearch();
    }

    void forgetSearch() {
        matched.forget();
        rByStep.clear();
        lossByStep.clear();
    }

    void forgetLosses() {
        naive.forget();
        naiveSample.set(null);
        matched.forget();
        lossByStep.clear();
    }

    /** Other statistics: the curves measured with them before come back. */
    void choose(StatisticsChoice before, StatisticsChoice now) {
        for (KindCurves curves : new KindCurves[] {naive, matched}) {
            if (!before.isNone() && !now.isNone() && before.kind() == now.kind()) {
                curves.forgetRenewed();
            }
            curves.choose(now.kind());
        }
        naiveSample.set(null);
        lossByStep.clear();
    }
}
