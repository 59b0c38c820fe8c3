package thalweg.checkpoint;

import java.nio.ByteBuffer;

/**
 * A deflated entry of a zip, unfolded into memory so that it can be read by ranges.
 *
 * @param entry where they come from
 */
record HeldBytes(byte[] held, ZipEntryBytes entry) implements Bytes {
    @Override
    public long size() {
        return held.length;
    }

    @Override
    public String where() {
        return entry.where();
    }

    @Override
    public void stream(long offset, long length, Sink sink) {
        if (offset < 0 || length < 0 || offset > held.length - length) {
            throw new CheckpointException(
                    "the file is cut short", where(), "copy or save the checkpoint again");
        }
        sink.accept(ByteBuffer.wrap(held, (int) offset, (int) length));
    }
}
