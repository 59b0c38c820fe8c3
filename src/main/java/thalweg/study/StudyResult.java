package thalweg.study;

import org.jspecify.annotations.Nullable;

/**
 * What a task found: one of two models, or one of three.
 *
 * @param device that it was computed on
 * @param searchSeconds of the search alone
 * @param seconds of the whole task
 */
public record StudyResult(
        StudyTask task,
        @Nullable PairFigures pair,
        @Nullable TripleFigures triple,
        String device,
        double searchSeconds,
        double seconds) {}
