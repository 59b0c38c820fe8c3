package thalweg.checkpoint;

/** How a file stores one number. */
public enum ElementType {
    F16("float16", 2, 0x1p-10),
    BF16("bfloat16", 2, 0x1p-7),
    F32("float32", 4, 0x1p-23),
    F64("float64", 8, 0x1p-52),
    I8("int8", 1, 0),
    I16("int16", 2, 0),
    I32("int32", 4, 0),
    I64("int64", 8, 0),
    U8("uint8", 1, 0),
    U16("uint16", 2, 0),
    U32("uint32", 4, 0),
    U64("uint64", 8, 0),
    BOOL("bool", 1, 0);

    private final String label;
    private final int bytes;
    private final double epsilon;

    ElementType(String label, int bytes, double epsilon) {
        this.label = label;
        this.bytes = bytes;
        this.epsilon = epsilon;
    }

    /** The common name, e.g. "float32". */
    public String label() {
        return label;
    }

    /** Bytes an element. */
    public int bytes() {
        return bytes;
    }

    /** The distance from 1 to the next larger number; 0 for integers. */
    public double epsilon() {
        return epsilon;
    }

    /** Whether it holds fractions. */
    public boolean floating() {
        return epsilon > 0;
    }
}
