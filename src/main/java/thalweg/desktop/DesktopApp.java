package thalweg.desktop;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import thalweg.desktop.theme.Fonts;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.Workbench;
import thalweg.engine.Engine;
import thalweg.engine.Problem;
import thalweg.engine.Task;

/** The window, from its opening to its end. */
public final class DesktopApp {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final double LEAST_WIDTH = 1180;
    private static final double LEAST_HEIGHT = 660;

    private static final long SETTLE_MILLISECONDS = 250;

    private final Stage stage;
    private final Engine engine;
    private final DesktopOptions options;
    private final Workbench workbench;
    private final Shell shell;

    private DesktopApp(Stage stage, Engine engine, DesktopOptions options) {
        this.stage = stage;
        this.engine = engine;
        this.options = options;
        ExecutorService aside = Workbench.asideThread();
        workbench = new Workbench(engine, new FxThread(), aside, Method.WEIGHT_MATCHING);
        shell = new Shell(stage, workbench, engine, new StageChoosers(stage), options);
        Thread.currentThread()
                .setUncaughtExceptionHandler((thread, failure) -> workbench.tell(failure));
    }

    /**
     * Opens the window and waits until it is closed.
     *
     * @param files models, or a data folder, to open at once
     * @throws NoDisplayException when there is no display
     */
    public static void launch(Engine engine, DesktopOptions options, String[] files) {
        requireDisplay();
        var closed = new CountDownLatch(1);
        var failure = new AtomicReference<Throwable>();
        List<Path> paths = Arrays.stream(files).map(Path::of).toList();
        try {
            Platform.startup(
                    () -> {
                        try {
                            var app = new DesktopApp(new Stage(), engine, options);
                            app.open(paths, closed::countDown);
                        } catch (RuntimeException | Error e) {
                            failure.set(e);
                            closed.countDown();
                        }
                    });
            closed.await();
        } catch (UnsupportedOperationException e) {
            log().debug("no display", e);
            throw new NoDisplayException();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("the window can't be opened", failure.get());
        }
    }

    /** Made when first needed: logging takes a tenth of a second to start. */
    private static Logger log() {
        return LoggerFactory.getLogger(DesktopApp.class);
    }

    private static void requireDisplay() {
        boolean headless = "Headless".equals(System.getProperty("glass.platform"));
        String display = System.getenv("DISPLAY");
        boolean linux = System.getProperty("os.name", "").startsWith("Linux");
        if (linux && !headless && (display == null || display.isEmpty())) {
            throw new NoDisplayException();
        }
    }

    private void open(List<Path> files, Runnable closed) {
        Fonts.load();
        stage.setTitle("Thalweg");
        stage.setScene(shell.scene(WIDTH, HEIGHT));
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setOnCloseRequest(
                event -> {
                    close();
                    closed.run();
                });
        stage.show();
        shell.requestFocus();
        // What is heavy comes once the window is there and at hand.
        new FxThread().later(SETTLE_MILLISECONDS, () -> settle(files));
    }

    private void settle(List<Path> files) {
        workbench.reopening().look(options.lastSearch());
        engine.submit(new Task<>("Getting ready", context -> engine.device()))
                .result()
                .thenAccept(device -> Platform.runLater(() -> shell.show(device)));
        shell.addPanels(() -> workbench.open(files));
    }

    /** Saves what a running search has found, and lets go of everything without waiting. */
    private void close() {
        stage.hide();
        try {
            workbench.reopening().saveRunning(options.lastSearch());
        } catch (Problem e) {
            log().warn("{}", e.getMessage());
        }
        engine.close();
    }
}
