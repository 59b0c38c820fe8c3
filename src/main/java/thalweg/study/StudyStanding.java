package thalweg.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a study has come to so far, in a short table: methods by figures, and the claims.
 *
 * @param title of the study
 * @param tasks in all
 * @param done of which there are results
 * @param secondsLeft that the rest will take; NaN where that isn't known
 * @param columns the figures that this study can have
 * @param methods a row each, in the order of the tasks
 * @param claims a verdict each, a to g
 */
public record StudyStanding(
        String title,
        int tasks,
        int done,
        double secondsLeft,
        List<Headline> columns,
        List<Row> methods,
        List<Verdict> claims) {
    /**
     * A method's results.
     *
     * @param label as tables call it
     * @param tasks that go by it
     * @param done of which there are results
     * @param figures a spread a column; of no value where there is none yet
     */
    public record Row(String label, int tasks, int done, List<Spread> figures) {
        /** Copies the figures. */
        public Row {
            figures = List.copyOf(figures);
        }
    }

    /** Copies the lists. */
    public StudyStanding {
        columns = List.copyOf(columns);
        methods = List.copyOf(methods);
        claims = List.copyOf(claims);
    }

    /** By what a folder has of it, before it is run. */
    public static StudyStanding of(Study study, Path folder) {
        return of(study.title(), study.tasks(), study.foundIn(folder), Double.NaN);
    }

    /** As far as it is. */
    public static StudyStanding of(Study study, StudyProgress progress) {
        return of(study.title(), study.tasks(), progress.results(), progress.secondsLeft());
    }

    /** Of a study's tasks and the results that some of them have. */
    static StudyStanding of(
            String title, List<StudyTask> tasks, List<StudyResult> results, double secondsLeft) {
        List<Headline> columns =
                Headline.SHORT.stream()
                        .filter(figure -> tasks.stream().anyMatch(task -> has(task, figure)))
                        .toList();
        Map<String, List<StudyResult>> found = StudySummary.byMethod(results);
        Map<String, List<StudyTask>> methods = new LinkedHashMap<>();
        tasks.forEach(
                task ->
                        methods.computeIfAbsent(task.method().name(), _ -> new ArrayList<>())
                                .add(task));
        List<Row> rows = new ArrayList<>();
        methods.forEach(
                (name, of) -> {
                    List<StudyResult> done = found.getOrDefault(name, List.of());
                    rows.add(
                            new Row(
                                    of.getFirst().method().label(),
                                    of.size(),
                                    done.size(),
                                    columns.stream().map(figure -> figure.spread(done)).toList()));
                });
        return new StudyStanding(
                title,
                tasks.size(),
                results.size(),
                secondsLeft,
                columns,
                rows,
                Claims.of(results));
    }

    private static boolean has(StudyTask task, Headline figure) {
        return task.pair() != figure.ofThree() && (task.data() != null || !figure.needsData());
    }
}
