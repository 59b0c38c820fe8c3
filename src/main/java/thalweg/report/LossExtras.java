package thalweg.report;

import java.awt.Color;
import org.jspecify.annotations.Nullable;

/**
 * What may be drawn beside the curves of a loss chart: the lines that they are held against, thin,
 * and those on which only part of the weights is merged, in the colour of text.
 */
final class LossExtras {
    private LossExtras() {}

    static void references(LinePlot plot, LossReferences references) {
        ChartTheme theme = plot.theme();
        Curve ensemble = references.ensembleLine();
        if (ensemble != null) {
            plot.line("ensemble", ensemble, LossChart.plain(theme.text()), Strokes.solid(1));
        }
        if (references.naive() != null) {
            plot.line("calibrated naive", references.naive(), theme.naive(), Strokes.solid(1));
        }
        if (references.matched() != null) {
            plot.line(
                    "calibrated matched", references.matched(), theme.matched(), Strokes.solid(1));
        }
    }

    static void label(LinePlot plot, LossReferences references) {
        ChartTheme theme = plot.theme();
        Curve ensemble = references.ensembleLine();
        if (ensemble != null) {
            String text = "ensemble of A and B: " + Figures.of(references.ensemble(), 3);
            plot.label(new Label(ensemble, text, theme.muted(), false, 0.2, Label.Side.CENTRE));
        }
        calibrated(plot, references.naive(), "naive, calibrated", theme.naive(), 0.66);
        calibrated(plot, references.matched(), "matched, calibrated", theme.matched(), 0.84);
    }

    private static void calibrated(
            LinePlot plot, @Nullable Curve curve, String text, Color colour, double x) {
        if (curve != null) {
            plot.label(new Label(curve, text, colour, false, x, Label.Side.CENTRE));
        }
    }

    static void part(LinePlot plot, LossOfPart part) {
        Color colour = plot.theme().text();
        if (part.naive() != null) {
            plot.line("naive, part", part.naive(), colour, Strokes.dashed(1.6));
        }
        if (part.matched() != null) {
            plot.line("matched, part", part.matched(), colour, Strokes.solid(2.2));
        }
    }

    static void label(LinePlot plot, LossOfPart part) {
        Color colour = plot.theme().text();
        if (part.naive() != null) {
            String text = LossChart.barrier("naive, " + part.label(), part.naiveBarrier());
            plot.label(LossChart.beside(part.naive(), text, colour));
        }
        if (part.matched() != null) {
            String text = LossChart.barrier("matched, " + part.label(), part.matchedBarrier());
            plot.label(new Label(part.matched(), text, colour, true, 0.46, Label.Side.LEFT));
        }
    }
}
