package thalweg.desktop.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;

/** Dark or light: AtlantaFX's theme with the window's own colours over it. */
public enum Theme {
    DARK("dark.css"),
    LIGHT("light.css");

    private final String colours;

    Theme(String colours) {
        this.colours = colours;
    }

    /** The other one. */
    public Theme other() {
        return this == DARK ? LIGHT : DARK;
    }

    /** Dresses a window; on the window's thread once it is shown. */
    public void apply(Scene scene) {
        scene.getStylesheets()
                .setAll(sheet(colours), sheet("thalweg.css"), sheet("/thalweg/desktop/panels.css"));
        use();
    }

    /**
     * Makes AtlantaFX's theme the one of all controls. Before the first control is made: else it
     * would read JavaFX's own.
     */
    public void use() {
        // The binary form spares the parsing of 160 kB at the start.
        Application.setUserAgentStylesheet(
                this == DARK
                        ? new PrimerDark().getUserAgentStylesheetBSS()
                        : new PrimerLight().getUserAgentStylesheetBSS());
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name).toExternalForm();
    }
}
