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
import thalweg.engine.JobStoppedException;
import thalweg.engine.Problem;
import thalweg.report.StudyReport;
import thalweg.study.ResultsFolder;
import thalweg.study.Study;
import thalweg.study.StudyClock;
import thalweg.study.StudyResult;
import thalweg.study.StudySummary;
import thalweg.study.StudyTask;
import thalweg.study.TaskRunner;

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
                    "try ./thalweg study "
                            + Samples.study()
                            + ", or write one after docs/studies.md");
        }
        long start = System.nanoTime();
        Study study = Study.open(file, Cli.version());
        try (ResultsFolder folder = study.claim(folder(study, file))) {
            compute.start(work);
            boolean stopped = !finish(work, study, folder);
            work.keepGoing();
            List<StudyResult> found = folder.found(study);
            var summary = StudySummary.of(study, found);
            var report =
                    new StudyReport(
                            study, found, summary, Cli.version(), work.engine().device().name());
            report.write(folder.path());
            double seconds = (System.nanoTime() - start) / 1e9;
            common.print(
                    work.terminal(),
                    fields(folder.path(), summary, stopped, seconds),
                    new StudyText(summary, stopped, folder.path(), seconds));
        }
        return 0;
    }

    private Path folder(Study study, Path described) {
        if (results != null) {
            return results;
        }
        Path said = study.results();
        String name = String.valueOf(described.getFileName()).replaceFirst("\\.[^.]*$", "");
        return said == null ? Path.of(name + "-results") : said;
    }

    /** Runs what isn't done yet; returns whether all is. */
    private static boolean finish(Workplace work, Study study, ResultsFolder folder) {
        List<StudyTask> tasks = study.tasks();
        var clock = new StudyClock();
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            Optional<StudyResult> known = folder.find(tasks.get(i));
            known.ifPresent(clock::done);
            if (known.isEmpty()) {
                left.add(i);
            }
        }
        say(
                work,
                "%s: %s, results in %s%s"
                        .formatted(
                                study.title(),
                                Table.count(tasks.size(), "task"),
                                folder.path(),
                                left.size() == tasks.size()
                                        ? ""
                                        : ", %,d done already"
                                                .formatted(tasks.size() - left.size())));
        var runner = new TaskRunner(work.engine(), study);
        try {
            for (int done = 0; done < left.size(); done++) {
                if (work.stopAsked()) {
                    return false;
                }
                int index = left.get(done);
                StudyResult result = run(work, runner, index, tasks.get(index));
                folder.keep(result);
                clock.done(result);
                say(work, line(result, tasks, left, done + 1, clock));
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

    private static String line(
            StudyResult result,
            List<StudyTask> tasks,
            List<Integer> left,
            int done,
            StudyClock clock) {
        int all = tasks.size() - left.size() + done;
        double seconds =
                clock.left(left.subList(done, left.size()).stream().map(tasks::get).toList());
        return "%,d of %,d, %s: %s, %s s%s"
                .formatted(
                        all,
                        tasks.size(),
                        result.task().title(),
                        StudyText.of(result),
                        Table.number(result.seconds(), 1),
                        seconds >= 1 ? ", about " + ProgressLine.duration(seconds) + " left" : "");
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
