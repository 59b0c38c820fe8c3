package thalweg.desktop.clock;

import java.util.concurrent.Executor;

/**
 * Does something once a while has passed since it was last wished for, and not at all where the
 * wish was taken back; on the window's thread.
 */
public final class Later {
    private final Executor afterWhile;
    private final Runnable work;
    private int wishes; // an earlier one has no say any more

    /** Of work that waits so many milliseconds. */
    public Later(long milliseconds, Runnable work) {
        afterWhile = Ticks.after(milliseconds);
        this.work = work;
    }

    /** From now on the while is counted. */
    public void wish() {
        int mine = ++wishes;
        afterWhile.execute(
                () -> {
                    if (wishes == mine) {
                        work.run();
                    }
                });
    }

    /** It is no longer wished for. */
    public void takeBack() {
        wishes++;
    }
}
