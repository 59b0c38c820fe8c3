package thalweg.desktop.theme;

import java.net.URL;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;

/** Dark, light or of high contrast: AtlantaFX's theme with the window's own colours over it. */
public enum Theme {
    DARK("dark", true),
    LIGHT("light", false),
    CONTRAST("contrast", true);

    private final String colours;
    private final boolean dark;

    Theme(String colours, boolean dark) {
        this.colours = colours;
        this.dark = dark;
    }

    /** The theme of that {@link #id()}; none for any other word. */
    public static Optional<Theme> named(String id) {
        return Arrays.stream(values()).filter(theme -> theme.id().equals(id)).findFirst();
    }

    /** A word for it in files. */
    public String id() {
        return colours;
    }

    /** Whether what is written is lighter than what it stands on. */
    public boolean isDark() {
        return dark;
    }

    /** The name of AtlantaFX's sheet for it. */
    String atlanta() {
        return dark ? "primer-dark" : "primer-light";
    }

    /** The name of the sheet of all controls, which the build makes of that. */
    String controls() {
        return dark ? "controls-dark" : "controls-light";
    }

    /** Dresses a window, once JavaFX has started; on its thread when it is shown. */
    public void apply(Scene scene) {
        scene.getStylesheets()
                .setAll(sheet(colours), sheet("thalweg"), sheet("/thalweg/desktop/panels"));
        use();
    }

    /**
     * Makes this the theme of all controls while JavaFX is still starting. Controls can be made as
     * soon as this returns: made before, the first would have JavaFX read its own theme. They can
     * be dressed and laid out when the result is there, once JavaFX has started.
     */
    public CompletableFuture<Void> useWhileStarting() {
        var used = new CompletableFuture<Void>();
        Thread.ofPlatform().name("thalweg-theme").daemon().start(() -> useOnceStarted(used));
        while (Application.getUserAgentStylesheet() == null) { // set at once, before the waiting
            pause();
        }
        return used;
    }

    /** Waits for JavaFX's start, if it has begun; before, JavaFX refuses. */
    private void useOnceStarted(CompletableFuture<Void> used) {
        while (true) {
            try {
                use();
                Platform.runLater(() -> used.complete(null)); // after what use() has asked for
                return;
            } catch (IllegalStateException e) {
                pause();
            }
        }
    }

    private static void pause() {
        LockSupport.parkNanos(1_000_000);
    }

    private void use() {
        Application.setUserAgentStylesheet(sheet(controls()));
    }

    /** A sheet in JavaFX's binary form, where the build made it: read in a tenth of the time. */
    private static String sheet(String name) {
        URL binary = Theme.class.getResource(name + SheetCompiler.BINARY);
        return (binary != null ? binary : resource(name + SheetCompiler.TEXT)).toExternalForm();
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name);
    }
}
