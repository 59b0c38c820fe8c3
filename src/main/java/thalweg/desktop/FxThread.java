package thalweg.desktop;

import javafx.application.Platform;
import thalweg.desktop.clock.Ticks;
import thalweg.desktop.workbench.WindowThread;

/** JavaFX's thread. */
final class FxThread implements WindowThread {
    @Override
    public void execute(Runnable work) {
        Platform.runLater(work);
    }

    @Override
    public void later(long milliseconds, Runnable work) {
        Ticks.after(milliseconds).execute(work);
    }
}
