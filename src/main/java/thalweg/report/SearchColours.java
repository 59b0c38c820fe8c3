package thalweg.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;

/**
 * A colour for each search of a comparison. Every two of them, and each and the naive red, are told
 * apart by people who see no red or no green as well: a test computes what they see (Machado,
 * Oliveira and Fernandes, 2009). Beyond six the colours come again, on lines of another kind.
 */
public final class SearchColours {
    /** Stands for A and B as they are. */
    public static final int NAIVE = -1;

    private static final int[] DARK = {0x3fafde, 0xe3b831, 0x6e51ca, 0x3e9f24, 0x7effe8, 0x8c5331};
    private static final int[] LIGHT = {0x2699aa, 0x1a1199, 0xa76ef8, 0x334f07, 0x430a35, 0x744593};

    private static final float[][] DASHES = {{}, {11, 3}, {8, 3, 2, 3}, {2, 3}};

    private SearchColours() {}

    /** How many there are before they come again. */
    static int count() {
        return DARK.length;
    }

    /**
     * The colour of a search.
     *
     * @param search counted from 0, or {@link #NAIVE}
     */
    public static Color of(int search, ChartTheme theme) {
        if (search < 0) {
            return theme.naive();
        }
        int[] colours = theme.dark() ? DARK : LIGHT;
        return new Color(colours[search % colours.length]);
    }

    /** Lengths of its line's strokes and gaps, in pixels; empty for a line without gaps. */
    public static float[] dashes(int search) {
        return search < 0
                ? new float[] {6, 4}
                : DASHES[search / DARK.length % DASHES.length].clone();
    }

    static Stroke stroke(int search, double width) {
        float[] dashes = dashes(search);
        return dashes.length == 0
                ? Strokes.solid(width)
                : new BasicStroke(
                        (float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
    }
}
