package thalweg.desktop.workbench;

import static thalweg.desktop.workbench.Same.same;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import thalweg.matching.SearchResult;
import thalweg.session.Program;
import thalweg.session.Session;
import thalweg.session.Session.Role;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.PermutationFile;
import thalweg.symmetry.Symmetry;

/** What stands on the desk as a session; on any thread, since it reads whole files once. */
final class SessionWriting {
    private final Moment moment;
    private final List<Ended> ended;
    private final @Nullable Session before;
    private final Describing describing;
    private boolean quick;

    /** A search with the barriers that are measured of it; null for none. */
    record Ended(SearchResult result, Session.@Nullable Losses losses) {}

    /**
     * @param ended the searches of A and B, that in hand among them
     * @param before the session that was opened, whose unknown fields are kept; null for none
     */
    SessionWriting(
            Moment moment, List<Ended> ended, @Nullable Session before, Describing describing) {
        this.moment = moment;
        this.ended = List.copyOf(ended);
        this.before = before;
        this.describing = describing;
    }

    /** The same without naming the contents of files that haven't been read for it yet. */
    SessionWriting quick() {
        quick = true;
        return this;
    }

    /** The session. */
    Session session() {
        List<Session.ModelFile> models = new ArrayList<>();
        for (OpenModel model : moment.models()) {
            models.add(file(model));
        }
        List<Session.Found> found = new ArrayList<>();
        int shown = -1;
        for (Ended each : ended) {
            Optional<Session.Found> told = found(each);
            if (told.isPresent() && same(each.result(), moment.result())) {
                shown = found.size();
            }
            told.ifPresent(found::add);
        }
        return new Session(
                Program.version(),
                models,
                data(),
                new Session.Chosen(moment.setting(), moment.seed(), Map.of()),
                found,
                shown,
                three(),
                new Session.View(
                        moment.look().alpha(),
                        moment.look().gamma(),
                        moment.look().layer(),
                        moment.look().step(),
                        before == null
                                ? moment.look().looking()
                                : moment.look().looking().keeping(before.view().looking()),
                        before == null ? Map.of() : before.view().more()),
                moment.steps(),
                before == null ? Map.of() : before.more());
    }

    private Session.ModelFile file(OpenModel model) {
        Role role =
                model == moment.a()
                        ? Role.A
                        : model == moment.b() ? Role.B : model == moment.c() ? Role.C : Role.NONE;
        Path file = model.file().toAbsolutePath();
        String sha256 = quick ? model.sha256IfKnown() : model.sha256();
        Map<String, JsonNode> more = Map.of();
        if (before != null) {
            more =
                    before.models().stream()
                            .filter(m -> m.sha256().equals(sha256))
                            .findFirst()
                            .map(Session.ModelFile::more)
                            .orElse(Map.of());
        }
        return new Session.ModelFile(
                file, size(file), sha256, role, describing.textOf(model), more);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // it has gone; what is open stays open
        }
    }

    private Session.@Nullable Data data() {
        DataChoice data = moment.data();
        return data == null
                ? null
                : new Session.Data(
                        data.location().toAbsolutePath(),
                        data.dataset().split(),
                        data.limit(),
                        data.dataset().normalization(),
                        moment.kind(),
                        moment.statistics(),
                        before == null || before.data() == null ? Map.of() : before.data().more());
    }

    /** Nothing where only corrected groups can tell what it found. */
    private Optional<Session.Found> found(Ended each) {
        SearchResult result = each.result();
        OpenModel a = moment.a();
        if (a == null) {
            return Optional.empty();
        }
        var best = result.best();
        Permutation moved = best.permutation();
        return told(moved, a.symmetry())
                .map(
                        told ->
                                new Session.Found(
                                        result.setting(),
                                        result.seed(),
                                        best.step(),
                                        best.sweep(),
                                        best.objective(),
                                        best.l2(),
                                        best.loss(),
                                        result.seconds(),
                                        !result.stopped(),
                                        !moved.symmetry().equals(a.symmetry())
                                                || wasCorrected(result, told),
                                        PermutationFile.toTree(told),
                                        each.losses(),
                                        Map.of()));
    }

    /** Whether it is what the session that was opened had found by corrected groups. */
    private boolean wasCorrected(SearchResult result, Permutation told) {
        return before != null
                && before.found().stream()
                        .anyMatch(
                                found ->
                                        found.corrected()
                                                && found.seed() == result.seed()
                                                && found.setting().equals(result.setting())
                                                && found.permutation()
                                                        .equals(PermutationFile.toTree(told)));
    }

    private Optional<Permutation> told(Permutation permutation, Symmetry derived) {
        OpenModel b = moment.b();
        return permutation.symmetry().equals(derived) || b == null
                ? Optional.of(permutation)
                : permutation.toldIn(derived, b.model().parameters());
    }

    private Session.@Nullable Three three() {
        ThreeState.Found found = moment.found();
        Session.SeveralFound kept = null;
        OpenModel a = moment.a();
        if (found != null
                && a != null
                && found.result().permutations().getFirst().symmetry().equals(a.symmetry())) {
            var result = found.result();
            kept =
                    new Session.SeveralFound(
                            result.strategy(),
                            result.anchor(),
                            new Session.Chosen(found.setting(), result.seed(), Map.of()),
                            result.rounds(),
                            result.best().step(),
                            result.best().objective(),
                            result.best().l2(),
                            result.seconds(),
                            !result.stopped(),
                            result.permutations().stream().map(PermutationFile::toTree).toList(),
                            Map.of());
        }
        return new Session.Three(
                moment.strategy().id(),
                moment.anchor(),
                moment.wanted(),
                kept,
                before == null || before.three() == null ? Map.of() : before.three().more());
    }
}
