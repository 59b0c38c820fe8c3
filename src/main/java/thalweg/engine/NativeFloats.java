package thalweg.engine;

import java.nio.FloatBuffer;

/**
 * Numbers outside the heap, owned by whoever allocated them. Use after close is an
 * IllegalStateException in every method and in native calls, never a read of freed memory; only a
 * raw {@link #address()} kept beyond it isn't caught.
 */
public interface NativeFloats extends AutoCloseable {
    /** How many. */
    long count();

    /** A view of them in native byte order, positioned at 0; not to be used after close. */
    FloatBuffer buffer();

    /** Copies {@code length} numbers from a Java array to here, at {@code offset}. */
    void write(long offset, float[] source, int from, int length);

    /** Copies {@code length} numbers from here, at {@code offset}, to a Java array. */
    void read(long offset, float[] target, int from, int length);

    /** The address, for native calls on the lane. */
    long address();

    /** The address of the number at {@code offset}. */
    default long address(long offset) {
        return address() + offset * Float.BYTES;
    }

    /** Returns the memory; further calls do nothing. */
    @Override
    void close();
}
