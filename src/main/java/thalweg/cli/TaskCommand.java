package thalweg.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import thalweg.engine.JobStoppedException;
import thalweg.session.Program;
import thalweg.study.Study;
import thalweg.study.StudyResult;
import thalweg.study.TaskFile;
import thalweg.study.TaskRunner;

/** Runs one task of a study from its file, wherever that was written. */
@CommandLine.Command(
        header = "Run one task of a study, as study --tasks writes them.",
        description = {
            "The result goes to the folder results beside the task's own, where the study picks it"
                    + " up. A task whose result is there already is not run again."
        })
final class TaskCommand implements Command {
    @Mixin private CommonOptions common = new CommonOptions();

    @CommandLine.Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The task, such as mine/tasks/A-B-wm-0-….json.")
    private @Nullable Path file;

    @Option(
            names = "--files",
            paramLabel = "DIR",
            description =
                    "Where the names of models and data begin: the study's own folder, or a copy"
                            + " (default: this folder).")
    private Path files = Path.of("");

    @Mixin private ComputeOptions compute = new ComputeOptions();

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public int run(Workplace work) {
        if (file == null) {
            throw new UsageException(
                    "no task is named",
                    "task",
                    "name a file that "
                            + Program.command()
                            + " study FILE --tasks DIR has written");
        }
        TaskFile task = TaskFile.read(file, Cli.version());
        StudyResult known = task.found().orElse(null);
        if (known != null) {
            print(work, task, known, "done already");
            return 0;
        }
        Study study = task.open(files);
        compute.start(work);
        StudyResult found = run(work, study);
        if (found != null) {
            task.keep(found);
        }
        print(work, task, found, found == null ? "stopped" : "done");
        return 0;
    }

    /** Null when it was stopped: part of a task is no result. */
    private static @Nullable StudyResult run(Workplace work, Study study) {
        var runner = new TaskRunner(work.engine(), study);
        try {
            return work.search(study.tasks().getFirst().title(), context -> runner.run(0, context));
        } catch (JobStoppedException e) {
            return null;
        } finally {
            work.keepGoing();
            work.measure(
                    "Closing",
                    context -> {
                        runner.close();
                        return true;
                    });
        }
    }

    private void print(Workplace work, TaskFile task, @Nullable StudyResult result, String how) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("task", String.valueOf(file));
        fields.put("title", task.task().title());
        fields.put("stopped", result == null);
        fields.put("result", result == null ? null : task.result().toString());
        fields.put("seconds", result == null ? null : result.seconds());
        common.print(
                work.terminal(),
                fields,
                result == null
                        ? task.task().title() + ": stopped, and nothing of it is kept\n"
                        : "%s: %s, %s s; %s, %s\n"
                                .formatted(
                                        task.task().title(),
                                        StudyText.of(result),
                                        Table.number(result.seconds(), 1),
                                        how,
                                        task.result()));
    }
}
