package thalweg.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import thalweg.engine.JobStoppedException;
import thalweg.engine.Problem;
import thalweg.report.Figures;
import thalweg.report.StudyReport;
import thalweg.session.Program;
import thalweg.study.ResultsFolder;
import thalweg.study.Study;
import thalweg.study.StudyProgress;
import thalweg.study.StudyResult;
import thalweg.study.StudySummary;
import thalweg.study.StudyTask;
import thalweg.study.TaskRunner;
import thalweg.words.Words;

/** Runs a study, or goes on with one. */
@CommandLine.Command(
        header = "Run a study: pairs, triples, searches and seeds, to a table and a report.",
        description = {
            "A text file says what to run (docs/studies.md). However a run ends, the next goes on"
                    + " where it was."
        })
final class StudyCommand implements Command {
    @Mixin private CommonOptions common = new CommonOptions();

    @CommandLine.Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The study, such as samples/paper.study.")
    private @Nullable Path file;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description =
                    "Where results go (default: as the study says, else NAME-results in this"
                            + " folder).")
    private @Nullable Path results;

    @Option(
            names = "--tasks",
            paramLabel = "DIR",
            description =
                    "Write the tasks there and run none: task runs each, here or on other machines,"
                            + " and then --results DIR makes the tables.")
    private @Nullable Path tasks;

    @Mixin private ComputeOptions compute = new ComputeOptions();

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public int run(Workplace work) {
        if (file == null) {
            throw new UsageException(
                    "no study is named",
                    "study",
                    "try "
                            + Program.command()
                            + " study "
                            + Samples.study()
                            + ", or write one after docs/studies.md");
        }
        if (tasks != null && results != null) {
            throw new UsageException(
                    "tasks are written or run, not both", "--tasks", "leave out one of the two");
        }
        if (tasks != null) {
            writeTasks(work, Study.open(file, Cli.version()), tasks);
            return 0;
        }
        long start = System.nanoTime();
        Study study = Study.open(file, Cli.version());
        try (ResultsFolder folder = study.claim(results == null ? study.usualResults() : results)) {
            compute.start(work);
            boolean stopped = !finish(work, study, folder);
            work.keepGoing();
            var report =
                    StudyReport.of(
                            study,
                            folder.found(study),
                            Cli.version(),
                            work.engine().device().name(),
                            Words.ENGLISH);
            report.write(folder.path());
            StudySummary summary = report.summary();
            double seconds = (System.nanoTime() - start) / 1e9;
            common.print(
                    work.terminal(),
                    fields(folder.path(), summary, stopped, seconds),
                    new StudyText(summary, stopped, folder.path(), seconds));
        }
        return 0;
    }

    /** A results' folder with the descriptions of tasks alone. */
    private void writeTasks(Workplace work, Study study, Path place) {
        List<Path> written;
        int done;
        try (ResultsFolder folder = study.claim(place)) {
            written = folder.taskFiles(study);
            done = folder.found(study).size();
        }
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("study", String.valueOf(file));
        fields.put("results", place.toString());
        fields.put("tasks", written.stream().map(Path::toString).toList());
        fields.put("done", done);
        common.print(
                work.terminal(),
                fields,
                """
                %s in %s%s.
                Run each, here or where the same files are:
                  %s task %s --files %s
                When their results are in %s:
                  %s study %s --results %s
                """
                        .formatted(
                                Table.count(written.size(), "task"),
                                place.resolve("tasks"),
                                done == 0 ? "" : ", %,d of them done already".formatted(done),
                                Program.command(),
                                written.getFirst(),
                                study.folder(),
                                place.resolve("results"),
                                Program.command(),
                                file,
                                place));
    }

    /** Runs what isn't done yet; returns whether all is. */
    private static boolean finish(Workplace work, Study study, ResultsFolder folder) {
        var progress = new StudyProgress(study, folder);
        say(
                work,
                "%s: %s, results in %s%s"
                        .formatted(
                                study.title(),
                                Table.count(progress.tasks().size(), "task"),
                                folder.path(),
                                progress.done() == 0
                                        ? ""
                                        : ", %,d done already".formatted(progress.done())));
        var runner = new TaskRunner(work.engine(), study);
        try {
            for (var next = progress.next(); next.isPresent(); next = progress.next()) {
                if (work.stopAsked()) {
                    return false;
                }
                int index = next.getAsInt();
                StudyResult result = run(work, runner, index, progress.tasks().get(index));
                progress.keep(index, result);
                say(work, line(result, progress));
            }
            return true;
        } catch (JobStoppedException e) {
            return false;
        } finally {
            work.measure(
                    "Closing",
                    context -> {
                        runner.close();
                        return true;
                    });
        }
    }

    private static StudyResult run(Workplace work, TaskRunner runner, int index, StudyTask task) {
        try {
            return work.search(task.title(), context -> runner.run(index, context));
        } catch (Problem e) {
            var failed =
                    new WorkException(
                            e.what(),
                            task.title() + ": " + e.where(),
                            e.remedy() + "; what is done is kept");
            failed.initCause(e);
            throw failed;
        }
    }

    private static String line(StudyResult result, StudyProgress progress) {
        double seconds = progress.secondsLeft();
        return "%,d of %,d, %s: %s, %s s%s"
                .formatted(
                        progress.done(),
                        progress.tasks().size(),
                        result.task().title(),
                        StudyText.of(result),
                        Table.number(result.seconds(), 1),
                        seconds >= 1 ? ", about " + Figures.duration(seconds) + " left" : "");
    }

    private static void say(Workplace work, String line) {
        work.terminal().message(line + '\n');
    }

    private Map<String, @Nullable Object> fields(
            Path folder, StudySummary summary, boolean stopped, double seconds) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("study", String.valueOf(file));
        fields.put("results", folder.toString());
        fields.put("stopped", stopped);
        fields.putAll(summary.fields());
        fields.remove("runs"); // they are in the table
        fields.put("table", folder.resolve(StudyReport.TABLE).toString());
        fields.put("report", folder.resolve(StudyReport.PAGE).toString());
        fields.put("seconds", seconds);
        return fields;
    }
}
