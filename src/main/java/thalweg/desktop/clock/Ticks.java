package thalweg.desktop.clock;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;

/**
 * Does something now and then on the window's thread. Unlike an animation it lets the window rest
 * in between: for an animation JavaFX prepares sixty frames a second, even if one a second would
 * show a change.
 */
public final class Ticks {
    private final Executor afterWhile;
    private final Runnable work;
    private int run; // what ticks for an earlier one has been stopped
    private boolean going;

    /**
     * Some that stand still.
     *
     * @param every what lies between the end of one and the next
     */
    public Ticks(Duration every, Runnable work) {
        this.work = work;
        afterWhile = after(every.toMillis());
    }

    /** Runs what it is given on the window's thread, once that time has passed. */
    public static Executor after(long milliseconds) {
        return CompletableFuture.delayedExecutor(
                milliseconds, TimeUnit.MILLISECONDS, Platform::runLater);
    }

    /** Goes, the first time after a while; on the window's thread. */
    public void play() {
        if (!going) {
            going = true;
            next(++run);
        }
    }

    /**
     * Goes while that is part of a window that is open, from now on. A clock that went on would
     * keep all of a closed window in memory, and have its pictures prepared.
     */
    public void goWith(Node node) {
        Showing.of(node)
                .subscribe(
                        open -> {
                            if (open) {
                                play();
                            } else {
                                stop();
                            }
                        });
    }

    /** Stands still; on the window's thread. */
    public void stop() {
        going = false;
    }

    private void next(int of) {
        afterWhile.execute(
                () -> {
                    if (going && run == of) {
                        try {
                            work.run();
                        } finally {
                            next(of);
                        }
                    }
                });
    }
}
