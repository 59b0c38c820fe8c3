package thalweg.desktop.jobs;

/** The seconds of a job of several parts, without those that it was paused for. */
public final class Stopwatch {
    private long began = System.nanoTime();
    private long before;
    private boolean paused;

    /** Stands still. */
    public void pause() {
        if (!paused) {
            before += System.nanoTime() - began;
            paused = true;
        }
    }

    /** Goes on. */
    public void resume() {
        if (paused) {
            began = System.nanoTime();
            paused = false;
        }
    }

    /** Seconds so far. */
    public double seconds() {
        return (before + (paused ? 0 : System.nanoTime() - began)) / 1e9;
    }
}
