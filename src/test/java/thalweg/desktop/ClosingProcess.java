package thalweg.desktop;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engines;

/**
 * A process that opens the window on two models, searches, and closes the window in mid-search:
 * what it prints is the moment of closing, in milliseconds of the epoch. Or one that stays open.
 *
 * <p>Arguments: the folder for state, "close" or "stay", and the models.
 */
final class ClosingProcess {
    private ClosingProcess() {}

    public static void main(String[] args) throws Exception {
        boolean closes = args[1].equals("close");
        Thread.ofPlatform().daemon().start(() -> hand(closes));
        DesktopApp.launch(
                preferences -> Engines.create(DeviceChoice.CPU, 0, Engines.defaultBudgetBytes()),
                new DesktopOptions(Path.of("none"), Path.of(args[0])),
                Arrays.copyOfRange(args, 2, args.length));
        System.exit(0);
    }

    private static void hand(boolean closes) {
        try {
            awaitToolkit();
            OpenWindow.until("a pair", 60, () -> says("#answer-before", "Ready"));
            OpenWindow.run(ClosingProcess::pressEnter);
            if (!closes) {
                return;
            }
            OpenWindow.until("steps", 60, () -> says("#step-words", "sweep"));
            OpenWindow.run(
                    () -> {
                        System.out.println(System.currentTimeMillis());
                        System.out.flush();
                        Window window = Window.getWindows().getFirst();
                        window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
                    });
        } catch (Exception | AssertionError e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(3);
        }
    }

    private static void awaitToolkit() throws InterruptedException {
        while (true) {
            TimeUnit.MILLISECONDS.sleep(100);
            try {
                Platform.runLater(() -> {});
                return;
            } catch (IllegalStateException e) {
                // Not started yet.
            }
        }
    }

    private static boolean says(String id, String word) {
        return !Window.getWindows().isEmpty()
                && Window.getWindows().getFirst().getScene().lookup(id) instanceof Label label
                && label.getText().contains(word);
    }

    private static void pressEnter() {
        var root = Window.getWindows().getFirst().getScene().getRoot();
        KeyEvent.fireEvent(
                root,
                new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
    }
}
