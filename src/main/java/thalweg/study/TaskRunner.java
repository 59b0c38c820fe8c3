package thalweg.study;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import thalweg.alignment.Alignment;
import thalweg.alignment.SingularChange;
import thalweg.alignment.Spectrum;
import thalweg.dataset.Dataset;
import thalweg.engine.Engine;
import thalweg.engine.JobContext;
import thalweg.engine.JobStoppedException;
import thalweg.engine.OwnTime;
import thalweg.evaluation.Score;
import thalweg.landscape.Barriers;
import thalweg.matching.CycleError;
import thalweg.matching.IndependentPairs;
import thalweg.matching.Pair;
import thalweg.matching.SearchResult;
import thalweg.matching.SearchSetting;
import thalweg.matching.Several;
import thalweg.matching.SeveralResult;
import thalweg.matching.Strategies;
import thalweg.network.Model;
import thalweg.network.Parameters;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.Symmetry;

/**
 * Runs a study's tasks, one at a time. Each is a pure function of its description and the files it
 * names; what several of them need (spectra, naive curves, what pairs were matched by) is kept from
 * one to the next. Used and closed on the lane.
 */
public final class TaskRunner implements AutoCloseable {
    private static final String STAR = Strategies.ids().getFirst();

    private final Engine engine;
    private final Study study;
    private final Measuring measuring;
    private final PairMeasuring pairs;
    private final Spectra spectra;
    private final Map<SearchSetting, RememberedSearch> searches = new HashMap<>();

    /** Nothing is computed before a task runs. */
    public TaskRunner(Engine engine, Study study) {
        this.engine = engine;
        this.study = study;
        this.measuring = new Measuring(engine, study.files());
        this.pairs = new PairMeasuring(engine, measuring, study.measures());
        this.spectra = new Spectra(engine);
    }

    /**
     * Runs a task of the study.
     *
     * @param index among the study's tasks
     * @throws JobStoppedException when asked to stop
     * @throws thalweg.engine.Problem when it can't be computed
     */
    public StudyResult run(int index, JobContext context) {
        var own = new OwnTime(context);
        Study.Cell cell = study.cells().get(index);
        StudyResult result = cell.models().size() == 2 ? pair(cell, own) : triple(cell, own);
        return new StudyResult(
                result.task(),
                result.pair(),
                result.triple(),
                result.device(),
                result.searchSeconds(),
                own.seconds());
    }

    /** What a permutation was found by. */
    private record Found(
            Permutation permutation, int steps, int sweeps, List<String> still, double seconds) {}

    private StudyResult pair(Study.Cell cell, JobContext context) {
        Model first = cell.models().getFirst();
        var pair =
                new Pair(
                        first.network(),
                        Symmetry.of(first.network()),
                        first.parameters(),
                        cell.models().getLast().parameters());
        Found found = find(cell, pair, context.part(0, 0.5));
        Parameters moved = found.permutation.apply(pair.b());
        double[] gammas = cell.task().gammas().stream().mapToDouble(g -> g).toArray();
        Spectra.OfPair before =
                spectra.of(pair, gammas, cell.task().nullPermutations(), context.part(0.5, 0.6));
        var alignment = new Alignment(engine.linearAlgebra(), engine.memory());
        Spectrum b = before.b();
        var after =
                alignment.curve(before.a(), b, found.permutation, gammas, context.part(0.6, 0.65));
        double change =
                SingularChange.largest(engine.linearAlgebra(), b, moved, context.part(0.65, 0.7));
        double l2Before = pair.a().distance(pair.b());
        double l2After = pair.a().distance(moved);
        PairMeasuring.Measured measured =
                measuring.given()
                        ? pairs.of(cell, pair, found.permutation, moved, context.part(0.7, 1))
                        : null;
        var figures =
                new PairFigures(
                        l2Before,
                        l2After,
                        l2Before == 0 ? 0 : (l2Before - l2After) / l2Before,
                        pair.a().dot(pair.b()),
                        pair.a().dot(moved),
                        Spectra.list(before.r().total()),
                        Spectra.list(after.total()),
                        Spectra.list(before.band().low()),
                        Spectra.list(before.band().high()),
                        change,
                        found.steps,
                        found.sweeps,
                        found.still,
                        measured == null ? null : measured.losses(),
                        measured == null ? null : measured.taylor(),
                        measured == null ? null : measured.references());
        return new StudyResult(
                cell.task(), figures, null, engine.device().name(), found.seconds, 0);
    }

