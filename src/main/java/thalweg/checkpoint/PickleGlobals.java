package thalweg.checkpoint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Python names that a checkpoint's pickle may use, and what stands for each here: plain data,
 * never a call into anything. {@link TorchPickle} refuses every other name.
 */
final class PickleGlobals {
    /** Python's None as a value of a map. */
    static final Object NONE =
            new Object() {
                @Override
                public String toString() {
                    return "None";
                }
            };

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

    private PickleGlobals() {}

    /** A name that resolves. */
    @FunctionalInterface
    interface Global {
        /** What the name makes of its arguments. */
        Object make(Object[] arguments);
    }

    /** A tensor's numbers, before they are read: the entry data/KEY of the zip. */
    record Storage(@Nullable ElementType type, String key, long count) {
        /** From the tuple ("storage", type, key, location, number of elements). */
        static Storage of(Object[] id) {
            if (!id[0].equals("storage") || !(id[1] instanceof Typed typed)) {
                throw new IllegalArgumentException("not a storage");
            }
            return new Storage(typed.type, (String) id[2], ((Number) id[4]).longValue());
        }
    }

    /** A tensor's place in its storage, in elements. */
    record Reference(
            Storage storage, ElementType type, long offset, long[] shape, long[] strides) {}

    /** A class of storages or a type of numbers; null where each tensor says its own. */
    record Typed(@Nullable ElementType type, String name) implements Global {
        @Override
        public Object make(Object[] arguments) {
            throw new IllegalArgumentException("a type is not called");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** An object of nothing but attributes: how a program was called. */
    static final class Attributes extends LinkedHashMap<Object, Object> {
        private static final long serialVersionUID = 1L;
    }

    /** NumPy's dtype, for numbers such as a best accuracy. */
    static final class NumpyType {
        private final String code;
        private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

        private NumpyType(String code) {
            this.code = code;
        }

        /** Python restores a dtype in two steps: the code, then this tuple (version, order, …). */
        void build(Object[] state) {
            order = state[1].equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        }

        private Object scalar(byte[] bytes) {
            ElementType type = NpyHeader.type(code);
            if (type == null || bytes.length != type.bytes()) {
                throw new IllegalArgumentException("not a number");
            }
            ByteBuffer in = ByteBuffer.wrap(bytes).order(order);
            return switch (type) {
                case F64 -> in.getDouble();
                case I64 -> in.getLong();
                case BOOL -> in.get() != 0;
                default -> {
                    var one = new float[1];
                    new Numbers.Decoder(type, order, one).accept(in);
                    yield type.floating() ? (Object) one[0] : (Object) (long) one[0];
                }
            };
        }
    }

    /** What a name stands for, or null when it is not on the list. */
    static @Nullable Global find(String module, String name) {
        return switch (module + "." + name) {
            case "collections.OrderedDict" -> PickleGlobals::ordered;
            case "torch._utils._rebuild_tensor", "torch._utils._rebuild_tensor_v2" ->
                    PickleGlobals::tensor;
            case "torch._utils._rebuild_tensor_v3" -> PickleGlobals::typedTensor;
            case "torch._utils._rebuild_parameter", "torch._utils._rebuild_parameter_with_state" ->
                    arguments -> arguments[0];
            case "torch.Size",
                    "__builtin__.set",
                    "builtins.set",
                    "__builtin__.frozenset",
                    "builtins.frozenset" ->
                    arguments -> arguments.length == 0 ? new ArrayList<>() : arguments[0];
            case "argparse.Namespace" -> arguments -> new Attributes();
            case "torch.device" -> arguments -> String.valueOf(arguments[0]);
            case "torch.storage.UntypedStorage" -> new Typed(null, name);
            case "numpy.dtype" -> arguments -> new NumpyType((String) arguments[0]);
            case "numpy.core.multiarray.scalar", "numpy._core.multiarray.scalar" ->
                    PickleGlobals::scalar;
            case "_codecs.encode" -> arguments -> ((String) arguments[0]).getBytes(ISO_8859_1);
            default -> module.equals("torch") ? torch(name) : null;
        };
    }

    private static @Nullable Global torch(String name) {
        ElementType storage = STORAGES.get(name);
        if (storage != null) {
            return new Typed(storage, name);
        }
        for (ElementType type : ElementType.values()) {
            if (type.label().equals(name)) {
                return new Typed(type, name);
            }
        }
        return null;
    }

    private static Object ordered(Object[] arguments) {
        var map = new LinkedHashMap<Object, Object>();
        if (arguments.length > 0) { // Python 2 gave the pairs here.
            for (Object pair : (List<?>) arguments[0]) {
                Object[] both = pair instanceof List<?> l ? l.toArray() : (Object[]) pair;
                map.put((String) both[0], both[1]);
            }
        }
        return map;
    }

    /** (storage, offset, size, stride, …). */
    private static Object tensor(Object[] arguments) {
        var storage = (Storage) arguments[0];
        return reference(arguments, storage, storage.type);
    }

    /** (storage, offset, size, stride, requires_grad, hooks, type, …). */
    private static Object typedTensor(Object[] arguments) {
        return reference(arguments, (Storage) arguments[0], ((Typed) arguments[6]).type);
    }

    private static Reference reference(
            Object[] arguments, Storage storage, @Nullable ElementType type) {
        if (type == null) {
            throw new IllegalArgumentException("a tensor without a type");
        }
        return new Reference(
                storage,
                type,
                ((Number) arguments[1]).longValue(),
                longs((Object[]) arguments[2]),
                longs((Object[]) arguments[3]));
    }

    private static long[] longs(Object[] numbers) {
        var longs = new long[numbers.length];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = ((Number) numbers[i]).longValue();
        }
        return longs;
    }

    private static Object scalar(Object[] arguments) {
        return ((NumpyType) arguments[0]).scalar((byte[]) arguments[1]);
    }
}
