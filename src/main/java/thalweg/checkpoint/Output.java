package thalweg.checkpoint;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/** Bytes on their way into a file, counted; tensors are encoded a chunk at a time. */
final class Output extends FilterOutputStream {
    private static final int CHUNK = 1 << 15;

    private long written;

    Output(OutputStream out) {
        super(out);
    }

    /** Takes encoded bytes; the buffer is only its during the call. */
    @FunctionalInterface
    private interface Sink {
        void accept(byte[] bytes, int length) throws IOException;
    }

    /** How many bytes so far: the place of the next. */
    long written() {
        return written;
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        written++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        written += length;
    }

    /** A tensor's numbers, little-endian, in row-major order. */
    void write(Checkpoints.Content tensor) throws IOException {
        encode(tensor, (bytes, length) -> write(bytes, 0, length));
    }

    /** Adds the same bytes to a checksum. */
    static void update(CRC32 crc, Checkpoints.Content tensor) throws IOException {
        encode(tensor, (bytes, length) -> crc.update(bytes, 0, length));
    }

    private static void encode(Checkpoints.Content tensor, Sink sink) throws IOException {
        float[] values = tensor.values();
        int width = tensor.type().bytes();
        var buffer = ByteBuffer.allocate(CHUNK * width).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < values.length; at += CHUNK) {
            int count = Math.min(CHUNK, values.length - at);
            buffer.clear();
            Numbers.encode(values, at, count, tensor.type(), buffer);
            sink.accept(buffer.array(), count * width);
        }
    }
}
