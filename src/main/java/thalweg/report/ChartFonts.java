package thalweg.report;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import thalweg.words.Language;
import thalweg.words.Phrase;

/**
 * The typeface of charts and pages: Inter, which the program brings along, or one of the system's
 * where that is missing, or lacks a letter.
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
        if (font.canDisplayUpTo(text) >= 0) {
            int style = strong ? Font.BOLD : Font.PLAIN;
            font = new Font(Others.FAMILY, style, 12);
            if (font.canDisplayUpTo(text) >= 0) {
                font = new Font(Font.SANS_SERIF, style, 12);
            }
        }
        return font.deriveFont(size);
    }

    /**
     * Sees that a language can be written.
     *
     * @throws ReportException where no font of the system has its letters
     */
    static void require(Language language) {
        require(language, of(language.ownName(), 12, false));
    }

    static void require(Language language, Font font) {
        if (font.canDisplayUpTo(language.ownName()) >= 0) {
            throw new ReportException(
                    Phrase.of("badoutput.no-font-on-system-has-letters", language.ownName()),
                    Phrase.of("badoutput.charts-text"),
                    Phrase.of("remedies.install-one-such-as-noto-sans-cjk"));
        }
    }

    /** Looked for when the first text asks for it. */
    private static final class Others {
        /** Their Latin letters and figures go with Inter, which the system's sans serif's don't. */
        private static final List<String> LIKED =
                List.of(
                        "Noto Sans CJK SC",
                        "Source Han Sans SC",
                        "Noto Sans SC",
                        "PingFang SC",
                        "Microsoft YaHei");

        static final String FAMILY =
                LIKED.stream().filter(ChartFonts::isThere).findFirst().orElse(Font.SANS_SERIF);
    }

    /** By its own name, which the system's language may say otherwise. */
    private static boolean isThere(String name) {
        return new Font(name, Font.PLAIN, 12).getFamily(Locale.ENGLISH).equals(name);
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
