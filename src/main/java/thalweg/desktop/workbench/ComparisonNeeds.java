package thalweg.desktop.workbench;

import static thalweg.desktop.workbench.Same.same;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.AlignmentCurve;
import thalweg.engine.Engine;
import thalweg.engine.JobContext;
import thalweg.landscape.LossCurve;
import thalweg.landscape.Taylor;
import thalweg.symmetry.Permutation;

/**
 * What is missing of the searches that are shown beside one another, once the pair in hand and its
 * own search have their curves.
 */
final class ComparisonNeeds {
    private final WorkbenchState state;
    private final Comparison comparison;
    private final Pictures pictures;
    private final LaneBench bench;
    private final StepMeasures measures;
    private final BarrierForetold foretold;

    ComparisonNeeds(WorkbenchState state, LaneBench bench, StepMeasures measures, Engine engine) {
        this.state = state;
        this.comparison = state.comparison();
        this.pictures = state.pictures();
        this.bench = bench;
        this.measures = measures;
        foretold = new BarrierForetold(bench, engine);
    }

    private record Measured<T>(KeptSearch kept, DataChoice data, T value) {}

    List<IdleWork.Need<?>> all() {
        return List.of(losses(), alignments(), naiveTaylor(), taylors());
    }

    private boolean isShown() {
        return state.pair() != null
                && (comparison.shownProperty().get() || state.sides().shownProperty().get());
    }

    /** Whether there is data, and the curves are there that every other is compared with. */
    private boolean isBased() {
        LossCurve naive = pictures.naiveProperty().get();
        LossCurve matched = pictures.matchedProperty().get();
        boolean own = state.resultProperty().get() == null || isComplete(matched);
        return isShown() && state.data() != null && isComplete(naive) && own;
    }

    private static boolean isComplete(@Nullable LossCurve curve) {
        return curve != null && FullCurve.complete(curve);
    }

    private Optional<KeptSearch> first(Predicate<KeptSearch> missing) {
        return comparison.searches().stream().filter(missing).findFirst();
    }

    /** In the comparison all are, side by side the two that stand there. */
    private boolean isWanted(KeptSearch kept) {
        return comparison.shownProperty().get() || state.sides().show(kept);
    }

    private boolean lacksLoss(KeptSearch kept) {
        return isWanted(kept) && kept.lossProperty().get() == null;
    }

    private boolean lacksR(KeptSearch kept) {
        return isWanted(kept) && kept.rProperty().get() == null;
    }

    private boolean lacksTaylor(KeptSearch kept) {
        return comparison.shownProperty().get() && kept.taylorProperty().get() == null;
    }

    private IdleWork.Need<Measured<LossCurve>> losses() {
        return new IdleWork.Need<>(
                "work.searches-loss",
                false,
                () -> isBased() && first(this::lacksLoss).isPresent(),
                () -> {
                    KeptSearch kept = first(this::lacksLoss).orElseThrow();
                    DataChoice data = Objects.requireNonNull(state.data());
                    return context ->
                            new Measured<>(
                                    kept,
                                    data,
                                    FullCurve.measure(
                                            bench,
                                            LaneBench.Slot.MEASURE,
                                            kept.pair(),
                                            kept.result().best().permutation(),
                                            data,
                                            curve -> {},
                                            context));
                },
                found -> {
                    if (same(found.data, state.data())) {
                        found.kept.lossProperty().set(found.value);
                    }
                });
    }

    private record Aligned(KeptSearch kept, AlignmentCurve r) {}

    private IdleWork.Need<Aligned> alignments() {
        return new IdleWork.Need<>(
                "work.searches-r",
                false,
                () ->
                        isShown()
                                && pictures.spectraProperty().get() != null
                                && first(this::lacksR).isPresent(),
                () -> {
                    KeptSearch kept = first(this::lacksR).orElseThrow();
                    Pictures.Spectra spectra = pictures.spectraProperty().get();
                    Permutation permutation = kept.result().best().permutation();
                    return context -> new Aligned(kept, measures.r(spectra, permutation, context));
                },
                found -> found.kept.rProperty().set(found.r));
    }

    private record NaiveTaylor(PairInHand pair, DataChoice data, Taylor taylor) {}

    private IdleWork.Need<NaiveTaylor> naiveTaylor() {
        return new IdleWork.Need<>(
                "work.searches-taylor-naive",
                false,
                () -> canForetell() && comparison.naiveTaylorProperty().get() == null,
                () -> {
                    PairInHand pair = Objects.requireNonNull(state.pair());
                    DataChoice data = Objects.requireNonNull(state.data());
                    return context ->
                            new NaiveTaylor(pair, data, taylor(pair, pair.still(), data, context));
                },
                found -> {
                    PairInHand now = state.pair();
                    boolean sameModels =
                            now != null && now.a() == found.pair.a() && now.b() == found.pair.b();
                    if (sameModels && isOnSameExamples(found.data)) {
                        comparison.naiveTaylorProperty().set(found.taylor);
                    }
                });
    }

    private IdleWork.Need<Measured<Taylor>> taylors() {
        return new IdleWork.Need<>(
                "work.searches-taylor",
                false,
                () -> canForetell() && first(this::lacksTaylor).isPresent(),
                () -> {
                    KeptSearch kept = first(this::lacksTaylor).orElseThrow();
                    DataChoice data = Objects.requireNonNull(state.data());
                    Permutation permutation = kept.result().best().permutation();
                    return context ->
                            new Measured<>(
                                    kept, data, taylor(kept.pair(), permutation, data, context));
                },
                found -> {
                    if (isOnSameExamples(found.data)) {
                        found.kept.taylorProperty().set(found.value);
                    }
                });
    }

    private boolean canForetell() {
        return isBased()
                && comparison.shownProperty().get()
                && !comparison.searches().isEmpty()
                && comparison.noTaylorProperty().get().isNone();
    }

    /** Other statistics are nothing to it. */
    private boolean isOnSameExamples(DataChoice data) {
        DataChoice now = state.data();
        return now != null
                && same(now.dataset(), data.dataset())
                && now.examples() == data.examples();
    }

    private Taylor taylor(
            PairInHand pair, Permutation permutation, DataChoice data, JobContext context) {
        return foretold.of(pair, permutation.apply(pair.pair().b()), data, context).taylor();
    }
}
