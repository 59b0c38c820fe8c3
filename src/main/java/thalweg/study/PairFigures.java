package thalweg.study;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of two models and a permutation.
 *
 * @param l2Before ‖θ_a − θ_b‖₂
 * @param l2After ‖θ_a − π(θ_b)‖₂
 * @param l2Reduction (before − after) / before
 * @param objectiveBefore ⟨θ_a, θ_b⟩
 * @param objectiveAfter ⟨θ_a, π(θ_b)⟩
 * @param rBefore R(γ) of A and B as they are, one for each of the task's γ
 * @param rAfter R(γ) of A and π(B)
 * @param nullLow the least R(γ) of random permutations
 * @param nullHigh the largest
 * @param singularChange the largest change of a singular value between B and π(B), of its layer's
 *     s₁
 * @param steps of the search; 0 for a random permutation
 * @param sweeps likewise
 * @param still groups that may move and that the search left as they were
 * @param losses null without data
 * @param taylor null unless the study asks for it
 * @param references likewise
 */
public record PairFigures(
        double l2Before,
        double l2After,
        double l2Reduction,
        double objectiveBefore,
        double objectiveAfter,
        List<Double> rBefore,
        List<Double> rAfter,
        List<Double> nullLow,
        List<Double> nullHigh,
        double singularChange,
        int steps,
        int sweeps,
        List<String> still,
        @Nullable Losses losses,
        @Nullable Estimates taylor,
        @Nullable Held references) {
    /** Copies the lists. */
    public PairFigures {
        rBefore = List.copyOf(rBefore);
        rAfter = List.copyOf(rAfter);
        nullLow = List.copyOf(nullLow);
        nullHigh = List.copyOf(nullHigh);
        still = List.copyOf(still);
    }

    /**
     * Along the line, nats; accuracies are fractions.
     *
     * @param a at A
     * @param b at B as it is
     * @param movedB at π(B): what B's is, up to rounding
     * @param naiveMidpoint halfway to B
     * @param matchedMidpoint halfway to π(B)
     * @param naiveHalf the barrier at ½ to B
     * @param matchedHalf the barrier at ½ to π(B)
     * @param naiveMax the largest barrier over the points
     * @param matchedMax likewise
     * @param control the distance-only control; NaN where part of the weights is merged
     */
    public record Losses(
            double a,
            double b,
            double movedB,
            double naiveMidpoint,
            double matchedMidpoint,
            double naiveHalf,
            double matchedHalf,
            double naiveMax,
            double matchedMax,
            double control,
            double accuracyA,
            double accuracyB,
            double naiveMidpointAccuracy,
            double matchedMidpointAccuracy) {}

    /**
     * The Taylor estimate of the barrier at ½, nats, and the barrier on the same examples; with
     * batch norm both go by the statistics of batches.
     */
    public record Estimates(
            double naive, double matched, double naiveBarrier, double matchedBarrier) {}

    /**
     * What the loss midway is to be held against, nats.
     *
     * @param ensemble of the mean of A's and B's probabilities
     * @param ensembleAccuracy a fraction
     * @param calibratedA of A's logits at the temperature that suits best; so the others
     */
    public record Held(
            double ensemble,
            double ensembleAccuracy,
            double calibratedA,
            double calibratedB,
            double calibratedNaive,
            double calibratedMatched) {}
}
