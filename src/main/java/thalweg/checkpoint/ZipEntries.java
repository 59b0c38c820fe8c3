package thalweg.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads entries of a zip: stored ones in place, deflated ones unfolded as they come. */
final class ZipEntries {
    private static final int CHUNK = 1 << 16;

    private ZipEntries() {}

    /**
     * A small entry, whole.
     *
     * @param limit in bytes
     * @throws CheckpointException when it is larger, or damaged
     */
    static byte[] read(ZipDirectory zip, ZipDirectory.Entry entry, int limit) {
        if (entry.size() > limit) {
            throw new CheckpointException(
                    "%s inside holds %,d bytes, over the limit of %,d"
                            .formatted(Text.shown(entry.name()), entry.size(), limit),
                    zip.file().where(),
                    "don't use this file unless you trust its maker");
        }
        var bytes = ByteBuffer.allocate((int) entry.size());
        stream(zip, entry, 0, entry.size(), bytes::put);
        var crc = new CRC32();
        crc.update(bytes.array());
        if ((int) crc.getValue() != entry.crc()) {
            throw damaged(zip, entry);
        }
        return bytes.array();
    }

    /** Numbers from an offset in bytes within an entry. */
    static float[] numbers(
            ZipDirectory zip,
            ZipDirectory.Entry entry,
            long offset,
            long count,
            ElementType type,
            ByteOrder order) {
        float[] numbers = Numbers.allocate(count, zip.file().where());
        var decoder = new Numbers.Decoder(type, order, numbers);
        stream(zip, entry, offset, count * type.bytes(), decoder);
        return numbers;
    }

    /** A range of an entry's bytes; chunks hold whole numbers of 8 bytes but for the last. */
    static void stream(
            ZipDirectory zip,
            ZipDirectory.Entry entry,
            long offset,
            long length,
            SourceFile.Sink sink) {
        if (entry.stored()) {
            zip.file().stream(entry.offset() + offset, length, sink);
        } else {
            inflate(zip, entry, offset, length, sink);
        }
    }

    private static void inflate(
            ZipDirectory zip,
            ZipDirectory.Entry entry,
            long offset,
            long length,
            SourceFile.Sink sink) {
        var window = new Window(offset, length, sink);
        var inflater = new Inflater(true);
        try {
            zip.file().stream(
                    entry.offset(),
                    entry.compressed(),
                    chunk -> {
                        inflater.setInput(chunk);
                        try {
                            window.take(inflater);
                        } catch (DataFormatException e) {
                            throw damaged(zip, entry);
                        }
                    });
        } finally {
            inflater.end();
        }
        if (!window.complete()) {
            throw damaged(zip, entry);
        }
    }

    /** Passes on the wanted range of an unfolding stream. */
    private static final class Window {
        private final byte[] unfolded = new byte[CHUNK];
        private final SourceFile.Sink sink;
        private long skip;
        private long left;
        private int held;

        Window(long offset, long length, SourceFile.Sink sink) {
            this.skip = offset;
            this.left = length;
            this.sink = sink;
        }

        void take(Inflater inflater) throws DataFormatException {
            while (left > 0 && !inflater.finished()) {
                int limit = (int) Math.min(CHUNK - held, Math.max(skip, left - held));
                int got = inflater.inflate(unfolded, held, limit);
                if (got == 0) {
                    return; // it wants the next chunk
                }
                if (skip > 0) {
                    int skipped = (int) Math.min(skip, got);
                    System.arraycopy(unfolded, skipped, unfolded, 0, got - skipped);
                    skip -= skipped;
                    held = (int) Math.min(got - skipped, left);
                } else {
                    held += got;
                }
                if (held == CHUNK || held == left) {
                    sink.accept(ByteBuffer.wrap(unfolded, 0, held).slice());
                    left -= held;
                    held = 0;
                }
            }
        }

        boolean complete() {
            return left == 0;
        }
    }

    private static CheckpointException damaged(ZipDirectory zip, ZipDirectory.Entry entry) {
        return new CheckpointException(
                Text.shown(entry.name()) + " inside is damaged",
                zip.file().where(),
                "copy or save the checkpoint again");
    }
}
