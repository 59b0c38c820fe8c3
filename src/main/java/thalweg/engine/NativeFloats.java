package thalweg.engine;

/**
 * Numbers outside the heap, owned by whoever allocated them. Use after close is an
 * IllegalStateException in every method and in native calls, never a read of freed memory; only a
 * raw address kept beyond it isn't caught. Where the lane computes on a card, a copy there may be
 * newer than the numbers in the processor's memory: whoever asks for an address says what for.
 */
public interface NativeFloats extends AutoCloseable {
    /** How many. */
    long count();

    /** Copies {@code length} numbers from a Java array to here, at {@code offset}. */
    void write(long offset, float[] source, int from, int length);

    /** Copies {@code length} numbers from here, at {@code offset}, to a Java array. */
    void read(long offset, float[] target, int from, int length);

    /**
     * The address of the number at {@code offset}, for a native call on the lane that reads from
     * there on: good until the block is next used otherwise.
     *
     * @param length how many numbers it may read
     */
    long addressToRead(long offset, long length);

    /**
     * The same for a native call that changes them, all of them or some.
     *
     * @param length how many numbers it may change
     */
    long addressToChange(long offset, long length);

    /** Returns the memory; further calls do nothing. */
    @Override
    void close();
}
