package thalweg.checkpoint;

import java.io.EOFException;
import java.io.InputStream;

/**
 * Pickles that follow one another in a file, as a stream that knows its place, how much is left,
 * and what comes next. It holds one window of the file at a time.
 */
final class PickleInput extends InputStream {
    private static final int WINDOW = 1 << 16;

    private final Bytes source;
    private byte[] window = new byte[0];

    /** Where the window begins. */
    private long base;

    /** The next byte's place in the window. */
    private int next;

    private long end;

    PickleInput(Bytes source) {
        this.source = source;
        this.end = source.size();
    }

    /** Lets at most so many bytes be read from here on. */
    void limit(long bytes) {
        base = position();
        next = 0;
        window = new byte[0];
        end = Math.min(source.size(), base + bytes);
    }

    /** Where the next byte lies in the file. */
    long position() {
        return base + next;
    }

    /** How many bytes may still be read. */
    long left() {
        return end - position();
    }

    /** Whether the end of what may be read comes before the end of the file. */
    boolean limited() {
        return end < source.size();
    }

    @Override
    public int read() {
        return holds(1) ? window[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!holds(1)) {
            return -1;
        }
        int count = Math.min(length, window.length - next);
        System.arraycopy(window, next, target, offset, count);
        next += count;
        return count;
    }

    /** The little-endian number that comes next, without taking it; negative when too large. */
    long peek(int width) throws EOFException {
        if (!holds(width)) {
            throw new EOFException();
        }
        long number = 0;
        for (int i = width - 1; i >= 0; i--) {
            number = number << 8 | window[next + i] & 0xff;
        }
        return number;
    }

    /** Whether the line that comes next is no longer than that. */
    boolean lineWithin(int length) {
        int seen = (int) Math.min(length + 1L, left());
        if (!holds(seen)) {
            return false;
        }
        for (int i = 0; i < seen; i++) {
            if (window[next + i] == '\n') {
                return true;
            }
        }
        return seen <= length; // the file ends here, which the reading will find
    }

    /** Moves the window on where it must, so that so many bytes lie in it. */
    private boolean holds(int count) {
        if (window.length - next >= count) {
            return true;
        }
        if (left() < count) {
            return false;
        }
        base = position();
        next = 0;
        window = source.read(base, (int) Math.min(Math.max(count, WINDOW), end - base));
        return true;
    }
}
