package thalweg.engine;

/**
 * Work to be done on the engine's lane.
 *
 * @param name what the work is called where jobs are shown, e.g. "Weight matching"
 * @param body the work
 * @param <T> its result: Java values and records, never a native array
 */
public record Task<T>(String name, Body<T> body) {
    /** The work itself. */
    @FunctionalInterface
    public interface Body<T> {
        /** Runs on the lane's thread. */
        T run(JobContext context) throws Exception;
    }
}
