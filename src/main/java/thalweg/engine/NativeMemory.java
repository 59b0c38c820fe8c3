package thalweg.engine;

/** The account of native memory: what is held, under one byte budget. */
public interface NativeMemory {
    /**
     * Takes room for numbers, not cleared.
     *
     * @throws OutOfNativeMemoryException when the budget doesn't hold it: says how much is needed
     */
    NativeFloats allocate(long count);

    /** Bytes held now. */
    long heldBytes();

    /** The most that may be held, bytes. */
    long budgetBytes();
}
