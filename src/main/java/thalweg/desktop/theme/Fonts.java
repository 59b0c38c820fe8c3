package thalweg.desktop.theme;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javafx.scene.text.Font;

/** The bundled typeface, Inter (SIL Open Font License, beside it). */
public final class Fonts {
    private Fonts() {}

    /** Makes it known to the window; where that fails the system's own is used. */
    public static void load() {
        for (String weight : List.of("Regular", "SemiBold")) {
            try (InputStream in =
                    Fonts.class.getResourceAsStream("/thalweg/fonts/Inter-" + weight + ".otf")) {
                if (in != null) {
                    Font.loadFont(in, 13);
                }
            } catch (IOException e) {
                return;
            }
        }
    }
}
