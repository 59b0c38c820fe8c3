package thalweg.checkpoint;

import java.nio.ByteBuffer;

/** Bytes that are in memory already, such as an unfolded entry of a zip. */
record HeldBytes(byte[] bytes, String where) implements Bytes {
    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public void stream(long offset, long length, Sink sink) {
        sink.accept(ByteBuffer.wrap(bytes, Math.toIntExact(offset), Math.toIntExact(length)));
    }
}
