package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.theme.Fonts;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.Workbench;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;

/**
 * A window as the program opens it, for tests; dialogs answer with nothing. What goes wrong on the
 * window's thread unnoticed fails the test at its closing, and so does what holds it for long.
 */
final class OpenWindow implements AutoCloseable {
    final Engine engine = Engines.create(DeviceChoice.CPU, 0, Engines.defaultBudgetBytes());
    private final ExecutorService aside = Workbench.asideThread();
    final Workbench workbench;
    final Shell shell;
    final Stage stage;
    private @Nullable WindowWatch watch;
    private final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();

    private OpenWindow(
            Method method, DesktopOptions options, double width, double height, Choosers choosers) {
        Platform.setImplicitExit(false);
        // Listeners' failures end here, too: JavaFX catches them.
        Thread.currentThread()
                .setUncaughtExceptionHandler(
                        (thread, failure) -> {
                            if (!isOfTheScreen(failure)) {
                                uncaught.add(failure);
                            }
                        });
        Fonts.load();
        stage = new Stage();
        workbench = new Workbench(engine, new FxThread(), aside, method);
        shell = new Shell(workbench, engine, choosers, options);
        stage.setScene(shell.scene(width, height));
        stage.show();
        shell.requestFocus();
        shell.show(engine.device());
    }

    /** Opens one for weight matching, whose samples and state are this folder's. */
    static OpenWindow open(Path folder) throws Exception {
        var options = new DesktopOptions(folder.resolve("samples"), folder.resolve("state"));
        return open(Method.WEIGHT_MATCHING, options, 1280, 720);
    }

    /** Opens one, from any thread but the window's. */
    static OpenWindow open(Method method, DesktopOptions options, double width, double height)
            throws Exception {
        return open(method, options, width, height, new NoChoosers());
    }

    /** One whose dialogs answer as those do. */
    static OpenWindow open(
            Method method, DesktopOptions options, double width, double height, Choosers choosers)
            throws Exception {
        OpenWindow window = onFx(() -> new OpenWindow(method, options, width, height, choosers));
        var ready = new CompletableFuture<Void>();
        Platform.runLater(() -> window.shell.addRest(() -> ready.complete(null)));
        try {
            ready.get(30, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            window.uncaught.forEach(e::addSuppressed);
            throw e;
        }
        onFx(() -> true);
        window.watch = new WindowWatch(window.shell);
        return window;
    }

    /** Opens two small models that don't fit each other well, and data for them. */
    void openPlanted(Path folder) throws Exception {
        Path a = Planted.model(folder.resolve("a.safetensors"), 1, 0.2, 64, 48, 40, 10);
        Path b = Planted.model(folder.resolve("b.safetensors"), 2, 0.2, 64, 48, 40, 10);
        run(() -> workbench.open(List.of(a, b)));
        until("a pair", 30, () -> state().phase() == Phase.READY);
        Path data = Planted.data(folder.resolve("data"), 300, 8);
        run(() -> workbench.data().open(data));
        until("data", 30, () -> state().data() != null);
    }

    /** Has whatever takes long begun at once, as if a person went on. */
    void beginWithoutAsking() throws Exception {
        var consent = workbench.consent();
        run(
                () ->
                        consent.questionProperty()
                                .subscribe(
                                        question -> {
                                            if (question != null) {
                                                consent.goOn(question, false);
                                            }
                                        }));
    }

    WorkbenchState state() {
        return workbench.state();
    }

    /** A key as if it were pressed where that node has the focus. */
    static void press(Node node, KeyCode code, boolean shift) throws Exception {
        run(
                () ->
                        KeyEvent.fireEvent(
                                node,
                                new KeyEvent(
                                        KeyEvent.KEY_PRESSED,
                                        "",
                                        "",
                                        code,
                                        shift,
                                        false,
                                        false,
                                        false)));
    }

    /** Runs work on the window's thread and waits for it. */
    static <T> T onFx(Callable<T> work) throws Exception {
        try {
            Platform.startup(() -> {});
        } catch (IllegalStateException e) {
            // It runs already.
        }
        var result = new CompletableFuture<T>();
        Platform.runLater(
                () -> {
                    try {
                        result.complete(work.call());
                    } catch (Throwable e) {
                        result.completeExceptionally(e);
                    }
                });
        return result.get(60, TimeUnit.SECONDS);
    }

    static void run(Runnable work) throws Exception {
        onFx(
                () -> {
                    work.run();
                    return true;
                });
    }

    /** Waits until something holds on the window's thread. */
    static void until(String what, double seconds, BooleanSupplier holds) throws Exception {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (!onFx(holds::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + seconds + " s: " + what);
            }
            Thread.sleep(20);
        }
    }

    /** JavaFX's screen that isn't one loses a frame when a window changes to full screen. */
    private static boolean isOfTheScreen(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .anyMatch(e -> e.getClassName().equals("com.sun.glass.ui.headless.HeadlessWindow"));
    }

    @Override
    public void close() throws Exception {
        Optional<String> busy = stopWatching();
        letGo();
        run(
                () -> {
                    shell.requestFocus(); // a caret would blink for good
                    stage.close();
                    Thread.currentThread().setUncaughtExceptionHandler(null);
                });
        Throwable first = uncaught.peek();
        if (first != null) {
            throw new AssertionError(
                    uncaught.size() + " uncaught on the window's thread, the first: " + first,
                    first);
        }
        if (busy.isPresent()) {
            throw new AssertionError(busy.get());
        }
    }

    /** Nothing may write any more into a folder that goes with the test. */
    private void letGo() throws Exception {
        engine.close();
        engine.awaitEnd(TimeUnit.SECONDS.toMillis(20));
        var study = shell.sheets().study().stageProperty();
        until("the study has let go of its folder", 20, () -> !study.get().busy());
        aside.shutdownNow();
        assertTrue(aside.awaitTermination(20, TimeUnit.SECONDS), "what runs aside has ended");
    }

    /** From here on: what ran before, for the first time, has been said and is forgotten. */
    void watchAnew() throws Exception {
        stopWatching();
        watch = new WindowWatch(shell);
    }

    /** What held the window's thread for too long, if anything did. */
    private Optional<String> stopWatching() {
        if (watch == null) {
            return Optional.empty();
        }
        watch.close();
        System.out.println(watch);
        return watch.fault();
    }

    private static final class NoChoosers implements Choosers {
        @Override
        public Optional<Path> movedFile(String name) {
            return Optional.empty();
        }

        @Override
        public List<Path> models() {
            return List.of();
        }

        @Override
        public Optional<Path> exportFolder() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> dataFolder() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> place(String name, String kind, String extension) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> study() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> picturesFolder(String title) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> resultsFolder() {
            return Optional.empty();
        }
    }
}
