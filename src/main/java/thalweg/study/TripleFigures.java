package thalweg.study;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of three models A, B and C, all moved into A's frame.
 *
 * @param l2Before the root mean square of the three distances, as they are
 * @param l2After likewise, moved
 * @param objectiveBefore Σ over pairs of ⟨θ_m, θ_n⟩
 * @param objectiveAfter likewise, moved
 * @param cycleError units that A→B→C→A doesn't return to their place, a fraction: 0 by construction
 * @param independentCycleError the same of every two matched on their own
 * @param losses null without data
 */
public record TripleFigures(
        double l2Before,
        double l2After,
        double objectiveBefore,
        double objectiveAfter,
        double cycleError,
        double independentCycleError,
        @Nullable Losses losses) {
    /**
     * Losses, nats; accuracies are fractions.
     *
     * @param models the three as they are
     * @param naiveMean of the mean of the three as they are
     * @param matchedMean of the mean of the three moved
     * @param naive barriers at ½ of A and B, A and C, B and C as they are
     * @param matched the same, moved: the last is B–C through A
     */
    public record Losses(
            List<Double> models,
            double naiveMean,
            double matchedMean,
            double naiveMeanAccuracy,
            double matchedMeanAccuracy,
            List<Double> naive,
            List<Double> matched) {
        /** Copies the lists. */
        public Losses {
            models = List.copyOf(models);
            naive = List.copyOf(naive);
            matched = List.copyOf(matched);
        }

        /** The barrier at ½ between π(B) and π(C), each matched to A. */
        public double throughA() {
            return matched.getLast();
        }
    }
}
