package thalweg.desktop;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.preferences.Preferences;
import thalweg.desktop.theme.Fonts;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.Workbench;
import thalweg.engine.Engine;

/**
 * What the window shows first, made on a thread of its own while JavaFX starts, which for the most
 * part waits for the system. Nodes and scenes may be made on any thread until a window shows them.
 */
record WindowContent(Engine engine, Workbench workbench, Shell shell, Scene scene) {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    /** Makes everything, dressed and laid out. */
    static WindowContent make(
            Function<Preferences, Engine> engines,
            Preferences preferences,
            DesktopOptions options,
            Supplier<? extends @Nullable Window> window) {
        Engine engine = engines.apply(preferences);
        var workbench =
                new Workbench(
                        engine, new FxThread(), Workbench.asideThread(), Method.WEIGHT_MATCHING);
        CompletableFuture<Void> themed = Appearance.first(preferences).useWhileStarting();
        var shell =
                new Shell(
                        workbench,
                        engine,
                        new StageChoosers(window, workbench.state().texts(), preferences),
                        options,
                        preferences);
        Fonts.load(); // for which JavaFX must have come further than for nodes
        Fonts.warmUp();
        themed.join(); // a scene needs JavaFX's clock, which is there once it has started
        Scene scene = shell.scene(WIDTH, HEIGHT);
        shell.applyCss();
        shell.layout();
        return new WindowContent(engine, workbench, shell, scene);
    }
}
