package thalweg.cli;

import java.nio.file.Files;
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
import thalweg.network.Description;
import thalweg.network.Model;
import thalweg.network.ModelDigest;
import thalweg.network.Models;
import thalweg.session.Session;
import thalweg.session.Session.Found;
import thalweg.session.Session.Role;
import thalweg.session.SessionFile;
import thalweg.session.Whereabouts;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.PermutationFile;
import thalweg.symmetry.SymmetryException;

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
        Session there = placed(session);
        compute.start(work);
        List<String> changed = new ArrayList<>();
        Model a = open(work, there, Role.A, changed);
        Model b = open(work, there, Role.B, changed);
        ModelPair models = ModelPair.of(a, b);
        changed.forEach(sentence -> work.terminal().message(sentence + "\n"));
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

    /** The session with its files where they are now. */
    private Session placed(Session session) {
        if (folder != null && !Files.isDirectory(folder)) {
            throw new UsageException(
                    "there is no such folder", folder.toString(), "check the name");
        }
        List<Path> folders = new ArrayList<>();
        if (folder != null) {
            folders.add(folder);
        }
        Path beside = file.toAbsolutePath().getParent();
        if (beside != null) {
            folders.add(beside);
        }
        Whereabouts found = Whereabouts.of(session, folders);
        for (Session.ModelFile gone : found.missing(session)) {
            if (gone.role() == Role.A || gone.role() == Role.B) {
                throw new UsageException(
                        "the session's model " + gone.role() + " isn't there any more",
                        gone.file().toString(),
                        "put it back, or name its folder with --files");
            }
        }
        if (session.data() != null && found.data() == null) {
            throw new UsageException(
                    "the session's data isn't there any more",
                    session.data().location().toString(),
                    "put it back, or name the folder that it is in with --files");
        }
        List<Path> files = new ArrayList<>();
        for (int m = 0; m < session.models().size(); m++) {
            Path at = found.models().get(m);
            files.add(at == null ? session.models().get(m).file() : at);
        }
        return session.at(files, found.data());
    }

    private static Model open(Workplace work, Session session, Role role, List<String> changed) {
        Session.ModelFile told = session.model(role).orElseThrow();
        String network = told.network();
        Models.Options options =
                network == null
                        ? Models.Options.DEFAULT.knowing(work.described())
                        : Models.Options.DEFAULT.describedBy(
                                new Description(network, "the session's description"));
        Model model = Models.open(told.file(), options);
        // A window that was closed may not have come to naming the contents.
        if (!told.sha256().isEmpty() && !ModelDigest.of(model).equals(told.sha256())) {
            changed.add(
                    "model "
                            + role
                            + " is not the session's: its contents have changed, "
                            + told.file());
        }
        return model;
    }

    private static Permutation permutation(Found found, Pair pair, Path file) {
        try {
            return PermutationFile.of(found.permutation(), file, pair.symmetry());
        } catch (SymmetryException e) {
            throw new UsageException(
                    "a permutation in the session doesn't fit its models: " + e.what(),
                    e.where(),
                    "use the models that it was saved with");
        }
    }

    private Replayed replay(Workplace work, ModelPair models, Session session, Found found) {
        if (found.corrected()) {
            return Replayed.leftOut(
                    found, "found by corrected groups, which a session doesn't hold");
        }
        Pair pair = models.pair();
        Permutation before = permutation(found, pair, file);
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
                Scored.of(models.network(), examples, measured.examples(), statistics(data))
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

    private static StatisticsChoice statistics(Session.Data data) {
        return switch (data.statistics()) {
            case NONE -> StatisticsChoice.NONE;
            case RESET, REPAIR ->
                    new StatisticsChoice(data.statistics(), train(data), data.statisticsExamples());
        };
    }

    private static Dataset train(Session.Data data) {
        return Datasets.open(data.location(), "train", data.inputs());
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
        return train(data);
    }
}
