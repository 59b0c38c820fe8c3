package thalweg.evaluation;

/**
 * The loss at θ and how it changes along a direction δ: L(θ + t δ) = loss + first · t + ½ second ·
 * t² + …
 *
 * @param loss mean cross-entropy, nats
 * @param first gᵀδ with g the gradient at θ
 * @param second δᵀHδ with H the Hessian at θ, that of a ReLU taken almost everywhere
 */
public record Derivatives(double loss, double first, double second) {}
