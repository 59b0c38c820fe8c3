package thalweg.study;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.WholeFile;
import thalweg.dataset.Normalization;
import thalweg.evaluation.Renormalization;
import thalweg.matching.SearchKind;
import thalweg.matching.Strategies;
import thalweg.words.Phrase;

/**
 * A task as a file of its own, to be run on whatever machine has the files that it names. Its
 * result goes where the study that it belongs to looks for it: a file of the same name in the
 * folder {@code results} beside the task's own folder.
 */
public final class TaskFile {
    private static final int MOST_BYTES = 1 << 20;

    private final Path file;
    private final StudyTask task;
    private final StudyLine at;

    private TaskFile(Path file, StudyTask task) {
        this.file = file;
        this.task = task;
        this.at = new StudyLine(String.valueOf(file.getFileName()), 0, "");
    }

    /**
     * Reads one.
     *
     * @param program Thalweg's version
     * @throws StudyException when it is no task, or another version's
     */
    public static TaskFile read(Path file, String program) {
        String where = file.toString();
        StudyTask task =
                text(file)
                        .flatMap(text -> StudyJson.read(text, StudyTask.class))
                        .orElseThrow(
                                () ->
                                        new StudyException(
                                                "this is no task of a study, or one of another"
                                                        + " version",
                                                where,
                                                "name a file that study --tasks wrote"));
        if (task.version() != StudyTask.VERSION || !task.program().equals(program)) {
            throw new StudyException(
                    "the task is for version %s, and this is %s".formatted(task.program(), program),
                    where,
                    "run it with that version, or write the tasks anew");
        }
        return new TaskFile(file, task);
    }

    private static Optional<String> text(Path file) {
        if (!Files.exists(file)) {
            throw new StudyException("there is no such file", file.toString(), "check the name");
        }
        try {
            boolean small = Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES;
            return small ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StudyException(
                    "the task can't be read (" + e.getMessage() + ")",
                    file.toString(),
                    "see whether it is there and may be read");
        }
    }

    /** What is to be done. */
    public StudyTask task() {
        return task;
    }

    /** Where its result goes. */
    public Path result() {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        return folder.resolveSibling("results").resolve(task.id() + ResultsFolder.ENDING);
    }

    /** Its result, if it is there already, whole and of this very task. */
    public Optional<StudyResult> found() {
        return ResultsFolder.read(result(), task);
    }

    /**
     * Keeps its result: the file appears whole or not at all.
     *
     * @throws StudyException when the folder can't be made
     * @throws thalweg.checkpoint.CheckpointException when it can't be written
     */
    public void keep(StudyResult found) {
        Path to = result();
        try {
            Files.createDirectories(Objects.requireNonNull(to.getParent()));
        } catch (IOException e) {
            throw new StudyException(
                    "the results' folder can't be made (" + e.getMessage() + ")",
                    to.toString(),
                    "put the task's folder where you may write");
        }
        WholeFile.writeText(to, StudyJson.pretty(found), true);
    }

    /**
     * The task as a study of its own, with all that it names opened.
     *
     * @param base where relative names of files and folders begin
     * @throws StudyException when a file isn't there or isn't the one that the task means
     */
    public Study open(Path base) {
        StudyPlan plan = plan(base);
        Study study = Study.open(plan, task.program());
        StudyTask here = study.tasks().getFirst();
        for (int m = 0; m < task.models().size(); m++) {
            StudyTask.ModelFile wanted = task.models().get(m);
            StudyTask.ModelFile found = here.models().get(m);
            if (!wanted.sha256().equals(found.sha256())) {
                throw other("model " + wanted.name(), plan.resolve(wanted.file()));
            }
        }
        requireSame("data", task.data(), here.data(), plan);
        requireSame("training data", task.training(), here.training(), plan);
        requireSame("data of the statistics", task.statistics(), here.statistics(), plan);
        if (!here.equals(task)) {
            throw at.problem(
                    Phrase.of("badstudy.task-otherwise"), Phrase.of("remedies.write-tasks-anew"));
        }
        return study;
    }

    private void requireSame(
            String what,
            StudyTask.@Nullable Examples wanted,
            StudyTask.@Nullable Examples found,
            StudyPlan plan) {
        if (wanted != null && !wanted.equals(found)) {
            throw other(what, plan.resolve(wanted.folder()));
        }
    }

    private StudyException other(String what, Path where) {
        return new StudyException(
                "the %s here is another one than the task means (its SHA-256 differs)"
                        .formatted(what),
                where.toString(),
                "bring the very files that %s was written with".formatted(file.getFileName()));
    }

    private StudyPlan plan(Path base) {
        var models = new LinkedHashMap<String, StudyPlan.PlannedModel>();
        for (StudyTask.ModelFile model : task.models()) {
            models.put(
                    model.name(),
                    new StudyPlan.PlannedModel(
                            at,
                            model.name(),
                            model.file(),
                            null,
                            model.network(),
                            model.activation()));
        }
        var group = new StudyPlan.Group(at, task.modelNames());
        StudyTask.Examples data = task.data();
        StudyTask.Examples statistics = task.statistics();
        int training = task.training() == null ? Integer.MAX_VALUE : task.training().count();
        return new StudyPlan(
                base.resolve(String.valueOf(file.getFileName())),
                task.title(),
                models,
                task.pair() ? List.of(group) : List.of(),
                task.pair() ? List.of() : List.of(group),
                List.of(
                        new StudyPlan.PlannedMethod(
                                at,
                                task.method().name(),
                                task.method().label(),
                                at.in(this::method),
                                List.of(task.seed()))),
                data == null
                        ? null
                        : new StudyPlan.Data(
                                at,
                                data.folder(),
                                data.split(),
                                data.count(),
                                new Normalization(data.mean(), data.deviation())),
                null,
                training,
                new StudyPlan.Statistics(
                        null,
                        Renormalization.named(task.normalization()),
                        statistics == null
                                ? thalweg.evaluation.Statistics.EXAMPLES
                                : statistics.count()),
                task.points(),
                task.gammas(),
                PairMeasures.of(at, task.figures(), task.merged()),
                null);
    }

    private Method method() {
        StudyTask.MethodName name = task.method();
        if (name.random()) {
            return new Method.Chance();
        }
        if (Strategies.ids().contains(name.id())) {
            return new Method.Together(name.id());
        }
        return new Method.Searching(
                SearchKind.named(name.id())
                        .orElseThrow(
                                () ->
                                        at.problem(
                                                Phrase.of("badstudy.no-search-kind", name.id()),
                                                Phrase.of("remedies.write-tasks-anew")))
                        .setting(name.options()));
    }
}
