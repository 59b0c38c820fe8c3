package thalweg.engine;

/** Work for which the Java heap was too small. */
public final class OutOfHeapException extends Problem {
    private static final long serialVersionUID = 1L;

    /**
     * @param where the work that was being done
     */
    public OutOfHeapException(String where) {
        this(where, Runtime.getRuntime().maxMemory() >> 20);
    }

    private OutOfHeapException(String where, long megabytes) {
        super(
                "the heap of %,d MB is too small".formatted(megabytes),
                where,
                "give the program more memory with THALWEG_HEAP, for example %dm"
                        .formatted(2 * megabytes));
    }
}
