package thalweg.checkpoint;

import java.nio.charset.StandardCharsets;

/**
 * The values of a msgpack file, one after another; long ones are skipped where they lie. (Format:
 * github.com/msgpack/msgpack, spec.md.)
 */
final class MsgpackReader {
    /** What a value is; for texts, bytes and extensions {@link #length} says how long. */
    enum Kind {
        NIL,
        BOOL,
        WHOLE,
        REAL,
        TEXT,
        BYTES,
        LIST,
        MAP,
        EXTENSION
    }

    private final ByteWindow window;
    private final long end;
    private long at;

    private long length;
    private long whole;
    private double real;
    private int extension;

    private MsgpackReader(ByteWindow window, long start, long end) {
        this.window = window;
        this.at = start;
        this.end = end;
    }

    /** A file's values. */
    static MsgpackReader of(Bytes bytes, String format) {
        return new MsgpackReader(new ByteWindow(bytes, format), 0, bytes.size());
    }

    /** The values inside the text, bytes or extension that was just read. */
    MsgpackReader within() {
        return new MsgpackReader(window, at, at + length);
    }

    /** Whether nothing follows. */
    boolean done() {
        return at == end;
    }

    /** Where the next byte lies in the file. */
    long place() {
        return at;
    }

    /**
     * Reads the head of the next value. Of texts, bytes and extensions the bytes themselves follow;
     * of lists and maps their elements.
     */
    Kind next() {
        int code = (int) number(1);
        if (code < 0x80 || code >= 0xe0) {
            whole = (byte) code;
            return Kind.WHOLE;
        }
        if (code < 0xa0) {
            return code < 0x90 ? counted(Kind.MAP, code & 15) : counted(Kind.LIST, code & 15);
        }
        if (code < 0xc0) {
            return sized(Kind.TEXT, code & 31);
        }
        return switch (code) {
            case 0xc0 -> Kind.NIL;
            case 0xc2, 0xc3 -> {
                whole = code & 1;
                yield Kind.BOOL;
            }
            case 0xc4, 0xc5, 0xc6 -> sized(Kind.BYTES, number(1 << code - 0xc4));
            case 0xc7, 0xc8, 0xc9 -> extension(number(1 << code - 0xc7));
            case 0xca -> real(Float.intBitsToFloat((int) number(4)));
            case 0xcb -> real(Double.longBitsToDouble(number(8)));
            case 0xcc, 0xcd, 0xce, 0xcf -> {
                whole = number(1 << code - 0xcc);
                yield Kind.WHOLE;
            }
            case 0xd0, 0xd1, 0xd2, 0xd3 -> {
                int unused = 64 - (8 << code - 0xd0);
                whole = number(1 << code - 0xd0) << unused >> unused;
                yield Kind.WHOLE;
            }
            case 0xd4, 0xd5, 0xd6, 0xd7, 0xd8 -> extension(1 << code - 0xd4);
            case 0xd9, 0xda, 0xdb -> sized(Kind.TEXT, number(1 << code - 0xd9));
            case 0xdc, 0xdd -> counted(Kind.LIST, number(2 << code - 0xdc));
            case 0xde, 0xdf -> counted(Kind.MAP, number(2 << code - 0xde));
            default -> throw damaged();
        };
    }

    /** How many bytes, elements, or pairs of key and value. */
    long length() {
        return length;
    }

    /** The integer just read; 1 or 0 for yes and no. */
    long whole() {
        return whole;
    }

    /** The number just read. */
    double real() {
        return real;
    }

    /** The extension's type. */
    int extension() {
        return extension;
    }

    /** The bytes of the text just read; long ones are refused. */
    String text() {
        window.spend(length);
        String text = new String(window.bytes(at, (int) length), StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    /** Goes past the bytes of the text, bytes or extension just read. */
    void skipBytes() {
        at += length;
    }

    /** Goes past a whole value, however deep. */
    void skip() {
        for (long left = 1; left > 0; left--) {
            switch (next()) {
                case TEXT, BYTES, EXTENSION -> skipBytes();
                case LIST -> left += length;
                case MAP -> left += 2 * length;
                default -> {}
            }
        }
    }

    /** The next value, which must be of this kind. */
    void expect(Kind kind) {
        if (next() != kind) {
            throw damaged();
        }
    }

    /** Counts something that is kept in memory. */
    void keep() {
        window.spend(0);
    }

    CheckpointException damaged() {
        return window.damaged();
    }

    private Kind real(double value) {
        real = value;
        return Kind.REAL;
    }

    private Kind extension(long size) {
        extension = (byte) number(1);
        return sized(Kind.EXTENSION, size);
    }

    private Kind sized(Kind kind, long size) {
        if (size > end - at) {
            throw damaged();
        }
        length = size;
        return kind;
    }

    /** Every element takes a byte at least. */
    private Kind counted(Kind kind, long count) {
        return sized(kind, count);
    }

    private long number(int bytes) {
        if (bytes > end - at) {
            throw damaged();
        }
        long result = 0;
        for (int i = 0; i < bytes; i++) {
            result = result << 8 | window.at(at++) & 0xff;
        }
        return result;
    }
}
