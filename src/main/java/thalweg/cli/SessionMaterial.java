package thalweg.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import thalweg.dataset.Dataset;
import thalweg.dataset.Datasets;
import thalweg.engine.Engine;
import thalweg.engine.JobContext;
import thalweg.matching.Pair;
import thalweg.matching.SearchResult;
import thalweg.matching.SearchSetting;
import thalweg.matching.Snapshot;
import thalweg.network.Model;
import thalweg.network.ModelDigest;
import thalweg.report.HtmlReport;
import thalweg.report.SearchNames;
import thalweg.report.pair.Examples;
import thalweg.report.pair.Known;
import thalweg.report.pair.MeasuredPair;
import thalweg.report.pair.PairSearch;
import thalweg.report.pair.ReportFacts;
import thalweg.report.pair.TrioCharts;
import thalweg.session.Session;
import thalweg.session.Session.Found;
import thalweg.symmetry.Permutation;
import thalweg.words.Phrase;
import thalweg.words.Words;

/**
 * What slides and reports are made from, of a session without a window.
 *
 * @param searches in the session's order
 * @param inHand null where the session has none in hand
 * @param examples null for a session without data
 * @param trio null for a session without a search of three models
 */
record SessionMaterial(
        OpenedSession opened,
        List<PairSearch> searches,
        @Nullable PairSearch inHand,
        @Nullable Examples examples,
        @Nullable SessionTrio trio) {
    /** Opens the models and data of a session, and tells what its searches found. */
    static SessionMaterial of(Workplace work, Session there, Path file) {
        OpenedSession opened = OpenedSession.of(work, there, file);
        Session session = opened.session();
        List<PairSearch> searches = new ArrayList<>();
        for (Found found : session.found()) {
            searches.add(search(opened.models().pair(), found, file, searches.size()));
        }
        return new SessionMaterial(
                opened,
                searches,
                session.shown() < 0 ? null : searches.get(session.shown()),
                session.data() == null ? null : examples(session.data()),
                SessionTrio.of(work, opened, file).orElse(null));
    }

    private static Examples examples(Session.Data data) {
        Dataset dataset = Datasets.open(data.location(), data.split(), data.inputs());
        StatisticsChoice statistics = OpenedSession.statistics(data);
        Dataset training = statistics.training();
        return new Examples(
                dataset,
                data.limit() <= 0 ? dataset.size() : Math.min(data.limit(), dataset.size()),
                statistics.kind(),
                training,
                training == null ? 0 : Math.min(statistics.limit(), training.size()));
    }

    /** Its steps between weren't kept: it is told by its start and its best. */
    private static PairSearch search(Pair pair, Found found, Path file, int colour) {
        Permutation permutation = OpenedSession.permutation(found, pair, file);
        double startLoss = Double.isNaN(found.loss()) ? Double.NaN : Double.POSITIVE_INFINITY;
        Snapshot start = snapshot(pair, Permutation.identity(pair.symmetry()), 0, 0, startLoss, 0);
        Snapshot best =
                found.step() == 0
                        ? start
                        : snapshot(
                                pair,
                                permutation,
                                found.step(),
                                found.sweep(),
                                found.loss(),
                                found.seconds());
        var result =
                new SearchResult(
                        found.setting(),
                        found.seed(),
                        found.sweep(),
                        found.seconds(),
                        !found.converged(),
                        found.step() == 0 ? List.of(start) : List.of(start, best),
                        best);
        SearchSetting setting = found.setting();
        Phrase name = SearchNames.seeded(SearchNames.title(setting), setting, found.seed());
        return new PairSearch(name, result, true, colour);
    }

    private static Snapshot snapshot(
            Pair pair, Permutation at, int step, int sweep, double loss, double seconds) {
        var moved = at.apply(pair.b());
        return new Snapshot(
                step, sweep, "", at, pair.a().dot(moved), pair.a().distance(moved), loss, seconds);
    }

    /** What is measured with everything at hand. */
    interface Measure<T> {
        T of(MeasuredPair pair, JobContext context);
    }

    /** Measures on the lane, and waits. */
    <T> T measure(Workplace work, String name, Measure<T> measure) {
        Engine engine = work.engine();
        return work.measure(
                name,
                context -> {
                    try (var pair =
                            new MeasuredPair(
                                    engine, opened.models().pair(), examples, new Known())) {
                        return measure.of(pair, context);
                    }
                });
    }

    /** The three models' charts, measured on the lane; null without a search of them, or data. */
    @Nullable TrioCharts measureThree(Workplace work, Words words) {
        return trio == null || examples == null ? null : trio.measure(work, examples, words);
    }

    /** What a report says besides figures. */
    ReportFacts facts(
            Workplace work, Path file, List<String> layers, List<HtmlReport.Block> three) {
        Session.Data data = opened.session().data();
        List<ReportFacts.OfModel> models = new ArrayList<>();
        models.add(told("A", opened.models().a()));
        models.add(told("B", opened.models().b()));
        if (trio != null && !three.isEmpty()) {
            models.add(told("C", trio.c()));
        }
        return new ReportFacts(
                models,
                data == null ? "" : Objects.toString(data.location().getFileName()),
                Cli.version(),
                work.engine().device().name(),
                Objects.toString(file.getFileName()),
                layers,
                opened.session().view().gamma(),
                three);
    }

    private static ReportFacts.OfModel told(String letter, Model model) {
        return new ReportFacts.OfModel(
                letter,
                Objects.toString(model.checkpoint().file().getFileName()),
                model.checkpoint().format(),
                model.network().architecture(),
                model.parameters().count(),
                ModelDigest.of(model));
    }
}
