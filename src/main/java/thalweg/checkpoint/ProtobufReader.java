package thalweg.checkpoint;

import java.nio.charset.StandardCharsets;

/**
 * The fields of a protobuf message, one after another, read from a file by small ranges: what isn't
 * asked for is skipped, so gigabytes of numbers cost nothing. (Wire format:
 * protobuf.dev/programming-guides/encoding.)
 */
final class ProtobufReader {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED_32 = 5;

    private final ByteWindow window;
    private final long end;
    private long at;

    private int field;
    private int wire;

    /** The number itself, or how many bytes a text or message has. */
    private long value;

    /** Where a text or message begins. */
    private long start;

    private ProtobufReader(ByteWindow window, long start, long end) {
        this.window = window;
        this.at = start;
        this.end = end;
    }

    /** A file that is one message. */
    static ProtobufReader of(Bytes bytes) {
        return new ProtobufReader(new ByteWindow(bytes, "ONNX"), 0, bytes.size());
    }

    /** The same message from its beginning, with a window and allowances of its own. */
    static ProtobufReader of(Bytes bytes, long start, long end) {
        return new ProtobufReader(new ByteWindow(bytes, "ONNX"), start, end);
    }

    /** Goes to the next field; false when there is none. */
    boolean next() {
        if (at == end) {
            return false;
        }
        long tag = readVarint();
        if (tag >>> 3 == 0 || tag >>> 3 > Integer.MAX_VALUE >>> 2) {
            throw window.damaged();
        }
        field = (int) (tag >>> 3);
        wire = (int) (tag & 7);
        switch (wire) {
            case VARINT -> value = readVarint();
            case FIXED_64 -> value = fixed(8);
            case FIXED_32 -> value = fixed(4);
            case LENGTH -> {
                value = readVarint();
                start = at;
                if (value < 0 || value > end - at) {
                    throw window.damaged();
                }
                at += value;
            }
            default -> throw window.damaged();
        }
        return true;
    }

    /** The number of the field. */
    int field() {
        return field;
    }

    /** Where the field's bytes begin in the file, for texts and messages. */
    long start() {
        return start;
    }

    /** How many bytes the field has, for texts and messages. */
    long length() {
        require(LENGTH);
        return value;
    }

    /** Whether the field is a text, a message or packed numbers. */
    boolean lengthDelimited() {
        return wire == LENGTH;
    }

    /** An integer. */
    long whole() {
        require(VARINT);
        return value;
    }

    /** A float. */
    float real() {
        require(FIXED_32);
        return Float.intBitsToFloat((int) value);
    }

    /** A double. */
    double wide() {
        require(FIXED_64);
        return Double.longBitsToDouble(value);
    }

    /** A text; long ones are refused. */
    String text() {
        require(LENGTH);
        window.spend(value);
        return new String(window.bytes(start, (int) value), StandardCharsets.UTF_8);
    }

    /** The fields of a message within. */
    ProtobufReader message() {
        require(LENGTH);
        window.spend(0);
        return new ProtobufReader(window, start, start + value);
    }

    /** The numbers of a packed field, each read by the methods {@code next…}. */
    ProtobufReader packed() {
        require(LENGTH);
        return new ProtobufReader(window, start, start + value);
    }

    /** Whether a packed field has further numbers. */
    boolean more() {
        return at < end;
    }

    /** The next integer of a packed field. */
    long nextWhole() {
        return readVarint();
    }

    /** The next float of a packed field. */
    float nextReal() {
        return Float.intBitsToFloat((int) fixed(4));
    }

    /** The next double of a packed field. */
    double nextWide() {
        return Double.longBitsToDouble(fixed(8));
    }

    /**
     * Counts something that is kept in memory.
     *
     * @throws CheckpointException when it is more than a graph has
     */
    void keep() {
        window.spend(0);
    }

    CheckpointException damaged() {
        return window.damaged();
    }

    private void require(int expected) {
        if (wire != expected) {
            throw window.damaged();
        }
    }

    private long readVarint() {
        long result = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int b = readByte();
            result |= (long) (b & 0x7f) << shift;
            if ((b & 0x80) == 0) {
                return result;
            }
        }
        throw window.damaged();
    }

    private long fixed(int bytes) {
        long result = 0;
        for (int i = 0; i < bytes; i++) {
            result |= (long) readByte() << 8 * i;
        }
        return result;
    }

    private int readByte() {
        if (at >= end) {
            throw window.damaged();
        }
        return window.at(at++) & 0xff;
    }
}
