package thalweg.landscape;

import java.util.List;
import thalweg.words.Phrase;

/**
 * Loss along the line from A to B.
 *
 * @param points in ascending α, 0, ½ and 1 among them
 */
public record LossCurve(List<CurvePoint> points) {
    /** Far more than a chart can show. */
    private static final int MOST_POINTS = 10_001;

    /** Copies the points. */
    public LossCurve {
        points = List.copyOf(points);
    }

    /**
     * @throws LandscapeException when a curve of so many points wouldn't have both ends and ½, or
     *     of more than can be of use
     */
    public static void requireOdd(int points) {
        if (points < 3 || points % 2 == 0) {
            throw new LandscapeException(
                    Phrase.of("badmeasure.curve-needs-odd-number-points-3-more"),
                    Phrase.of("badmeasure.points", points),
                    Phrase.of("remedies.choose", Math.max(3, points + 1)));
        }
        if (points > MOST_POINTS) {
            throw new LandscapeException(
                    Phrase.of("badmeasure.curve-has-at-most-points", MOST_POINTS),
                    Phrase.of("badmeasure.points", points),
                    Phrase.of("remedies.choose-fewer"));
        }
    }

    /** L(θ(α)) − [(1 − α) L(θ_a) + α L(π(θ_b))] at α = ½, nats. */
    public double barrierAtHalf() {
        return points.stream()
                .filter(p -> p.alpha() == 0.5)
                .mapToDouble(this::barrierAt)
                .findFirst()
                .orElseThrow();
    }

    /** The largest barrier over the points drawn, nats. */
    public double maximumBarrier() {
        return points.stream().mapToDouble(this::barrierAt).max().orElseThrow();
    }

    /** What the barrier is at one of the points, nats. */
    public double barrierAt(CurvePoint p) {
        double first = points.getFirst().score().loss();
        double last = points.getLast().score().loss();
        return p.score().loss() - ((1 - p.alpha()) * first + p.alpha() * last);
    }
}
