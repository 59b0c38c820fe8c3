package thalweg.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import thalweg.dataset.Dataset;
import thalweg.dataset.Datasets;
import thalweg.landscape.Interpolation;
import thalweg.matching.Pair;
import thalweg.matching.SearchSetting;
import thalweg.session.Session;
import thalweg.session.Session.Found;
import thalweg.session.Session.Role;
import thalweg.session.SessionFile;
import thalweg.symmetry.Permutation;

/** Does the searches of a session again and says what differs. */
@CommandLine.Command(
        header = "Run the searches of a session again, and say what differs.",
        footer = {
            "",
            "Every search that ended on A and B is run again on the session's files with its",
            "options and seed, up to the step that it had chosen; where the session has data, the",
            "barrier at ½ is measured again. Exit status 1 says that something differs."
        })
final class ReplayCommand implements Command {
    private static final int SAME = 0;
    private static final int DIFFERS = 1;

    @Mixin private CommonOptions common = new CommonOptions();

    @Parameters(index = "0", paramLabel = "SESSION", description = "A session's file.")
    private Path file = Path.of("");

    @Option(
            names = "--files",
            paramLabel = "DIR",
            description = "Where to look for models and data that aren't where the session says.")
    private @Nullable Path folder;

    @Mixin private ComputeOptions compute = new ComputeOptions();

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public int run(Workplace work) {
        Session session = SessionFile.read(file);
        requireSearches(session);
        Session there = OpenedSession.placed(session, file, folder);
        compute.start(work);
        OpenedSession opened = OpenedSession.of(work, there, file);
        ModelPair models = opened.models();
        List<String> changed = opened.changed();
        List<Replayed> again = new ArrayList<>();
        for (Found found : there.found()) {
            again.add(replay(work, models, there, found));
        }
        boolean same = again.stream().allMatch(Replayed::same);
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("session", file.toString());
        fields.put("same", same && changed.isEmpty());
        fields.put("changedFiles", changed);
        fields.put("searches", again.stream().map(Replayed::fields).toList());
        common.print(work.terminal(), fields, Replayed.table(again));
        return same && changed.isEmpty() ? SAME : DIFFERS;
    }

    private void requireSearches(Session session) {
        if (session.found().isEmpty()
                || session.model(Role.A).isEmpty()
                || session.model(Role.B).isEmpty()) {
            throw new UsageException(
                    "the session holds no search of two models",
                    file.toString(),
                    "search in the window, then save it");
        }
    }

    private Replayed replay(Workplace work, ModelPair models, Session session, Found found) {
        if (found.corrected()) {
            return Replayed.leftOut(
                    found, "found by corrected groups, which a session doesn't hold");
        }
        Pair pair = models.pair();
        Permutation before = OpenedSession.permutation(found, pair, file);
        var search = new ReplayedSearch(found, training(session, models, found.setting()));
        Optional<ReplayedSearch.End> end =
                work.search(
                        found.setting().title(),
                        context -> search.run(work.engine(), pair, context));
        if (end.isEmpty()) {
            return Replayed.leftOut(found, "stopped before it came to step " + found.step());
        }
        Session.Losses measured = found.losses();
        Session.Data data = session.data();
        if (measured == null || data == null) {
            return Replayed.of(found, before, end.get(), null);
        }
        Dataset examples = Datasets.open(data.location(), data.split(), data.inputs());
        Interpolation line =
                Scored.of(
                                models.network(),
                                examples,
                                measured.examples(),
                                OpenedSession.statistics(data))
                        .line(work, pair.a(), pair.b(), end.get().permutation().apply(pair.b()), 3);
        return Replayed.of(
                found,
                before,
                end.get(),
                new Session.Losses(
                        line.naive().barrierAtHalf(),
                        line.matched().barrierAtHalf(),
                        line.examples(),
                        Map.of()));
    }

    /** What the search works on; null where it needs nothing. */
    private static @Nullable Dataset training(
            Session session, ModelPair models, SearchSetting setting) {
        if (!setting.needsTraining()) {
            setting.requireSupported(models.network(), models.symmetry());
            return null;
        }
        Session.Data data = session.data();
        if (data == null) {
            throw new UsageException(
                    setting.label() + " searches on training examples",
                    "the session names no data",
                    "open the data in the window and save the session again");
        }
        return OpenedSession.train(data);
    }
}
