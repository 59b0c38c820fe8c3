package thalweg.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the numbers of a NumPy array, versions 1 to 3. (Format: NumPy Enhancement
 * Proposal 1 and numpy.lib.format.)
 *
 * @param code the type as NumPy writes it, such as "{@code <f4}"
 * @param fortran whether the first axis runs fastest
 * @param length of the header, in bytes: where the numbers begin
 */
record NpyHeader(String code, boolean fortran, long[] shape, int length) {
    static final int MAX = 1 << 16;
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern TYPE = Pattern.compile("'descr': *'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order': *(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape': *\\(([0-9, L]*)\\)");

    /** Whether these first bytes are an array's. */
    static boolean recognises(byte[] head) {
        if (head.length < MAGIC.length) {
            return false;
        }
        return Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /**
     * Reads the header at the beginning of an array.
     *
     * @throws IllegalArgumentException when it makes no sense
     */
    static NpyHeader read(Bytes bytes) {
        byte[] head = bytes.read(0, (int) Math.min(bytes.size(), 12));
        if (!recognises(head) || head.length < 12 || head[6] < 1 || head[6] > 3) {
            throw new IllegalArgumentException("not an array");
        }
        ByteBuffer in = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        int start = head[6] == 1 ? 10 : 12;
        long length = head[6] == 1 ? in.getShort(8) & 0xffff : in.getInt(8) & 0xffffffffL;
        if (length > MAX || length > bytes.size() - start) {
            throw new IllegalArgumentException("a header of " + length + " bytes");
        }
        String text =
                new String(bytes.read(start, (int) length), StandardCharsets.UTF_8)
                        .replace('"', '\'');
        var type = TYPE.matcher(text);
        var order = ORDER.matcher(text);
        var shape = SHAPE.matcher(text);
        if (!order.find() || !shape.find()) {
            throw new IllegalArgumentException("not a header");
        }
        long[] axes =
                Stream.of(shape.group(1).split("[ ,L]+"))
                        .filter(axis -> !axis.isEmpty())
                        .mapToLong(Long::parseLong)
                        .toArray();
        return new NpyHeader(
                type.find() ? type.group(1) : "a record",
                order.group(1).equals("True"),
                axes,
                start + (int) length);
    }

    /** How a number is stored; null when it is none that is read here. */
    @Nullable ElementType type() {
        return code.isEmpty() ? null : type(code.substring(1));
    }

    /** Whether it is of text. */
    boolean text() {
        return code.matches("[<>|=]?[US]\\d*");
    }

    ByteOrder order() {
        return code.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /** Null when the shape is impossible. */
    @Nullable Strided layout() {
        if (!fortran) {
            return Strided.rowMajor(shape);
        }
        var strides = new long[shape.length];
        long stride = 1;
        for (int i = 0; i < shape.length; i++) {
            strides[i] = stride;
            stride *= Math.max(shape[i], 1); // an overflow is found with the product of the shape
        }
        return Strided.of(shape, strides);
    }

    /** The type of a code such as "f4", without its byte order; null when there is none here. */
    static @Nullable ElementType type(String code) {
        return switch (code) {
            case "f2" -> ElementType.F16;
            case "f4" -> ElementType.F32;
            case "f8" -> ElementType.F64;
            case "i1" -> ElementType.I8;
            case "i2" -> ElementType.I16;
            case "i4" -> ElementType.I32;
            case "i8" -> ElementType.I64;
            case "u1" -> ElementType.U8;
            case "u2" -> ElementType.U16;
            case "u4" -> ElementType.U32;
            case "u8" -> ElementType.U64;
            case "b1" -> ElementType.BOOL;
            default -> null;
        };
    }

    /** The code of a type, little-endian; null for bfloat16, which NumPy lacks. */
    static @Nullable String code(ElementType type) {
        for (String kind : new String[] {"f", "i", "u", "b"}) {
            String code = kind + type.bytes();
            if (type(code) == type) {
                return (type.bytes() == 1 ? "|" : "<") + code;
            }
        }
        return null;
    }
}
