package thalweg.desktop.workbench;

import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ObjectProperty;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.workbench.LineFigures.Naive;
import thalweg.engine.Engine;
import thalweg.engine.JobContext;
import thalweg.evaluation.Renormalization;
import thalweg.landscape.CalibratedCurve;
import thalweg.landscape.LossCurve;
import thalweg.landscape.References;
import thalweg.matching.SearchResult;
import thalweg.network.Parameters;

/** Reference lines and Taylor estimates, once their curves are there and where they are wanted. */
final class LineFigureNeeds {
    private final WorkbenchState state;
    private final LineFigures figures;
    private final LaneBench bench;
    private final Engine engine;
    private final BarrierForetold foretold;

    LineFigureNeeds(WorkbenchState state, LaneBench bench, Engine engine) {
        this.state = state;
        this.figures = state.lineFigures();
        this.bench = bench;
        this.engine = engine;
        foretold = new BarrierForetold(bench, engine);
    }

    List<IdleWork.Need<?>> all() {
        return List.of(
                need(
                        "work.references",
                        () -> canRefer() && isDrawn(false),
                        figures.naiveProperty(),
                        false,
                        this::naive),
                need(
                        "work.references-matched",
                        () -> canRefer() && isDrawn(true),
                        figures.matchedProperty(),
                        true,
                        this::calibrated),
                need(
                        "work.taylor",
                        () -> canForetell() && isDrawn(false),
                        figures.taylorNaiveProperty(),
                        false,
                        foretold::of),
                need(
                        "work.taylor-matched",
                        () -> canForetell() && isDrawn(true),
                        figures.taylorMatchedProperty(),
                        true,
                        foretold::of));
    }

    /** Of the line from A to an end. */
    @FunctionalInterface
    private interface Measure<T> {
        T of(PairInHand pair, Parameters end, DataChoice data, JobContext context);
    }

    private <T> IdleWork.Need<Measured<T>> need(
            String name,
            BooleanSupplier wanted,
            ObjectProperty<Measured<T>> kept,
            boolean matched,
            Measure<T> measure) {
        return new IdleWork.Need<>(
                name,
                false,
                () -> wanted.getAsBoolean() && Measured.now(kept.get(), state) == null,
                () -> {
                    PairInHand pair = Objects.requireNonNull(state.pair());
                    DataChoice data = Objects.requireNonNull(state.data());
                    SearchResult result = matched ? state.resultProperty().get() : null;
                    return context ->
                            new Measured<>(
                                    pair,
                                    data,
                                    result,
                                    measure.of(pair, end(pair, result), data, context));
                },
                found -> {
                    if (found.isOf(state)) {
                        kept.set(found);
                    }
                });
    }

    private static Parameters end(PairInHand pair, @Nullable SearchResult result) {
        Parameters b = pair.pair().b();
        return result == null ? b : result.best().permutation().apply(b);
    }

    private boolean canRefer() {
        DataChoice data = state.data();
        return figures.referencesProperty().get()
                && data != null
                && data.statistics().kind() != Renormalization.REPAIR;
    }

    private boolean canForetell() {
        PairInHand pair = state.pair();
        return figures.taylorProperty().get()
                && pair != null
                && BarrierForetold.refusal(pair.pair().network()).isNone();
    }

    /** Whether the curve that it is beside has been measured. */
    private boolean isDrawn(boolean matched) {
        LossCurve curve =
                matched
                        ? state.pictures().matchedProperty().get()
                        : state.pictures().naiveProperty().get();
        return state.pair() != null
                && curve != null
                && FullCurve.complete(curve)
                && (!matched || state.resultProperty().get() != null);
    }

    private Naive naive(PairInHand pair, Parameters end, DataChoice data, JobContext context) {
        var ensemble =
                bench.measure(
                        pair.pair().network(),
                        data,
                        (with, on, statistics) ->
                                References.ensemble(
                                        with,
                                        engine.memory(),
                                        pair.pair().a(),
                                        pair.pair().b(),
                                        on,
                                        data.examples(),
                                        statistics,
                                        context.part(0, 0.1)));
        return new Naive(ensemble, calibrated(pair, end, data, context.part(0.1, 1)));
    }

    private CalibratedCurve calibrated(
            PairInHand pair, Parameters end, DataChoice data, JobContext context) {
        return bench.measure(
                pair.pair().network(),
                data,
                (with, on, statistics) ->
                        CalibratedCurve.measure(
                                with,
                                engine.memory(),
                                pair.pair().a(),
                                end,
                                FullCurve.POINTS,
                                on,
                                data.examples(),
                                statistics,
                                context));
    }
}
