package thalweg.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import thalweg.matching.SearchKind;

/** Which runs a claim is about, and what belongs together among them. */
final class Runs {
    static final Predicate<StudyResult> WEIGHTS = by(SearchKind.WEIGHT_MATCHING).and(Runs::whole);
    static final Predicate<StudyResult> ACTIVATIONS = by(SearchKind.ACTIVATION_MATCHING);
    static final Predicate<StudyResult> STE_FROM_A =
            by(SearchKind.STRAIGHT_THROUGH).and(starts("a"));
    static final Predicate<StudyResult> STE_FROM_RANDOM =
            by(SearchKind.STRAIGHT_THROUGH).and(starts("random"));
    static final Predicate<StudyResult> CHANCE = result -> result.task().method().random();

    static Predicate<StudyResult> by(SearchKind kind) {
        return result -> result.task().method().id().equals(kind.id());
    }

    static Predicate<StudyResult> starts(String from) {
        return result -> from.equals(result.task().method().option("start"));
    }

    /** Whether all of the weights were matched and merged: else it is an intervention. */
    static boolean whole(StudyResult result) {
        StudyTask task = result.task();
        return task.merged().isEmpty()
                && task.method().option("match-components") == null
                && task.method().option("match-layers") == null;
    }

    static PairFigures pair(StudyResult result) {
        return Objects.requireNonNull(result.pair());
    }

    static PairFigures.Losses losses(StudyResult result) {
        return Objects.requireNonNull(pair(result).losses());
    }

    static boolean hasBarrier(StudyResult result) {
        return pair(result).losses() != null && losses(result).naiveHalf() > 0;
    }

    /** Models are told by their contents, in whatever studies and under whatever names. */
    static List<String> hashes(StudyResult run) {
        return run.task().models().stream().map(StudyTask.ModelFile::sha256).toList();
    }

    static int models(List<StudyResult> runs) {
        Set<String> different = new LinkedHashSet<>();
        runs.forEach(run -> different.addAll(hashes(run)));
        return different.size();
    }

    static Map<List<String>, List<StudyResult>> byModels(List<StudyResult> runs) {
        Map<List<String>, List<StudyResult>> by = new LinkedHashMap<>();
        runs.forEach(run -> by.computeIfAbsent(hashes(run), _ -> new ArrayList<>()).add(run));
        return by;
    }

    private Runs() {}
}
