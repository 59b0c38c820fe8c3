package thalweg.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import thalweg.study.Study;
import thalweg.study.StudyResult;
import thalweg.study.StudyTask;

/** How a study was made: its files, methods, data, seeds and machine. */
final class StudyOrigin {
    private StudyOrigin() {}

    /** A row a file, a method, a set of examples. */
    static HtmlReport.Table of(Study study, List<StudyResult> results, String version) {
        List<List<String>> rows = new ArrayList<>();
        var models = new LinkedHashMap<String, StudyTask.ModelFile>();
        var methods = new LinkedHashMap<String, String>();
        var examples = new LinkedHashMap<String, String>();
        for (StudyTask task : study.tasks()) {
            task.models().forEach(model -> models.put(model.name(), model));
            methods.put(
                    task.method().name(),
                    task.method().label()
                            + task.method().options().entrySet().stream()
                                    .map(option -> option.getKey() + " " + option.getValue())
                                    .collect(Collectors.joining(", ", " (", ")"))
                                    .replace(" ()", ""));
            if (!task.merged().isEmpty()) {
                methods.put(
                        "merge",
                        task.merged().entrySet().stream()
                                .map(option -> option.getKey() + " " + option.getValue())
                                .collect(
                                        Collectors.joining(
                                                ", ", "", " alone; the rest stays A's")));
            }
            examples(examples, "losses", task.data());
            examples(examples, "searches", task.training());
            examples(examples, "statistics, by " + task.normalization(), task.statistics());
        }
        models.values()
                .forEach(
                        model ->
                                rows.add(
                                        List.of(
                                                "model " + model.name(),
                                                model.file() + ", sha256 " + model.sha256())));
        methods.forEach((name, words) -> rows.add(List.of("method " + name, words)));
        examples.forEach((what, words) -> rows.add(List.of("data of " + what, words)));
        rows.add(
                List.of(
                        "seeds",
                        study.tasks().stream()
                                .map(task -> Long.toString(task.seed()))
                                .distinct()
                                .collect(Collectors.joining(", "))));
        rows.add(
                List.of(
                        "device",
                        results.stream()
                                .map(StudyResult::device)
                                .distinct()
                                .collect(Collectors.joining("; "))));
        rows.add(List.of("program", "Thalweg " + version));
        rows.add(
                List.of(
                        "time",
                        Figures.of(results.stream().mapToDouble(StudyResult::seconds).sum(), 0)
                                + " s of work"));
        return new HtmlReport.Table("How this was made", List.of(), rows);
    }

    private static void examples(
            Map<String, String> all, String what, StudyTask.@Nullable Examples of) {
        if (of != null) {
            all.put(
                    what,
                    "%s, the first %,d %s examples, sha256 of inputs and labels %s"
                            .formatted(of.name(), of.count(), of.split(), of.sha256()));
        }
    }
}
