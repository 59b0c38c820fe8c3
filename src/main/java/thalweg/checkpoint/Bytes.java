package thalweg.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Bytes that are read by ranges: a file's, or those of an entry of a zip. */
interface Bytes {
    /** Takes the bytes of a range as they come; the buffer is only its during the call. */
    @FunctionalInterface
    interface Sink {
        void accept(ByteBuffer chunk);
    }

    /** How many there are. */
    long size();

    /** The file, as shown in messages. */
    String where();

    /**
     * Hands a range to the sink, in chunks whose lengths are multiples of 8 but for the last.
     *
     * @throws CheckpointException when they can't be read, or end too early
     */
    void stream(long offset, long length, Sink sink);

    /** A range as an array of its own. */
    default byte[] read(long offset, int length) {
        var target = Numbers.room(length, where(), () -> ByteBuffer.allocate(length));
        stream(offset, length, target::put);
        return target.array();
    }

    /** Numbers from an offset on, as float32 in an array of their own. */
    default float[] numbers(long offset, long count, ElementType type, ByteOrder order) {
        float[] numbers = Numbers.allocate(count, where());
        stream(offset, count * type.bytes(), new Numbers.Decoder(type, order, numbers));
        return numbers;
    }
}
