package thalweg.study;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How long the tasks that are left will take, by what their likes took. */
public final class StudyClock {
    private final Map<Kind, Sum> kinds = new HashMap<>();
    private final Sum all = new Sum();

    private record Kind(String method, int models) {
        static Kind of(StudyTask task) {
            return new Kind(task.method().name(), task.models().size());
        }
    }

    private static final class Sum {
        double seconds;
        int tasks;

        void add(double more) {
            seconds += more;
            tasks++;
        }

        double mean() {
            return seconds / tasks;
        }
    }

    /** Takes a task that is done, now or in an earlier run. */
    public void done(StudyResult result) {
        all.add(result.seconds());
        kinds.computeIfAbsent(Kind.of(result.task()), _ -> new Sum()).add(result.seconds());
    }

    /** Seconds that these will take; NaN before any is done. */
    public double left(List<StudyTask> tasks) {
        if (all.tasks == 0) {
            return Double.NaN;
        }
        return tasks.stream()
                .mapToDouble(task -> kinds.getOrDefault(Kind.of(task), all).mean())
                .sum();
    }
}
