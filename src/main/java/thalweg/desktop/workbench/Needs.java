package thalweg.desktop.workbench;

import static thalweg.desktop.workbench.Same.same;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.Alignment;
import thalweg.alignment.AlignmentCurve;
import thalweg.engine.JobContext;
import thalweg.engine.Task;
import thalweg.evaluation.Score;
import thalweg.landscape.LossCurve;
import thalweg.matching.SearchResult;
import thalweg.matching.Snapshot;
import thalweg.symmetry.Permutation;
import thalweg.words.Phrase;

/** What is to be measured when the lane is idle, the most urgent first. */
final class Needs {
    private final WorkbenchState state;
    private final Pictures pictures;
    private final Desk desk;
    private final LaneBench bench;
    private final StepMeasures measures;
    private final ThinnedSteps thinned;

    Needs(
            WorkbenchState state,
            Desk desk,
            LaneBench bench,
            StepMeasures measures,
            ThinnedSteps thinned) {
        this.state = state;
        this.pictures = state.pictures();
        this.desk = desk;
        this.bench = bench;
        this.measures = measures;
        this.thinned = thinned;
    }

    /** A result and the pair and data that it is of. */
    private record Of<T>(PairInHand pair, @Nullable DataChoice data, T value) {}

    List<IdleWork.Need<?>> all() {
        return List.of(
                thinned.need(),
                spectra(),
                naiveSample(),
                plainNaive(),
                naive(),
                matched(),
                plainMatched(),
                before(),
                scores(),
                shownR(),
                band(),
                anyR(),
                loss());
    }

    private IdleWork.Need<Of<Pictures.Spectra>> spectra() {
        return new IdleWork.Need<>(
                "work.spectra",
                true,
                () -> state.pair() != null && pictures.spectraProperty().get() == null,
                () ->
                        ofPair(
                                (pair, context) -> {
                                    var alignment = measures.alignment();
                                    context.progress(0, Phrase.of("progress.singular", "A"));
                                    var a = alignment.spectrum(pair.pair().a(), context);
                                    context.progress(0.5, Phrase.of("progress.singular", "B"));
                                    return new Pictures.Spectra(
                                            a, alignment.spectrum(pair.pair().b(), context));
                                }),
                kept(pictures.spectraProperty()::set));
    }

    private IdleWork.Need<Of<LossCurve>> naiveSample() {
        return new IdleWork.Need<>(
                "work.loss-sample",
                true,
                () ->
                        state.pair() != null
                                && state.data() != null
                                && pictures.naiveSampleProperty().get() == null,
                () -> {
                    PairInHand pair = Objects.requireNonNull(state.pair());
                    DataChoice data = Objects.requireNonNull(state.data());
                    return context ->
                            new Of<>(pair, data, measures.curve(pair, pair.still(), data, context));
                },
                kept(pictures.naiveSampleProperty()::set));
    }

    private IdleWork.Need<Of<LossCurve>> naive() {
        return new IdleWork.Need<>(
                "work.loss",
                false,
                () -> state.pair() != null && incomplete(pictures.naiveProperty().get()),
                () -> {
                    PairInHand pair = Objects.requireNonNull(state.pair());
                    return curve(
                            pair,
                            LaneBench.Slot.NAIVE,
                            pair.still(),
                            Objects.requireNonNull(state.data()),
                            kept(pictures.naiveProperty()::set));
                },
                of -> {});
    }

    private IdleWork.Need<Of<LossCurve>> matched() {
        return new IdleWork.Need<>(
                "work.loss-matched",
                false,
                () ->
                        state.resultProperty().get() != null
                                && incomplete(pictures.matchedProperty().get()),
                () -> {
                    SearchResult result = state.resultProperty().get();
                    return curve(
                            Objects.requireNonNull(state.pair()),
                            LaneBench.Slot.MEASURE,
                            result.best().permutation(),
                            Objects.requireNonNull(state.data()),
                            this.<LossCurve>kept(
                                    found -> {
                                        if (same(state.resultProperty().get(), result)) {
                                            pictures.matchedProperty().set(found);
                                        }
                                    }));
                },
                of -> {});
    }

