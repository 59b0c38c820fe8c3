package thalweg.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** NumPy's single numbers in a pickle, such as a best accuracy. */
final class NumpyValue {
    private NumpyValue() {}

    /** NumPy's dtype. */
    static final class Type {
        private final String code;
        private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

        Type(String code) {
            this.code = code;
        }

        /** Python restores a dtype in two steps: the code, then this tuple (version, order, …). */
        void build(Object[] state) {
            order = state[1].equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        }
    }

    /** From the tuple (type, bytes). */
    static Object scalar(Object[] arguments) {
        var its = (Type) arguments[0];
        byte[] bytes = (byte[]) arguments[1];
        ElementType type = NpyHeader.type(its.code);
        if (type == null || bytes.length != type.bytes()) {
            throw new IllegalArgumentException("not a number");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(its.order);
        return switch (type) {
            case F64 -> in.getDouble();
            case I64 -> in.getLong();
            case BOOL -> in.get() != 0;
            default -> {
                var one = new float[1];
                new Numbers.Decoder(type, its.order, one).accept(in);
                yield type.floating() ? (Object) one[0] : (Object) (long) one[0];
            }
        };
    }
}
