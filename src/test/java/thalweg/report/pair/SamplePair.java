package thalweg.report.pair;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import thalweg.dataset.Datasets;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.engine.Task;
import thalweg.evaluation.Renormalization;
import thalweg.matching.Pair;
import thalweg.matching.SearchResult;
import thalweg.matching.WeightMatching;
import thalweg.network.Models;
import thalweg.session.PresentationStep;
import thalweg.session.Session.Chosen;
import thalweg.symmetry.Symmetry;
import thalweg.words.Language;
import thalweg.words.Phrase;
import thalweg.words.Words;

/** Two of the bundled models, matched, on a few of the bundled examples. */
final class SamplePair implements AutoCloseable {
    static final int EXAMPLES = 100;

    private final Engine engine = Engines.create(DeviceChoice.CPU, 0, Engines.defaultBudgetBytes());
    final Words words = Words.of(Language.ENGLISH);
    final Pair pair;
    final PairSearch search;

    SamplePair() throws Exception {
        var a = Models.open(Path.of("samples/mlp-mnist-seed1.safetensors"), Models.Options.DEFAULT);
        var b = Models.open(Path.of("samples/mlp-mnist-seed2.safetensors"), Models.Options.DEFAULT);
        pair =
                new Pair(
                        a.network(),
                        Symmetry.of(a.network()),
                        a.parameters(),
                        Models.likeNamed(a, b).parameters());
        SearchResult result =
                onLane(
                        context ->
                                WeightMatching.SETTING
                                        .make(engine, null)
                                        .run(pair, null, 0, context, snapshot -> {}));
        search = new PairSearch(Phrase.plain("weight matching, seed 0"), result, false, 0);
    }

    static Examples examples() {
        var test = Datasets.open(Path.of("samples/mnist"), "test");
        return new Examples(test, EXAMPLES, Renormalization.NONE, null, 0);
    }

    <T> T onLane(Task.Body<T> work) throws Exception {
        return engine.submit(new Task<>("test", work)).result().get(120, TimeUnit.SECONDS);
    }

    /** Does something with everything that can be measured of the pair. */
    <T> T measured(Work<T> work) throws Exception {
        return onLane(
                context -> {
                    try (var measured = new MeasuredPair(engine, pair, examples(), new Known())) {
                        return work.on(measured, context);
                    }
                });
    }

    interface Work<T> {
        T on(MeasuredPair measured, JobContext context);
    }

    SlideMaker maker(MeasuredPair measured) {
        return new SlideMaker(
                new PairCharts(measured, words),
                new ComparedCharts(measured, words),
                List.of(search),
                search,
                Map.of());
    }

    /** A second search of the same pair. */
    PairSearch other() throws Exception {
        SearchResult result =
                onLane(
                        context ->
                                WeightMatching.SETTING
                                        .make(engine, null)
                                        .run(pair, null, 1, context, snapshot -> {}));
        return new PairSearch(Phrase.plain("weight matching, seed 1"), result, false, 1);
    }

    static ReportFacts facts() {
        return new ReportFacts(
                List.of(
                        new ReportFacts.OfModel(
                                "A",
                                "one.pt",
                                "PyTorch",
                                "784-512-10 ReLU",
                                932362,
                                "aa".repeat(32)),
                        new ReportFacts.OfModel(
                                "B",
                                "two.pt",
                                "PyTorch",
                                "784-512-10 ReLU",
                                932362,
                                "bb".repeat(32))),
                "mnist",
                "0.1.0",
                "CPU",
                "talk.thalweg",
                List.of(),
                0.3,
                List.of());
    }

    PresentationStep step(String panel, double alpha, int step, String caption) {
        return new PresentationStep(
                panel,
                "fc2.weight",
                alpha,
                0.3,
                step,
                new Chosen(WeightMatching.SETTING, 0, Map.of()),
                Map.of(),
                caption,
                Map.of());
    }

    @Override
    public void close() {
        engine.close();
    }
}
