package thalweg.checkpoint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Python names that a checkpoint's pickle may call, and what stands for each here: plain data,
 * never a call into anything. {@link TorchPickle} refuses to call every other name.
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

    private static final int MAX_PATH = 4096;

    private PickleGlobals() {}

    /** A name that resolves. */
    @FunctionalInterface
    interface Global {
        /** What the name makes of its arguments. */
        Object make(Object[] arguments);
    }

    /** What a name stands for, or null when it is not on the list. */
    static @Nullable Global find(String module, String name) {
        String plain = module.equals("__builtin__") ? "builtins" : module;
        Global known =
                switch (plain) {
                    case "builtins" -> builtin(name);
                    case "collections" -> collection(name);
                    case "copyreg", "copy_reg" -> copied(name);
                    case "torch" -> torch(name);
                    case "numpy", "numpy.core.multiarray", "numpy._core.multiarray" ->
                            numpy(plain, name);
                    case "torch.jit._pickle" -> script(name);
                    default -> null;
                };
        if (known == null) {
            known = other(module, name);
        }
        return known == null ? TorchRebuild.find(module + "." + name) : known;
    }

    /** The built-in getattr, which {@link #attribute} stands for. */
    static boolean isAttribute(PickleName name) {
        return name.name().equals("getattr")
                && (name.module().equals("builtins") || name.module().equals("__builtin__"));
    }

    /**
     * (object, name): what Python makes of a module's attribute that is one of torch's built-in
     * functions, such as torch.tanh. Only those have a meaning here.
     */
    static Object attribute(PickleName getattr, Object[] arguments) {
        if (arguments.length == 2
                && arguments[0] instanceof PickleName owner
                && owner.module().equals("torch._C")
                && owner.name().startsWith("_VariableFunctions")
                && arguments[1] instanceof String name) {
            return new PickleName("torch", name);
        }
        throw new PickleName.Called(getattr);
    }

    private static @Nullable Global builtin(String name) {
        return switch (name) {
            case "set", "frozenset" -> PickleGlobals::elements;
            case "object", "dict", "list", "tuple", "int", "float", "str", "bool", "bytes" ->
                    new PickleName("builtins", name);
            case "range", "slice", "complex", "bytearray" -> PickleObject.maker("builtins", name);
            default -> null;
        };
    }

    private static @Nullable Global collection(String name) {
        return switch (name) {
            case "OrderedDict" -> PickleGlobals::ordered;
            case "defaultdict" -> arguments -> new LinkedHashMap<Object, Object>();
            case "Counter" -> // of a map already made
                    arguments ->
                            arguments.length == 0
                                    ? new LinkedHashMap<Object, Object>()
                                    : arguments[0];
            case "deque" -> PickleGlobals::elements;
            default -> null;
        };
    }

    /** How Python's older protocols build an object: (class, base, the base's state). */
    private static @Nullable Global copied(String name) {
        return switch (name) {
            case "_reconstructor" ->
                    arguments -> {
                        if (!(arguments[1] instanceof PickleName)) {
                            throw new IllegalArgumentException("not a class");
                        }
                        return new PickleObject((PickleName) arguments[0], arguments);
                    };
            case "__newobj__" ->
                    arguments -> new PickleObject((PickleName) arguments[0], arguments);
            default -> null;
        };
    }

    private static @Nullable Global torch(String name) {
        return switch (name) {
            case "Size" -> PickleGlobals::elements;
            case "device" -> arguments -> (String) arguments[0];
            default -> TorchType.named(name);
        };
    }

    private static @Nullable Global numpy(String module, String name) {
        return switch (module + "." + name) {
            case "numpy.dtype" -> arguments -> new NumpyValue.Type((String) arguments[0]);
            case "numpy.ndarray" -> new PickleName("numpy", name);
            case "numpy.core.multiarray.scalar", "numpy._core.multiarray.scalar" ->
                    NumpyValue::scalar;
            // An array beside the tensors, such as a generator's state or a list of losses.
            case "numpy.core.multiarray._reconstruct", "numpy._core.multiarray._reconstruct" ->
                    PickleObject.maker("numpy", "ndarray");
            default -> null;
        };
    }

    /** TorchScript's marks of a list's type: the list is their first argument. */
    private static @Nullable Global script(String name) {
        return switch (name) {
            case "build_intlist",
                    "build_tensorlist",
                    "build_doublelist",
                    "build_boollist",
                    "restore_type_tag" ->
                    arguments -> arguments[0];
            default -> null;
        };
    }

    private static @Nullable Global other(String module, String name) {
        return switch (module + "." + name) {
            case "argparse.Namespace",
                    "types.SimpleNamespace",
                    "functools.partial",
                    "datetime.datetime",
                    "datetime.date",
                    "datetime.timedelta",
                    // What modules before PyTorch 1.0 kept as their backend.
                    "torch.nn.backends.thnn._get_thnn_function_backend" ->
                    PickleObject.maker(module, name);
            case "pathlib.PosixPath",
                    "pathlib.WindowsPath",
                    "pathlib.PurePosixPath",
                    "pathlib.PureWindowsPath",
                    "pathlib._local.PosixPath",
                    "pathlib._local.WindowsPath" ->
                    PickleGlobals::path;
            case "torch.storage.UntypedStorage", "torch.storage._UntypedStorage" ->
                    TorchType.UNTYPED;
            case "torch.serialization._get_layout" -> arguments -> (String) arguments[0];
            case "_codecs.encode" -> arguments -> ((String) arguments[0]).getBytes(ISO_8859_1);
            default -> null;
        };
    }

    private static Object elements(Object[] arguments) {
        return arguments.length == 0 ? new ArrayList<>() : arguments[0];
    }

    private static Object ordered(Object[] arguments) {
        var map = new LinkedHashMap<Object, Object>();
        if (arguments.length > 0) { // Python 2 gave the pairs here.
            for (Object pair : (List<?>) arguments[0]) {
                Object key = pair instanceof List<?> l ? l.get(0) : ((Object[]) pair)[0];
                Object value = pair instanceof List<?> l ? l.get(1) : ((Object[]) pair)[1];
                map.put((String) key, value == null ? NONE : value);
            }
        }
        return map;
    }

    private static Object path(Object[] parts) {
        var path = new StringBuilder();
        for (Object part : parts) {
            boolean first = path.isEmpty() || path.charAt(path.length() - 1) == '/';
            path.append(first ? "" : "/").append((String) part);
            if (path.length() > MAX_PATH) {
                throw new IllegalArgumentException("too long a path");
            }
        }
        return path.toString();
    }
}
