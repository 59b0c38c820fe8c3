package thalweg.desktop.theme;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

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
        var line = new Text("π");
        line.setFont(Font.font("Inter", SIZE));
        line.getLayoutBounds();
    }
}
