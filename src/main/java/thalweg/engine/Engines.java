package thalweg.engine;

/** Makes engines. A process has one, made where it starts and passed down. */
public final class Engines {
    private static final long MOST_BY_DEFAULT = 4L << 30;

    private Engines() {}

    /**
     * An engine with a lane of its own. Quick: native code is loaded when it is first used.
     *
     * @param threads native threads; 0 for all cores
     * @param budgetBytes the most native memory that numbers may take
     * @throws EngineException when CUDA is asked for and not there
     */
    public static Engine create(DeviceChoice choice, int threads, long budgetBytes) {
        return new BackgroundEngine(numerics(choice, threads, budgetBytes));
    }

    /**
     * An engine that does every job on the thread that submits it: for tests and plain commands.
     */
    public static Engine sameThread(DeviceChoice choice, int threads, long budgetBytes) {
        return new SameThreadEngine(numerics(choice, threads, budgetBytes));
    }

    /** A quarter of the memory that this process can have, at most 4 GiB. */
    public static long defaultBudgetBytes() {
        return Math.min(PhysicalMemory.here().bytes() / 4, MOST_BY_DEFAULT);
    }

    private static Numerics numerics(DeviceChoice choice, int threads, long budgetBytes) {
        NativeLibraries.useOwnCacheFolder();
        return Numerics.of(Devices.here(), choice, threads, budgetBytes);
    }
}
