package thalweg.checkpoint;

import java.nio.ByteBuffer;

/**
 * Bytes in memory: an entry of a zip that had to be unfolded to be read by ranges.
 *
 * @param where the file that they come from
 */
record HeldBytes(byte[] held, String where) implements Bytes {
    @Override
    public long size() {
        return held.length;
    }

    @Override
    public void stream(long offset, long length, Sink sink) {
        if (offset < 0 || length < 0 || offset > held.length - length) {
            throw new CheckpointException(
                    "the file is cut short", where, "copy or save the checkpoint again");
        }
        sink.accept(ByteBuffer.wrap(held, (int) offset, (int) length));
    }
}
