package thalweg.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import thalweg.study.MadeRuns.Made;

class StudyStandingTest {
    private static final List<String> AB = List.of("A", "B");
    private static final List<String> AC = List.of("A", "C");

    private static StudyResult matched(List<String> models, long seed, double reduction) {
        Made made = Made.matched().reduction(reduction);
        return MadeRuns.pair(models, "wm", Map.of(), seed, made);
    }

    private static StudyStanding standing(List<StudyTask> tasks, List<StudyResult> results) {
        return StudyStanding.of("A study", tasks, results, 7);
    }

    @Test
    void hasEveryMethodBeforeAnyOfThemRan() {
        List<StudyTask> tasks =
                List.of(
                        MadeRuns.task(AB, "random", Map.of(), 0),
                        MadeRuns.task(AB, "wm", Map.of(), 0),
                        MadeRuns.task(AC, "wm", Map.of(), 0));
        StudyStanding standing = standing(tasks, List.of());
        assertEquals(
                List.of("random", "wm"),
                standing.methods().stream().map(StudyStanding.Row::label).toList());
        assertEquals(List.of(1, 2), standing.methods().stream().map(r -> r.tasks()).toList());
        assertTrue(
                standing.methods().getFirst().figures().stream()
                        .allMatch(spread -> spread.size() == 0));
        assertTrue(standing.claims().stream().allMatch(v -> v.state() == Verdict.State.ABSENT));
    }

    @Test
    void takesTheMedianOfWhatIsDone() {
        List<StudyResult> done = List.of(matched(AB, 0, 0.1), matched(AC, 0, 0.3));
        List<StudyTask> tasks =
                List.of(
                        done.get(0).task(),
                        done.get(1).task(),
                        MadeRuns.task(AB, "wm", Map.of(), 1));
        StudyStanding standing = standing(tasks, done);
        StudyStanding.Row row = standing.methods().getFirst();
        assertEquals(2, row.done());
        assertEquals(3, row.tasks());
        assertEquals(
                0.2,
                row.figures().get(standing.columns().indexOf(Headline.L2_REDUCTION)).median(),
                1e-15);
        assertEquals(2, standing.done());
    }

    @Test
    void hasNoColumnThatTheStudyCannotFill() {
        List<StudyTask> pairs = List.of(MadeRuns.task(AB, "wm", Map.of(), 0));
        assertEquals(
                List.of(Headline.L2_REDUCTION, Headline.R0, Headline.R03),
                standing(pairs, List.of()).columns());
    }
}
