package thalweg.report;

import java.awt.Color;
import java.util.List;
import java.util.function.Function;
import thalweg.words.Phrase;

/**
 * What a chart names as one: a line, a band, or dots of a kind. It can be hidden, and its values
 * are told where a person points.
 *
 * @param id tells it from the chart's others, whatever it is called
 * @param name what it is called
 * @param colour of its line
 * @param mark how its sign looks
 * @param dashes lengths of its strokes and gaps, in pixels; empty for none
 * @param curves whose values are told: one; the lower and the upper edge of a band; none where
 *     there are too many, or where points tell theirs
 */
public record Series(
        String id,
        Phrase name,
        Function<ChartTheme, Color> colour,
        Mark mark,
        float[] dashes,
        List<Curve> curves) {
    /** How the sign of a series looks. */
    public enum Mark {
        LINE,
        DOT,
        BAND
    }

    private static final float[] SOLID = {};
    private static final float[] DASHED = {6, 4};
    private static final float[] DOTTED = {2, 3};

    /** Copies the list. */
    public Series {
        curves = List.copyOf(curves);
    }

    static Series solid(
            String id, Phrase name, Function<ChartTheme, Color> colour, Curve... curve) {
        return new Series(id, name, colour, Mark.LINE, SOLID, List.of(curve));
    }

    static Series dashed(
            String id, Phrase name, Function<ChartTheme, Color> colour, Curve... curve) {
        return new Series(id, name, colour, Mark.LINE, DASHED, List.of(curve));
    }

    static Series dotted(
            String id, Phrase name, Function<ChartTheme, Color> colour, Curve... curve) {
        return new Series(id, name, colour, Mark.LINE, DOTTED, List.of(curve));
    }

    static Series band(
            String id, Phrase name, Function<ChartTheme, Color> colour, Curve low, Curve high) {
        return new Series(id, name, colour, Mark.BAND, SOLID, List.of(low, high));
    }

    /** Of a search that is compared. */
    static Series ofSearch(int search, Phrase name, Mark mark, Curve... curve) {
        return new Series(
                Integer.toString(search),
                name,
                theme -> SearchColours.of(search, theme),
                mark,
                mark == Mark.LINE ? SearchColours.dashes(search) : SOLID,
                List.of(curve));
    }
}
