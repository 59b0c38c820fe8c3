package thalweg.engine;

import java.nio.FloatBuffer;

/** Numbers outside the heap, owned by whoever allocated them. */
public interface NativeFloats extends AutoCloseable {
    /** How many. */
    long count();

    /** A view of them in native byte order, positioned at 0; not to be used after close. */
    FloatBuffer buffer();

    /** The address, for native calls on the lane. */
    long address();

    /** Returns the memory; further calls do nothing. */
    @Override
    void close();
}
