package thalweg.report;

import java.awt.Color;
import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;

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
            String text =
                    theme.words()
                            .get(
                                    "charts.figure",
                                    Phrase.of("charts.ensemble"),
                                    Figures.of(references.ensemble(), 3));
            plot.label(new Label(ensemble, text, theme.muted(), false, 0.2, Label.Side.CENTRE));
        }
        calibrated(plot, references.naive(), "lines.naive", theme.naive(), 0.66);
        calibrated(plot, references.matched(), "lines.matched", theme.matched(), 0.84);
    }

    private static void calibrated(
            LinePlot plot, @Nullable Curve curve, String name, Color colour, double x) {
        if (curve != null) {
            String text = plot.theme().words().get("charts.calibrated", Phrase.of(name));
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
            String text = text(plot, part, "lines.naive", part.naiveBarrier());
            plot.label(LossChart.beside(part.naive(), text, colour));
        }
        if (part.matched() != null) {
            String text = text(plot, part, "lines.matched", part.matchedBarrier());
            plot.label(new Label(part.matched(), text, colour, true, 0.46, Label.Side.LEFT));
        }
    }

    private static String text(LinePlot plot, LossOfPart part, String name, double barrier) {
        String line = part.name(Phrase.of(name)).in(plot.theme().words());
        return LossChart.barrier(line, barrier, plot.theme());
    }
}
