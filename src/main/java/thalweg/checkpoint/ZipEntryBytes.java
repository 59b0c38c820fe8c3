package thalweg.checkpoint;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import thalweg.words.Phrase;

/**
 * The bytes of a zip's entry. Deflated ones unfold as they come and are checked against their
 * checksum when the range reaches their end. Stored ones are read in place and not checked: PyTorch
 * may be told to write no true checksums, and doesn't check them either.
 */
record ZipEntryBytes(SourceFile file, ZipDirectory.Entry entry) implements Bytes {
    private static final int CHUNK = 1 << 16;

    @Override
    public long size() {
        return entry.size();
    }

    @Override
    public String where() {
        return file.where();
    }

    /**
     * A small entry, whole.
     *
     * @param limit in bytes
     * @throws CheckpointException when it is larger, or damaged
     */
    byte[] whole(int limit) {
        if (size() > limit) {
            throw new CheckpointException(
                    Phrase.of(
                            "badcheckpoint.inside-holds-bytes-over-limit",
                            Text.shown(entry.name()),
                            size(),
                            limit),
                    where(),
                    Phrase.of("remedies.do-not-use-file-unless-you-trust"));
        }
        return read(0, (int) size());
    }

    @Override
    public void stream(long offset, long length, Sink sink) {
        if (offset < 0 || length < 0 || offset > size() - length) {
            throw damaged();
        }
        if (entry.stored()) {
            file.stream(entry.offset() + offset, length, sink);
            return;
        }
        var window = new Window(offset, length, sink);
        try (var inflater = new Inflater(true)) {
            file.streamWhile(
                    entry.offset(),
                    entry.compressed(),
                    chunk -> {
                        inflater.setInput(chunk);
                        return window.take(inflater);
                    });
        }
        if (window.left > 0) {
            throw damaged();
        }
    }

    /** Passes on the wanted range of an unfolding stream. */
    private final class Window {
        private final byte[] unfolded = new byte[CHUNK];
        private final CRC32 crc = new CRC32();
        private final Sink sink;
        private long skip;
        private long left;
        private long seen;
        private int held;

        Window(long offset, long length, Sink sink) {
            this.skip = offset;
            this.left = length;
            this.sink = sink;
        }

        /** Whether it wants more. */
        boolean take(Inflater inflater) {
            while (left > 0 && !inflater.finished()) {
                int limit = (int) Math.min(CHUNK - held, skip > 0 ? skip : left - held);
                int got = inflate(inflater, limit);
                if (got == 0) {
                    return true;
                }
                crc.update(unfolded, held, got);
                seen += got;
                if (skip > 0) {
                    skip -= got;
                    continue;
                }
                held += got;
                if (held == CHUNK || held == left) {
                    left -= held;
                    if (seen == size() && (int) crc.getValue() != entry.crc()) {
                        throw damaged();
                    }
                    sink.accept(ByteBuffer.wrap(unfolded, 0, held));
                    held = 0;
                }
            }
            return left > 0 && !inflater.finished();
        }

        private int inflate(Inflater inflater, int limit) {
            try {
                return inflater.inflate(unfolded, held, limit);
            } catch (DataFormatException e) {
                throw damaged();
            }
        }
    }

    private CheckpointException damaged() {
        return new CheckpointException(
                Phrase.of("badcheckpoint.inside-damaged", Text.shown(entry.name())),
                where(),
                Phrase.of("remedies.copy-save-checkpoint-again"));
    }
}
