package thalweg.desktop.theme;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import thalweg.report.ChartFonts;
import thalweg.words.Language;

/** The bundled typeface, Inter (SIL Open Font License, beside it). */
public final class Fonts {
    private static final double SIZE = 13;

    private Fonts() {}

    /** Makes it known to the window; where that fails the system's own is used. */
    public static void load() {
        for (String weight : List.of("Regular", "SemiBold")) {
            try (InputStream in =
                    Fonts.class.getResourceAsStream("/thalweg/fonts/Inter-" + weight + ".otf")) {
                if (in != null) {
                    Font.loadFont(in, SIZE);
                }
            } catch (IOException e) {
                return;
            }
        }
    }

    /**
     * Lays out a first line for nothing, where there is time to: it has JavaFX look for the
     * system's fonts and load what shapes text, which no line does again.
     */
    public static void warmUp() {
        layOut("π", Font.font("Inter", SIZE));
    }

    /**
     * The same for what is written on charts in a language, whose font may be a large one; not on
     * the window's thread.
     */
    public static void warmUp(Language language) {
        String text = language.ownName();
        for (boolean strong : new boolean[] {false, true}) {
            String family = ChartFonts.of(text, (float) SIZE, strong).getFamily(Locale.ENGLISH);
            layOut(text, Font.font(family, strong ? FontWeight.BOLD : FontWeight.NORMAL, SIZE));
        }
    }

    private static void layOut(String text, Font font) {
        var line = new Text(text);
        line.setFont(font);
        line.getLayoutBounds();
    }
}
