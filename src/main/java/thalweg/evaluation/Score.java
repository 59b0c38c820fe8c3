package thalweg.evaluation;

/**
 * How good a network is on examples.
 *
 * @param loss mean cross-entropy, nats
 * @param accuracy a fraction
 * @param examples how many they were
 */
public record Score(double loss, double accuracy, int examples) {}
