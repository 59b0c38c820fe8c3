package thalweg.desktop.workbench;

import java.util.concurrent.Executor;

/** The thread that may touch the window's state. */
public interface WindowThread extends Executor {
    /** Runs work on it after a while. */
    void later(long milliseconds, Runnable work);
}
