package thalweg.checkpoint;

import java.nio.ByteOrder;
import java.util.function.Consumer;

/** Numbers that lie in a file as they are, so that others of that type can take their place. */
interface Replaceable extends Tensor.Source {
    /**
     * What to write where so that these numbers take the place of those there.
     *
     * @param values as many as were there, in row-major order
     */
    void replace(float[] values, Consumer<Patch> patches);

    /**
     * Numbers to be written over others.
     *
     * @param bytes the file, or the entry of a zip, that they lie in
     * @param offset in it
     * @param from the first of the values to write
     * @param count how many of them
     */
    record Patch(
            Bytes bytes,
            long offset,
            ElementType type,
            ByteOrder order,
            float[] values,
            int from,
            int count) {
        /** The place after the last byte. */
        long end() {
            return offset + (long) count * type.bytes();
        }
    }
}
