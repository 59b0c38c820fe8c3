package thalweg.engine;

import java.util.Map;

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

    /**
     * The same memory under the same budget, with what is taken from it counted by a name, too.
     *
     * @param name of what holds it, e.g. "examples"
     */
    default NativeMemory account(String name) {
        return this;
    }

    /** Bytes held by each account that holds any. */
    default Map<String, Long> accounts() {
        return Map.of();
    }

    /** The most that may be held, bytes. */
    long budgetBytes();
}
