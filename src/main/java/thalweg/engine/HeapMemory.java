package thalweg.engine;

/** How much of the Java heap is left, asked before large arrays are made. */
public final class HeapMemory {
    private HeapMemory() {}

    /**
     * Bytes that are free. Where they seem too few for what is needed, what is no longer used is
     * collected first: until then it counts as used.
     *
     * @param needed bytes
     */
    public static long freeFor(long needed) {
        if (needed > free()) {
            System.gc();
        }
        return free();
    }

    private static long free() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    }
}