    private Found find(Study.Cell cell, Pair pair, JobContext context) {
        return switch (cell.method()) {
            case Method.Chance _ ->
                    new Found(
                            Permutation.random(pair.symmetry(), new Random(cell.task().seed())),
                            0,
                            0,
                            List.of(),
                            0);
            case Method.Searching searching -> {
                SearchResult result =
                        search(searching.setting())
                                .run(pair, null, cell.task().seed(), context, _ -> {});
                yield new Found(
                        result.best().permutation(),
                        result.trace().getLast().step(),
                        result.sweeps(),
                        result.still(),
                        result.seconds());
            }
            case Method.Together together ->
                    throw new IllegalStateException(together.strategy() + " of two models");
        };
    }

    private RememberedSearch search(SearchSetting setting) {
        Dataset training = setting.needsTraining() ? study.files().training() : null;
        return searches.computeIfAbsent(
                setting, wanted -> new RememberedSearch(wanted.make(engine, training)));
    }

    private StudyResult triple(Study.Cell cell, JobContext context) {
        Model first = cell.models().getFirst();
        List<Parameters> thetas = cell.models().stream().map(Model::parameters).toList();
        var several = new Several(first.network(), Symmetry.of(first.network()), thetas);
        String id = cell.method() instanceof Method.Together other ? other.strategy() : STAR;
        RememberedSearch search =
                search(
                        cell.method() instanceof Method.Searching searching
                                ? searching.setting()
                                : Method.Together.pairwise());
        var tools = new Strategies.Tools(engine.linearAlgebra(), engine.memory(), search);
        double savedBefore = search.savedSeconds();
        SeveralResult result =
                Strategies.named(id, tools)
                        .orElseThrow()
                        .run(several, 0, cell.task().seed(), context.part(0, 0.5), _ -> {});
        if (result.stopped()) {
            throw new JobStoppedException();
        }
        double seconds = result.seconds() + search.savedSeconds() - savedBefore;
        var pairs = IndependentPairs.match(several, search, result, context.part(0.5, 0.7));
        var figures =
                new TripleFigures(
                        result.trace().getFirst().l2(),
                        result.best().l2(),
                        result.trace().getFirst().objective(),
                        result.best().objective(),
                        CycleError.of(thetas.size(), result::between),
                        CycleError.of(thetas.size(), pairs),
                        measuring.given()
                                ? losses(cell, several, result, context.part(0.7, 1))
                                : null);
        return new StudyResult(cell.task(), null, figures, engine.device().name(), seconds, 0);
    }

    private TripleFigures.Losses losses(
            Study.Cell cell, Several several, SeveralResult result, JobContext context) {
        Measuring.Bench bench = measuring.on(several.network(), cell.normalization(), context);
        List<Parameters> moved = result.moved(several);
        Measuring.NaiveMean naive = bench.naive(several.models(), context.part(0, 0.5));
        Barriers matched = bench.barriers(moved, context.part(0.5, 0.9));
        var matchedMean = bench.mean(moved, context.part(0.9, 1));
        return new TripleFigures.Losses(
                naive.barriers().ends().stream().map(Score::loss).toList(),
                naive.mean().loss(),
                matchedMean.loss(),
                naive.mean().accuracy(),
                matchedMean.accuracy(),
                naive.barriers().midpoints().stream().map(naive.barriers()::atHalf).toList(),
                matched.midpoints().stream().map(matched::atHalf).toList());
    }

    @Override
    public void close() {
        measuring.close();
    }
}
