package thalweg.report;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The typeface of charts and pages: Inter, which the program brings along, or the system's sans
 * serif where that is missing, or lacks a letter.
 */
public final class ChartFonts {
    static {
        SystemFonts.require();
    }

    private static final Font REGULAR = load("Regular", Font.PLAIN);
    private static final Font STRONG = load("SemiBold", Font.BOLD);

    private ChartFonts() {}

    /** For axes and notes; size in pixels of a chart at scale 1. */
    static Font regular(float size) {
        return REGULAR.deriveFont(size);
    }

    /** For labels that carry an answer. */
    static Font strong(float size) {
        return STRONG.deriveFont(size);
    }

    /** For a text, which may be in letters that the typeface lacks. */
    public static Font of(String text, float size, boolean strong) {
        Font font = strong ? STRONG : REGULAR;
        return font.canDisplayUpTo(text) < 0
                ? font.deriveFont(size)
                : new Font(Font.SANS_SERIF, strong ? Font.BOLD : Font.PLAIN, 12).deriveFont(size);
    }

    private static Font load(String weight, int otherwise) {
        try (InputStream in =
                ChartFonts.class.getResourceAsStream("/thalweg/fonts/Inter-" + weight + ".otf")) {
            if (in != null) {
                return Font.createFont(Font.TRUETYPE_FONT, in);
            }
        } catch (IOException | FontFormatException e) {
            // The system's own font does as well.
        }
        return new Font(Font.SANS_SERIF, otherwise, 12);
    }
}
