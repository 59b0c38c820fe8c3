package thalweg.checkpoint;

import org.jspecify.annotations.Nullable;

/** What stands before the numbers of a NumPy array. */
final class NpyHeader {
    private NpyHeader() {}

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
}