    private IdleWork.Need<Of<LossCurve>> plainNaive() {
        return new IdleWork.Need<>(
                "work.loss-plain",
                false,
                () -> state.pair() != null && plainMissing(pictures.plainNaiveProperty().get()),
                () -> {
                    PairInHand pair = Objects.requireNonNull(state.pair());
                    DataChoice data = Objects.requireNonNull(state.data());
                    return curve(
                            pair,
                            LaneBench.Slot.NAIVE,
                            pair.still(),
                            data.plain(),
                            found ->
                                    kept(pictures.plainNaiveProperty()::set)
                                            .accept(of(found, data)));
                },
                of -> {});
    }

    private IdleWork.Need<Of<LossCurve>> plainMatched() {
        return new IdleWork.Need<>(
                "work.loss-matched-plain",
                false,
                () ->
                        state.resultProperty().get() != null
                                && plainMissing(pictures.plainMatchedProperty().get()),
                () -> {
                    SearchResult result = state.resultProperty().get();
                    DataChoice data = Objects.requireNonNull(state.data());
                    return curve(
                            Objects.requireNonNull(state.pair()),
                            LaneBench.Slot.MEASURE,
                            result.best().permutation(),
                            data.plain(),
                            found ->
                                    this.<LossCurve>kept(
                                                    curve -> {
                                                        if (same(
                                                                state.resultProperty().get(),
                                                                result)) {
                                                            pictures.plainMatchedProperty()
                                                                    .set(curve);
                                                        }
                                                    })
                                            .accept(of(found, data)));
                },
                of -> {});
    }

    private boolean plainMissing(@Nullable LossCurve curve) {
        DataChoice data = state.data();
        return data != null && !data.statistics().isNone() && incomplete(curve);
    }

    /** Measured without what the data says about batch norm, and shown beside it. */
    private static Of<LossCurve> of(Of<LossCurve> plain, DataChoice data) {
        return new Of<>(plain.pair, data, plain.value);
    }

    private IdleWork.Need<Of<AlignmentCurve>> before() {
        return new IdleWork.Need<>(
                "work.r-before",
                true,
                () ->
                        pictures.spectraProperty().get() != null
                                && pictures.beforeProperty().get() == null,
                () -> {
                    Pictures.Spectra spectra = pictures.spectraProperty().get();
                    return ofPair((pair, context) -> measures.r(spectra, pair.still(), context));
                },
                kept(pictures.beforeProperty()::set));
    }

    private record Scored(OpenModel model, DataChoice data, Score score) {}

    private IdleWork.Need<Scored> scores() {
        return new IdleWork.Need<>(
                "work.ends",
                false,
                () -> state.data() != null && unscored().isPresent(),
                () -> {
                    OpenModel model = unscored().orElseThrow();
                    DataChoice data = Objects.requireNonNull(state.data());
                    return context ->
                            new Scored(
                                    model,
                                    data,
                                    bench.score(model.model(), data, data.examples(), context));
                },
                scored -> {
                    if (same(scored.data, state.data())) {
                        scored.model.setScore(scored.score);
                    }
                });
    }

    private Optional<OpenModel> unscored() {
        return state.models().stream().filter(m -> m.scoreProperty().get() == null).findFirst();
    }

    private record StepR(SearchResult result, int step, AlignmentCurve r) {}

    private IdleWork.Need<StepR> shownR() {
        return new IdleWork.Need<>(
                "work.r-shown",
                false,
                () -> missingR(state.history().shown()),
                () -> stepR(Objects.requireNonNull(state.history().shown())),
                this::keepR);
    }

    private IdleWork.Need<StepR> anyR() {
        return new IdleWork.Need<>(
                "work.r-past",
                false,
                () -> state.history().steps().stream().anyMatch(this::missingR),
                () ->
                        stepR(
                                state.history().steps().reversed().stream()
                                        .filter(this::missingR)
                                        .findFirst()
                                        .orElseThrow()),
                this::keepR);
    }

    private boolean missingR(@Nullable Snapshot step) {
        return step != null
                && state.resultProperty().get() != null
                && pictures.spectraProperty().get() != null
                && !pictures.rByStep().containsKey(step.step());
    }

