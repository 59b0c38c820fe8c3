package thalweg.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import thalweg.landscape.CalibratedCurve;
import thalweg.landscape.References;
import thalweg.words.Phrase;

/**
 * Lines of a loss chart that its curves are held against, of the same examples.
 *
 * @param ensemble the loss of A's and B's mean probabilities, nats; NaN where it wasn't measured
 * @param naive the naive line, each point at the temperature that suits it best; null likewise
 * @param matched the matched line, likewise
 */
public record LossReferences(double ensemble, @Nullable Curve naive, @Nullable Curve matched) {
    /** Nothing measured. */
    public static final LossReferences NONE = new LossReferences(Double.NaN, null, null);

    /** Of everything measured. */
    public static LossReferences of(References measured) {
        return of(measured.ensemble().loss(), measured.naiveLine(), measured.matchedLine());
    }

    /** Of what has been measured so far. */
    public static LossReferences of(
            double ensemble, @Nullable CalibratedCurve naive, @Nullable CalibratedCurve matched) {
        return new LossReferences(
                ensemble,
                naive == null ? null : curve(naive),
                matched == null ? null : curve(matched));
    }

    private static Curve curve(CalibratedCurve measured) {
        return new Curve(
                measured.points().stream().mapToDouble(p -> p.alpha()).toArray(),
                measured.points().stream().mapToDouble(p -> p.loss().loss()).toArray());
    }

    /** The lines, as a legend names them. */
    List<Series> series() {
        List<Series> all = new ArrayList<>();
        if (matched != null) {
            all.add(
                    Series.solid(
                            "calibrated matched",
                            Phrase.of("charts.calibrated", Phrase.of("lines.matched")),
                            ChartTheme::matched,
                            matched));
        }
        if (naive != null) {
            all.add(
                    Series.solid(
                            "calibrated naive",
                            Phrase.of("charts.calibrated", Phrase.of("lines.naive")),
                            ChartTheme::naive,
                            naive));
        }
        Curve line = ensembleLine();
        if (line != null) {
            all.add(Series.solid("ensemble", Phrase.of("charts.ensemble"), ChartTheme::text, line));
        }
        return all;
    }

    /** The same without the lines of these ids. */
    LossReferences without(Set<String> hidden) {
        return new LossReferences(
                hidden.contains("ensemble") ? Double.NaN : ensemble,
                hidden.contains("calibrated naive") ? null : naive,
                hidden.contains("calibrated matched") ? null : matched);
    }

    /** The ensemble's loss at every α; null where it wasn't measured. */
    @Nullable Curve ensembleLine() {
        return Double.isNaN(ensemble)
                ? null
                : new Curve(new double[] {0, 1}, new double[] {ensemble, ensemble});
    }
}
