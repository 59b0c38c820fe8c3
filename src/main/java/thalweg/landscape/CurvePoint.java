package thalweg.landscape;

import thalweg.evaluation.Score;

/**
 * A point on the line: θ(α) = (1 − α) θ_a + α π(θ_b).
 *
 * @param alpha 0 at A, 1 at B
 * @param score loss and accuracy there
 */
public record CurvePoint(double alpha, Score score) {}
