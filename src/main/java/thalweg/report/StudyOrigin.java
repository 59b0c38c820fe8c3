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
import thalweg.words.Words;

/** How a study was made: its files, methods, data, seeds and machine. */
final class StudyOrigin {
    private StudyOrigin() {}

    /** A row a file, a method, a set of examples. */
    static HtmlReport.Table of(
            Study study, List<StudyResult> results, String version, Words words) {
        List<List<String>> rows = new ArrayList<>();
        var models = new LinkedHashMap<String, StudyTask.ModelFile>();
        var methods = new LinkedHashMap<String, String>();
        var examples = new LinkedHashMap<String, String>();
        for (StudyTask task : study.tasks()) {
            task.models().forEach(model -> models.put(model.name(), model));
            methods.put(
                    task.method().name(),
                    StudyWords.method(task.method(), words)
                            + task.method().options().entrySet().stream()
                                    .map(option -> option.getKey() + " " + option.getValue())
                                    .collect(Collectors.joining(", ", " (", ")"))
                                    .replace(" ()", ""));
            if (!task.merged().isEmpty()) {
                methods.put(
                        words.get("studypage.merge"),
                        words.get(
                                "studypage.merged",
                                task.merged().entrySet().stream()
                                        .map(option -> option.getKey() + " " + option.getValue())
                                        .collect(Collectors.joining(", "))));
            }
            examples(examples, words.get("studypage.losses"), task.data(), words);
            examples(examples, words.get("studypage.searches"), task.training(), words);
            examples(
                    examples,
                    words.get("studypage.statistics", task.normalization()),
                    task.statistics(),
                    words);
        }
        models.values()
                .forEach(
                        model ->
                                rows.add(
                                        List.of(
                                                words.get("studypage.model", model.name()),
                                                model.file() + ", sha256 " + model.sha256())));
        methods.forEach(
                (name, how) -> rows.add(List.of(words.get("studypage.method-of", name), how)));
        examples.forEach(
                (what, which) -> rows.add(List.of(words.get("studypage.data-of", what), which)));
        rows.add(
                List.of(
                        words.get("studypage.seeds"),
                        study.tasks().stream()
                                .map(task -> Long.toString(task.seed()))
                                .distinct()
                                .collect(Collectors.joining(", "))));
        rows.add(
                List.of(
                        words.get("studypage.device"),
                        results.stream()
                                .map(StudyResult::device)
                                .distinct()
                                .collect(Collectors.joining("; "))));
        rows.add(List.of(words.get("studypage.program"), "Thalweg " + version));
        rows.add(
                List.of(
                        words.get("studypage.time"),
                        words.get(
                                "studypage.work",
                                Figures.of(
                                        results.stream().mapToDouble(StudyResult::seconds).sum(),
                                        0))));
        return new HtmlReport.Table(words.get("studypage.made"), List.of(), rows);
    }

    private static void examples(
            Map<String, String> all, String what, StudyTask.@Nullable Examples of, Words words) {
        if (of != null) {
            all.put(
                    what,
                    words.get(
                            "studypage.examples", of.name(), of.count(), of.split(), of.sha256()));
        }
    }
}
