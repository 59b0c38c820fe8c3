package thalweg.desktop;

import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;

/** Work that follows changes, once a frame however many come. */
final class Frames {
    private Frames() {}

    /** Does it now, and at the next frame after any of these has changed. */
    static void once(Runnable work, Observable... of) {
        var waiting = new boolean[1];
        for (Observable observable : of) {
            observable.addListener(
                    (InvalidationListener)
                            o -> {
                                if (!waiting[0]) {
                                    waiting[0] = true;
                                    Platform.runLater(
                                            () -> {
                                                waiting[0] = false;
                                                work.run();
                                            });
                                }
                            });
        }
        work.run();
    }
}
