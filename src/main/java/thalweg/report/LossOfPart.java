package thalweg.report;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import thalweg.landscape.LossCurve;
import thalweg.words.Phrase;

/**
 * Loss along the lines on which only part of the weights is merged, the rest A's.
 *
 * @param label of the part and, where they are others than the chart's, of its examples
 * @param naive from A to A with the part of B; null while none is merged
 * @param matched from A to A with the part of π(B); null without a search
 * @param naiveBarrier at ½, nats; NaN while unknown
 * @param matchedBarrier likewise
 */
public record LossOfPart(
        Phrase label,
        @Nullable Curve naive,
        @Nullable Curve matched,
        double naiveBarrier,
        double matchedBarrier) {
    /** All of the weights are merged. */
    public static final LossOfPart NONE =
            new LossOfPart(Phrase.none(), null, null, Double.NaN, Double.NaN);

    /** Of measured curves. */
    public static LossOfPart of(
            Phrase label, @Nullable LossCurve naive, @Nullable LossCurve matched) {
        return new LossOfPart(
                label,
                naive == null ? null : LossChartData.curve(naive),
                matched == null ? null : LossChartData.curve(matched),
                LossChartData.barrier(naive),
                LossChartData.barrier(matched));
    }

    /** What one of its lines is called. */
    Phrase name(Phrase line) {
        return Phrase.of("charts.of", line, label);
    }

    /** The same without the lines of these ids. */
    LossOfPart without(Set<String> hidden) {
        return new LossOfPart(
                label,
                hidden.contains("naive, part") ? null : naive,
                hidden.contains("matched, part") ? null : matched,
                naiveBarrier,
                matchedBarrier);
    }

    /** Whether there is nothing to draw. */
    boolean isEmpty() {
        return naive == null && matched == null;
    }
}
