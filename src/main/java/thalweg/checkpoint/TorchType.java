package thalweg.checkpoint;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A class of storages, a type of numbers, or a layout: a name of module torch that is a value.
 *
 * @param element how numbers are stored; null where they can't be read here, or each tensor says
 * @param bytes an element takes
 * @param label as shown
 */
record TorchType(@Nullable ElementType element, int bytes, String label)
        implements PickleGlobals.Global {
    /** A storage without a type, which counts bytes; each tensor on it says its own. */
    static final TorchType UNTYPED = new TorchType(null, 1, "bytes");

    private static final Map<String, ElementType> STORAGES =
            Map.of(
                    "FloatStorage", ElementType.F32,
                    "DoubleStorage", ElementType.F64,
                    "HalfStorage", ElementType.F16,
                    "BFloat16Storage", ElementType.BF16,
                    "LongStorage", ElementType.I64,
                    "IntStorage", ElementType.I32,
                    "ShortStorage", ElementType.I16,
                    "CharStorage", ElementType.I8,
                    "ByteStorage", ElementType.U8,
                    "BoolStorage", ElementType.BOOL);

    /** Storages whose numbers are not read here: what they hold, and the bytes of one. */
    private static final Map<String, TorchType> FOREIGN =
            Map.of(
                    "ComplexFloatStorage", new TorchType(null, 8, "complex64"),
                    "ComplexDoubleStorage", new TorchType(null, 16, "complex128"),
                    "QInt8Storage", new TorchType(null, 1, "qint8"),
                    "QUInt8Storage", new TorchType(null, 1, "quint8"),
                    "QInt32Storage", new TorchType(null, 4, "qint32"),
                    "QUInt4x2Storage", new TorchType(null, 1, "quint4x2"),
                    "QUInt2x4Storage", new TorchType(null, 1, "quint2x4"));

    private static final Set<String> OTHER_VALUES =
            Set.of(
                    "complex32 complex64 complex128 chalf cfloat cdouble qint8 quint8 qint32 quint4x2 quint2x4 float8_e4m3fn float8_e4m3fnuz float8_e5m2 float8_e5m2fnuz strided sparse_coo sparse_csr sparse_csc sparse_bsr sparse_bsc contiguous_format channels_last channels_last_3d preserve_format per_tensor_affine per_channel_affine per_tensor_symmetric per_channel_symmetric per_channel_affine_float_qparams"
                            .split(" "));

    /** By its name in module torch, or null when that isn't such a value. */
    static @Nullable TorchType named(String name) {
        ElementType storage = STORAGES.get(name);
        if (storage != null) {
            return of(storage);
        }
        for (ElementType type : ElementType.values()) {
            if (type.label().equals(name)) {
                return of(type);
            }
        }
        return OTHER_VALUES.contains(name) ? new TorchType(null, 0, name) : FOREIGN.get(name);
    }

    /** Whether it is no type, but bytes. */
    boolean untyped() {
        return equals(UNTYPED);
    }

    private static TorchType of(ElementType type) {
        return new TorchType(type, type.bytes(), type.label());
    }

    @Override
    public Object make(Object[] arguments) {
        throw new IllegalArgumentException("a type is not called");
    }

    @Override
    public String toString() {
        return label;
    }
}
