package thalweg.study;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How far a study is: what its results folder has, which task is next, how long the rest will take.
 * For one thread at a time.
 */
public final class StudyProgress {
    private final List<StudyTask> tasks;
    private final ResultsFolder folder;
    private final StudyClock clock = new StudyClock();
    private final Map<Integer, StudyResult> results = new TreeMap<>();

    /** Reads what the folder has already. */
    public StudyProgress(Study study, ResultsFolder folder) {
        this.folder = folder;
        tasks = study.tasks();
        for (int i = 0; i < tasks.size(); i++) {
            int index = i;
            folder.find(tasks.get(i)).ifPresent(result -> count(index, result));
        }
    }

    private void count(int index, StudyResult result) {
        results.put(index, result);
        clock.done(result);
    }

    /** All tasks of the study, in their order. */
    public List<StudyTask> tasks() {
        return tasks;
    }

    /** How many have a result. */
    public int done() {
        return results.size();
    }

    /** The first task that has no result; empty when all have. */
    public OptionalInt next() {
        return left().findFirst();
    }

    private IntStream left() {
        return IntStream.range(0, tasks.size()).filter(i -> !results.containsKey(i));
    }

    /**
     * Keeps a task's result in the folder, and counts it.
     *
     * @throws thalweg.checkpoint.CheckpointException when it can't be written
     */
    public void keep(int index, StudyResult result) {
        folder.keep(result);
        count(index, result);
    }

    /** Seconds that the rest will take; NaN before any task is done. */
    public double secondsLeft() {
        return clock.left(left().mapToObj(tasks::get).toList());
    }

    /** Results so far, in the study's order. */
    public List<StudyResult> results() {
        return List.copyOf(results.values());
    }
}
