package thalweg.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.dataset.Dataset;
import thalweg.dataset.Datasets;
import thalweg.matching.Pair;
import thalweg.network.Description;
import thalweg.network.Model;
import thalweg.network.ModelDigest;
import thalweg.network.Models;
import thalweg.session.Session;
import thalweg.session.Session.Found;
import thalweg.session.Session.Role;
import thalweg.session.Whereabouts;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.PermutationFile;
import thalweg.symmetry.SymmetryException;
import thalweg.words.Phrase;

/**
 * A session with the models that it is of.
 *
 * @param session with its files where they are now
 * @param changed which models' contents are not the session's, in sentences
 */
record OpenedSession(Session session, ModelPair models, List<String> changed) {
    /** Copies the list. */
    OpenedSession {
        changed = List.copyOf(changed);
    }

    /** Opens A and B, and says what has changed. */
    static OpenedSession of(Workplace work, Session there, Path file) {
        if (there.model(Role.A).isEmpty() || there.model(Role.B).isEmpty()) {
            throw new UsageException(
                    "the session holds no two models",
                    file.toString(),
                    "open two in the window, then save it");
        }
        List<String> changed = new ArrayList<>();
        Model a = open(work, there, Role.A, changed);
        Model b = open(work, there, Role.B, changed);
        changed.forEach(sentence -> work.terminal().message(sentence + "\n"));
        return new OpenedSession(there, ModelPair.of(a, b), changed);
    }

    /** Opens C, and says what has changed. */
    static Model third(Workplace work, Session session) {
        List<String> changed = new ArrayList<>();
        Model c = open(work, session, Role.C, changed);
        changed.forEach(sentence -> work.terminal().message(sentence + "\n"));
        return c;
    }

    /**
     * The session with its files where they are now.
     *
     * @param file the session's
     * @param folder where to look besides; null for nowhere
     * @throws UsageException when something has gone
     */
    static Session placed(Session session, Path file, @Nullable Path folder) {
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
                                new Description(
                                        network, Phrase.of("badnetwork.the-sessions-description")));
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

    static Permutation permutation(Found found, Pair pair, Path file) {
        try {
            return PermutationFile.of(found.permutation(), file, pair.symmetry());
        } catch (SymmetryException e) {
            throw new UsageException(
                    "a permutation in the session doesn't fit its models: " + e.what(),
                    e.where(),
                    "use the models that it was saved with");
        }
    }

    static StatisticsChoice statistics(Session.Data data) {
        return switch (data.statistics()) {
            case NONE -> StatisticsChoice.NONE;
            case RESET, REPAIR ->
                    new StatisticsChoice(data.statistics(), train(data), data.statisticsExamples());
        };
    }

    static Dataset train(Session.Data data) {
        return Datasets.open(data.location(), "train", data.inputs());
    }
}
