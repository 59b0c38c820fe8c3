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
import thalweg.report.SearchNames;
import thalweg.report.pair.Examples;
import thalweg.report.pair.Known;
import thalweg.report.pair.MeasuredPair;
import thalweg.report.pair.PairSearch;
import thalweg.report.pair.ReportFacts;
import thalweg.session.Session;
import thalweg.session.Session.Found;
import thalweg.symmetry.Permutation;
import thalweg.words.Phrase;

/**
 * What slides and reports are made from, of a session without a window.
 *
 * @param searches in the session's order
 * @param inHand null where the session has none in hand
 * @param examples null for a session without data
 */
record SessionMaterial(
        OpenedSession opened,
        List<PairSearch> searches,
        @Nullable PairSearch inHand,
        @Nullable Examples examples) {
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
                session.data() == null ? null : examples(session.data()));
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

    /** What a report says besides figures. */
    ReportFacts facts(Workplace work, Path file, List<String> layers) {
        Session.Data data = opened.session().data();
        return new ReportFacts(
                List.of(told("A", opened.models().a()), told("B", opened.models().b())),
                data == null ? "" : Objects.toString(data.location().getFileName()),
                Cli.version(),
                work.engine().device().name(),
                Objects.toString(file.getFileName()),
                layers,
                opened.session().view().gamma(),
                List.of());
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