    private Task.Body<StepR> stepR(Snapshot step) {
        SearchResult result = state.resultProperty().get();
        Pictures.Spectra spectra = pictures.spectraProperty().get();
        return context -> new StepR(result, step.step(), measures.r(spectra, step, context));
    }

    private void keepR(StepR found) {
        if (same(found.result, state.resultProperty().get())) {
            pictures.rByStep().put(found.step, found.r);
        }
    }

    private IdleWork.Need<Of<Alignment.NullBand>> band() {
        return new IdleWork.Need<>(
                "work.r-band",
                false,
                () ->
                        pictures.spectraProperty().get() != null
                                && pictures.bandProperty().get() == null,
                () -> {
                    Pictures.Spectra spectra = pictures.spectraProperty().get();
                    return ofPair(
                            (pair, context) ->
                                    measures.alignment()
                                            .nullBand(
                                                    spectra.a(),
                                                    spectra.b(),
                                                    pair.pair().symmetry(),
                                                    Alignment.drawnGammas(),
                                                    Alignment.BAND_PERMUTATIONS,
                                                    Alignment.BAND_SEED,
                                                    context));
                },
                kept(pictures.bandProperty()::set));
    }

    private record StepLoss(SearchResult result, DataChoice data, int step, LossCurve curve) {}

    private IdleWork.Need<StepLoss> loss() {
        return new IdleWork.Need<>(
                "work.loss-past",
                false,
                () -> unmeasuredStep().isPresent(),
                () -> {
                    Snapshot step = unmeasuredStep().orElseThrow();
                    SearchResult result = state.resultProperty().get();
                    PairInHand pair = Objects.requireNonNull(state.pair());
                    DataChoice data = Objects.requireNonNull(state.data());
                    return context ->
                            new StepLoss(
                                    result,
                                    data,
                                    step.step(),
                                    measures.curve(pair, step.permutation(), data, context));
                },
                found -> {
                    if (same(found.result, state.resultProperty().get())
                            && same(found.data, state.data())) {
                        pictures.lossByStep().put(found.step, found.curve);
                    }
                });
    }

    private boolean unmeasured(int step) {
        LossCurve curve = pictures.lossByStep().get(step);
        return curve == null || curve.points().size() < StepMeasures.POINTS;
    }

    private Optional<Snapshot> unmeasuredStep() {
        if (state.data() == null || state.resultProperty().get() == null) {
            return Optional.empty();
        }
        Snapshot shown = state.history().shown(); // a person looks at it
        return Stream.concat(Stream.ofNullable(shown), state.history().steps().stream())
                .filter(s -> unmeasured(s.step()))
                .findFirst();
    }

    private boolean incomplete(@Nullable LossCurve curve) {
        return state.data() != null && (curve == null || !FullCurve.complete(curve));
    }

    private Task.Body<Of<LossCurve>> curve(
            PairInHand pair,
            LaneBench.Slot slot,
            Permutation permutation,
            DataChoice data,
            Consumer<Of<LossCurve>> grown) {
        return context ->
                new Of<>(
                        pair,
                        data,
                        FullCurve.measure(
                                bench,
                                slot,
                                pair,
                                permutation,
                                data,
                                curve ->
                                        desk.window()
                                                .execute(
                                                        () ->
                                                                grown.accept(
                                                                        new Of<>(
                                                                                pair, data,
                                                                                curve))),
                                context));
    }

    @FunctionalInterface
    private interface OfPairBody<T> {
        T run(PairInHand pair, JobContext context) throws Exception;
    }

    private <T> Task.Body<Of<T>> ofPair(OfPairBody<T> body) {
        PairInHand pair = Objects.requireNonNull(state.pair());
        return context -> new Of<>(pair, null, body.run(pair, context));
    }

    private <T> Consumer<Of<T>> kept(Consumer<T> keep) {
        return of -> {
            if (same(of.pair, state.pair()) && (of.data == null || same(of.data, state.data()))) {
                keep.accept(of.value);
            }
        };
    }
}
