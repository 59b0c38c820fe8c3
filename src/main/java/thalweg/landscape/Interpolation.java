package thalweg.landscape;

/**
 * Loss between two models, naive beside matched, on the same examples.
 *
 * @param data as shown, e.g. "MNIST"
 * @param split "train" or "test"
 * @param examples how many
 * @param normalization what was done about batch norm: "none", "reset" or "repair"
 * @param normalizationExamples the training examples that this used
 * @param naive the curve from A to B
 * @param matched the curve from A to π(B), at the same α
 * @param control the distance-only control, nats: (L2 after / L2 before)² × the naive barrier at ½,
 *     what a mere shortening of the line would leave on a quadratic loss
 * @param seconds that it took
 */
public record Interpolation(
        String data,
        String split,
        int examples,
        String normalization,
        int normalizationExamples,
        LossCurve naive,
        LossCurve matched,
        double control,
        double seconds) {
    /** (after / before)² × the naive barrier at ½; 0 where there was no distance to begin with. */
    public static double control(double l2Before, double l2After, LossCurve naive) {
        double ratio = l2Before == 0 ? 0 : l2After / l2Before;
        return ratio * ratio * naive.barrierAtHalf();
    }
}
