package thalweg.checkpoint;

import java.nio.ByteBuffer;
import thalweg.words.Phrase;

/**
 * Bytes that are in memory already, such as an unfolded entry of a zip, to be read by ranges.
 *
 * @param bytes not copied
 * @param where they come from
 * @param entry the entry's name; empty when they are none
 */
record HeldBytes(byte[] bytes, String where, String entry) implements Bytes {
    /** Bytes that are no entry of a zip. */
    HeldBytes(byte[] bytes, String where) {
        this(bytes, where, "");
    }

    /** A deflated entry of a zip, unfolded. */
    HeldBytes(byte[] bytes, ZipEntryBytes entry) {
        this(bytes, entry.where(), entry.entry().name());
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public void stream(long offset, long length, Sink sink) {
        if (offset < 0 || length < 0 || offset > bytes.length - length) {
            throw new CheckpointException(
                    Phrase.of("badfiles.file-cut-short"),
                    where,
                    Phrase.of("remedies.copy-save-checkpoint-again"));
        }
        sink.accept(ByteBuffer.wrap(bytes, (int) offset, (int) length));
    }
}
