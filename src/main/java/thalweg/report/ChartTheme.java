package thalweg.report;

import java.awt.Color;
import thalweg.words.Words;

/**
 * The colours of charts, and the language that is written on them. The window's style sheets hold
 * the same colours under the same names: a test compares them.
 *
 * @param dark whether it is for a dark surface
 * @param background behind the plot
 * @param hairline grid and axes
 * @param text labels that carry an answer
 * @param muted axis labels and notes
 * @param faint lines that only accompany
 * @param accent the one accent
 * @param a model A
 * @param b model B
 * @param c model C
 * @param naive without matching
 * @param matched after matching
 * @param words what is written on charts; English in the themes below
 */
public record ChartTheme(
        boolean dark,
        Color background,
        Color hairline,
        Color text,
        Color muted,
        Color faint,
        Color accent,
        Color a,
        Color b,
        Color c,
        Color naive,
        Color matched,
        Words words) {
    /** For a dark surface. */
    public static final ChartTheme DARK =
            new ChartTheme(
                    true,
                    new Color(0x0f1318),
                    new Color(0x262d37),
                    new Color(0xe6e9ee),
                    new Color(0x8b95a4),
                    new Color(0x5b6573),
                    new Color(0x43d9a3),
                    new Color(0x5aa9ff),
                    new Color(0xff9f5a),
                    new Color(0xb98cff),
                    new Color(0xf0718a),
                    new Color(0x43d9a3),
                    Words.ENGLISH);

    /** For a light surface. */
    public static final ChartTheme LIGHT =
            new ChartTheme(
                    false,
                    new Color(0xf4f5f7),
                    new Color(0xe2e5ea),
                    new Color(0x1a2029),
                    new Color(0x5c6675),
                    new Color(0x97a0ad),
                    new Color(0x0a8f63),
                    new Color(0x1f6fd0),
                    new Color(0xd9690f),
                    new Color(0x8b46d1),
                    new Color(0xcf3658),
                    new Color(0x0a8f63),
                    Words.ENGLISH);

    /** For eyes that need much contrast: bright on black. */
    public static final ChartTheme CONTRAST =
            new ChartTheme(
                    true,
                    Color.BLACK,
                    new Color(0x8c939c),
                    Color.WHITE,
                    new Color(0xd6dbe1),
                    new Color(0xb4bbc4),
                    new Color(0x52f2b8),
                    new Color(0x7cc0ff),
                    new Color(0xffb066),
                    new Color(0xd2b3ff),
                    new Color(0xff97aa),
                    new Color(0x52f2b8),
                    Words.ENGLISH);

    /** For paper: the light one's colours, a little deeper, on white. */
    public static final ChartTheme PRINT =
            new ChartTheme(
                    false,
                    Color.WHITE,
                    new Color(0xd9dde3),
                    new Color(0x111418),
                    new Color(0x4a5360),
                    new Color(0x8a93a0),
                    new Color(0x087a54),
                    new Color(0x1a5fb4),
                    new Color(0xc25a08),
                    new Color(0x773bb5),
                    new Color(0xb82c4c),
                    new Color(0x087a54),
                    Words.ENGLISH);

    /** The theme for a dark or a light surface. */
    public static ChartTheme of(boolean dark) {
        return dark ? DARK : LIGHT;
    }

    /** The same with nothing behind the plot: what lies under the picture shows. */
    public ChartTheme transparent() {
        return with(faded(background, 0), words);
    }

    /** The same with charts in another language. */
    public ChartTheme in(Words language) {
        return with(background, language);
    }

    private ChartTheme with(Color behind, Words language) {
        return new ChartTheme(
                dark, behind, hairline, text, muted, faint, accent, a, b, c, naive, matched,
                language);
    }

    /** The background as a colour to draw with, whether or not it shows. */
    Color surface() {
        return faded(background, 1);
    }

    /** Whether what lies under the picture shows. */
    boolean isTransparent() {
        return background.getAlpha() == 0;
    }

    /** A colour with an opacity from 0 to 1. */
    static Color faded(Color colour, double opacity) {
        return new Color(
                colour.getRed(),
                colour.getGreen(),
                colour.getBlue(),
                (int) Math.round(255 * opacity));
    }
}
