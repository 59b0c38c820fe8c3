package thalweg.checkpoint;

import java.util.Arrays;
import thalweg.words.Phrase;

/**
 * A small part of a file in memory, for those who read it byte by byte and skip most of it; and how
 * much they may still keep, so that counts and lengths that lie cost no memory.
 */
final class ByteWindow {
    private static final int SIZE = 1 << 14;
    private static final int MAX_THINGS = 2_000_000;
    private static final long MAX_TEXT = 1 << 26;

    private final Bytes bytes;
    private final String format;
    private byte[] held = new byte[0];
    private long base;
    private int things = MAX_THINGS;
    private long text = MAX_TEXT;

    /**
     * @param format as named in messages
     */
    ByteWindow(Bytes bytes, String format) {
        this.bytes = bytes;
        this.format = format;
    }

    /** The byte at a place inside the file. */
    byte at(long place) {
        long i = place - base;
        if (i < 0 || i >= held.length) {
            held = bytes.read(place, (int) Math.min(SIZE, bytes.size() - place));
            base = place;
            i = 0;
        }
        return held[(int) i];
    }

    /** A range inside the file. */
    byte[] bytes(long start, int length) {
        if (start >= base && start + length <= base + held.length) {
            int from = (int) (start - base);
            return Arrays.copyOfRange(held, from, from + length);
        }
        return bytes.read(start, length);
    }

    /**
     * Counts something that is kept in memory.
     *
     * @param length in bytes, where it is a text
     * @throws CheckpointException when it is more than a model has
     */
    void spend(long length) {
        things--;
        text -= length;
        if (things < 0 || text < 0) {
            throw new CheckpointException(
                    Phrase.of("badcheckpoint.structure-file-larger-than-any-models", format),
                    bytes.where(),
                    Phrase.of("remedies.do-not-use-file"));
        }
    }

    CheckpointException damaged() {
        return new CheckpointException(
                Phrase.of("badcheckpoint.file-cut-short-damaged", format),
                bytes.where(),
                Phrase.of("remedies.copy-save-model-again"));
    }
}
