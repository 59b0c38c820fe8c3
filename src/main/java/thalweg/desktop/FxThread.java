package thalweg.desktop;

import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.util.Duration;
import thalweg.desktop.workbench.WindowThread;

/** JavaFX's thread. */
final class FxThread implements WindowThread {
    @Override
    public void execute(Runnable work) {
        Platform.runLater(work);
    }

    @Override
    public void later(long milliseconds, Runnable work) {
        if (!Platform.isFxApplicationThread()) {
            Platform.runLater(() -> later(milliseconds, work));
            return;
        }
        var pause = new PauseTransition(Duration.millis(milliseconds));
        pause.setOnFinished(e -> work.run());
        pause.play();
    }
}
