package thalweg.desktop;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import thalweg.desktop.preferences.Preferences;
import thalweg.desktop.preferences.WindowScale;
import thalweg.engine.Engine;
import thalweg.engine.Problem;
import thalweg.engine.Task;

/** The window, from its opening to its end. */
public final class DesktopApp {
    /** Milliseconds: many times what lies between two yield points, on a busy machine, too. */
    private static final long LANES_END = 2000;

    /**
     * The first is over before the window is mapped; a pulse paints what the one before laid out.
     */
    private static final int PULSES_TILL_SEEN = 3;

    private final Stage stage;
    private final WindowContent content;
    private final DesktopOptions options;

    private DesktopApp(Stage stage, WindowContent content, DesktopOptions options) {
        this.stage = stage;
        this.content = content;
        this.options = options;
        Thread.currentThread()
                .setUncaughtExceptionHandler(
                        (thread, failure) -> content.workbench().tell(failure));
    }

    /** Begins, in the background, what a window will need: the first thing to do in a process. */
    public static void prepare() {
        SystemLibraries.loadAhead();
        Rehearsal.begin();
    }

    /**
     * Opens the window and waits until it is closed. The engine and what the window shows first are
     * made while JavaFX starts.
     *
     * @param engines makes the engine as a person has set it; it is closed with the window
     * @param files models, or a data folder, to open at once
     * @throws NoDisplayException when there is no display
     */
    public static void launch(
            Function<Preferences, Engine> engines, DesktopOptions options, String[] files) {
        requireDisplay();
        var closed = new CountDownLatch(1);
        var failure = new AtomicReference<Throwable>();
        var shown = new AtomicReference<Stage>();
        List<Path> paths = Arrays.stream(files).map(Path::of).toList();
        Preferences preferences = Preferences.in(options.state(), options.language());
        WindowScale.apply(preferences);
        var content =
                new FutureTask<>(
                        () -> WindowContent.make(engines, preferences, options, shown::get));
        Thread.ofPlatform().name("thalweg-content").daemon().start(content);
        try {
            Platform.startup(() -> {});
            WindowContent made = content.get();
            Platform.runLater(
                    () -> {
                        try {
                            shown.set(new Stage());
                            new DesktopApp(shown.get(), made, options)
                                    .open(paths, closed::countDown);
                        } catch (RuntimeException | Error e) {
                            failure.set(e);
                            closed.countDown();
                        }
                    });
            closed.await();
            made.engine().awaitEnd(LANES_END);
        } catch (UnsupportedOperationException e) {
            log().debug("no display", e);
            throw new NoDisplayException();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Problem problem) {
                throw problem;
            }
            failure.set(e);
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
        stage.titleProperty()
                .bind(
                        content.workbench()
                                .sessions()
                                .fileProperty()
                                .map(file -> file.getFileName() + " · Thalweg")
                                .orElse("Thalweg"));
        stage.setScene(content.scene());
        stage.setMinWidth(Fit.LEAST_WIDTH);
        stage.setMinHeight(Fit.LEAST_HEIGHT);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        WindowPlace.begin(stage, content.scene().getWidth(), content.scene().getHeight(), screen);
        stage.setOnCloseRequest(
                event -> {
                    close();
                    closed.run();
                });
        content.shell().await(files);
        stage.show();
        content.shell().requestFocus();
        onceSeen(
                () -> {
                    WindowPlace.keepInside(stage, screen);
                    settle(files);
                }); // what is heavy comes once the window is there and at hand
    }

    /** Does it when the first picture has been painted, with which it would compete. */
    private void onceSeen(Runnable work) {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                content.shell().touch(pulses);
                if (++pulses > PULSES_TILL_SEEN) {
                    stop();
                    work.run();
                }
            }
        }.start();
    }

    private void settle(List<Path> files) {
        content.workbench().sessions().look(options.state());
        content.workbench().recents().keepIn(options.state());
        content.workbench().sessions().autosave().keepIn(options.state());
        content.engine()
                .submit(
                        new Task<>(
                                "work.ready",
                                context -> {
                                    content.engine().linearAlgebra().start();
                                    return content.engine().device();
                                }))
                .result()
                .thenAccept(device -> Platform.runLater(() -> content.shell().show(device)));
        content.shell()
                .addRest(
                        () -> {
                            content.shell().await(List.of());
                            content.workbench().open(files);
                        });
    }

    /**
     * Saves what is open and what a running search has found, and lets go of everything without
     * waiting.
     */
    private void close() {
        stage.hide();
        content.workbench().sessions().autosave().close();
        content.engine().close();
    }
}
