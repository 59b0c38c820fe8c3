package thalweg.desktop.compare;

import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.report.Curve;
import thalweg.report.RChartData;
import thalweg.report.SearchColours;
import thalweg.words.Phrase;

/**
 * A column of the comparison: a search, or A and B as they are. NaN stands for what isn't measured.
 *
 * @param colour of {@link SearchColours}; tells searches apart
 * @param method its name in brief, e.g. "STE from A"
 * @param seed in words; {@link Phrase#none()} where the result hangs on none
 * @param detail the name in full, its options, and how it ended
 * @param options as a line of names and values; empty for none
 * @param l2 ‖θ_a − π(θ_b)‖₂
 * @param l2Reduction (before − after) / before
 * @param objective ⟨θ_a, π(θ_b)⟩
 * @param loss along the line, whole; null until measured
 * @param barrierHalf nats
 * @param barrierMost nats, over the points drawn
 * @param taylor the estimate of the barrier at ½, nats
 * @param seconds of the search alone
 * @param r R(γ) of all layers; null until measured
 * @param layers the same of each layer
 */
public record ComparedSearch(
        int colour,
        Phrase method,
        Phrase seed,
        Phrase detail,
        String options,
        double l2,
        double l2Reduction,
        double objective,
        @Nullable Curve loss,
        double barrierHalf,
        double barrierMost,
        double taylor,
        double seconds,
        @Nullable Curve r,
        List<RChartData.OfLayer> layers) {
    /** Copies the list. */
    public ComparedSearch {
        layers = List.copyOf(layers);
    }

    /** Whether it is A and B as they are. */
    public boolean naive() {
        return colour == SearchColours.NAIVE;
    }

    /** What a legend calls it, e.g. "STE from A, seed 0". */
    public Phrase name() {
        return seed.isNone() ? method : Phrase.of("charts.of", method, seed);
    }

    /** Loss midway, nats. */
    public double half() {
        return loss == null ? Double.NaN : loss.at(0.5);
    }

    /** R at a γ. */
    public double rAt(double gamma) {
        return r == null ? Double.NaN : r.at(gamma);
    }
}
