package thalweg.checkpoint;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;

/**
 * Reads the pickle of a PyTorch file as data. A pickle is a program: it may name any Python
 * function and have it called. Here a name resolves only when {@link PickleGlobals} lists it; any
 * other ends the reading with an error that names it, and nothing has been run. What a bomb would
 * use (declared lengths, endless operations, keys whose hash takes for ever) is bounded.
 */
final class TorchPickle extends Unpickler {
    /** Ten thousand tensors take about a third of a million. */
    private static final int MAX_OPERATIONS = 2_000_000;

    private static final int MAX_DIGITS = 400;

    private final Input bytes;
    private final String where;
    private int operations;

    private TorchPickle(byte[] pickle, String where) {
        this.bytes = new Input(pickle);
        this.where = where;
    }

    /**
     * What the pickle holds: maps in order, lists, tuples as Object[], text, numbers, {@link
     * PickleGlobals.Reference} for tensors.
     *
     * @param where the file, for messages
     * @throws CheckpointException when it is damaged, a bomb, or asks to run something
     */
    static Object read(byte[] pickle, String where) {
        var reader = new TorchPickle(pickle, where);
        try {
            return reader.load(reader.bytes);
        } catch (CheckpointException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The reader throws whatever a wrong cast or an empty stack happens to.
            throw reader.damaged("it makes no sense");
        }
    }

    @Override
    protected Object dispatch(short key) throws PickleException, IOException {
        if (++operations > MAX_OPERATIONS) {
            throw bomb("more than %,d operations".formatted(MAX_OPERATIONS));
        }
        switch (key) {
            case Opcodes.GLOBAL -> {
                String module = PickleUtils.readline(bytes);
                stack.add(global(module, PickleUtils.readline(bytes)));
            }
            case Opcodes.STACK_GLOBAL -> {
                String name = (String) stack.pop();
                stack.add(global((String) stack.pop(), name));
            }
            case Opcodes.INST -> {
                String module = PickleUtils.readline(bytes);
                throw refused(module, PickleUtils.readline(bytes));
            }
            case Opcodes.REDUCE, Opcodes.NEWOBJ -> {
                Object[] arguments = (Object[]) stack.pop();
                stack.add(((PickleGlobals.Global) stack.pop()).make(arguments));
            }
            case Opcodes.BUILD -> {
                Object state = stack.pop();
                if (stack.peek() instanceof PickleGlobals.NumpyType type) {
                    type.build((Object[]) state);
                } else if (stack.peek() instanceof PickleGlobals.Attributes attributes) {
                    attributes.putAll(map(state));
                }
                // Other state, such as a state_dict's _metadata, says nothing about tensors.
            }
            case Opcodes.EMPTY_DICT -> stack.add(new LinkedHashMap<Object, Object>());
            case Opcodes.DICT ->
                    stack.add(put(new LinkedHashMap<>(), stack.pop_all_since_marker()));
            case Opcodes.SETITEM -> {
                Object value = stack.pop();
                Object name = stack.pop();
                put(map(stack.peek()), List.of(name, orNone(value)));
            }
            case Opcodes.SETITEMS -> {
                List<Object> items = stack.pop_all_since_marker();
                put(map(stack.peek()), items);
            }
            // A set would hash its elements, lists of lists of lists among them.
            case Opcodes.EMPTY_SET -> stack.add(new ArrayList<>());
            case Opcodes.ADDITEMS -> super.dispatch(Opcodes.APPENDS);
            case Opcodes.FROZENSET -> stack.add(stack.pop_all_since_marker());
            case Opcodes.LONG, Opcodes.INT, Opcodes.FLOAT -> {
                bytes.requireLine(MAX_DIGITS);
                super.dispatch(key);
            }
            case Opcodes.LONG4 -> {
                bytes.require(4, MAX_DIGITS);
                super.dispatch(key);
            }
            case Opcodes.BINSTRING, Opcodes.BINBYTES, Opcodes.BINUNICODE -> {
                bytes.require(4, Integer.MAX_VALUE);
                super.dispatch(key);
            }
            case Opcodes.BINUNICODE8, Opcodes.BINBYTES8, Opcodes.BYTEARRAY8 -> {
                bytes.require(8, Integer.MAX_VALUE);
                super.dispatch(key);
            }
            case Opcodes.OBJ,
                    Opcodes.NEWOBJ_EX,
                    Opcodes.EXT1,
                    Opcodes.EXT2,
                    Opcodes.EXT4,
                    Opcodes.PERSID,
                    Opcodes.NEXT_BUFFER,
                    Opcodes.READONLY_BUFFER ->
                    throw damaged(
                            "it holds operation %d, which no PyTorch file has".formatted(key));
            default -> {
                return super.dispatch(key);
            }
        }
        return NO_RETURN_VALUE;
    }

    @Override
    protected Object persistentLoad(Object id) {
        return PickleGlobals.Storage.of((Object[]) id);
    }

    private PickleGlobals.Global global(String module, String name) {
        var global = PickleGlobals.find(module, name);
        if (global == null) {
            throw refused(module, name);
        }
        return global;
    }

    @SuppressWarnings("unchecked")
    private static Map<Object, Object> map(Object target) {
        return (Map<Object, Object>) target;
    }

    private static Object orNone(Object value) {
        return value == null ? PickleGlobals.NONE : value;
    }

    private static Map<Object, Object> put(Map<Object, Object> map, List<Object> items) {
        for (int i = 0; i < items.size(); i += 2) {
            Object key = items.get(i);
            boolean plain =
                    key instanceof String || key instanceof Number || key instanceof Boolean;
            // Anything else can't name a tensor; an array is a key by identity, hashed in no time.
            map.put(plain ? key : new Object[] {key}, orNone(items.get(i + 1)));
        }
        return map;
    }

    private CheckpointException refused(String module, String name) {
        if (module.equals("torch") && name.endsWith("Storage")) {
            return new CheckpointException(
                    "a tensor is stored as %s, which isn't read here".formatted(Text.shown(name)),
                    where,
                    "convert it to float16, bfloat16 or float32");
        }
        // Python's os.system names itself after the system it was pickled on.
        String shown = module.equals("posix") || module.equals("nt") ? "os" : module;
        boolean network = module.startsWith("torch.nn") || module.equals("__main__");
        return new CheckpointException(
                "the file asks to run %s, which is refused"
                        .formatted(Text.shown(shown + "." + name)),
                where,
                network
                        ? "save the model's state_dict() in place of the whole model"
                        : "open it only if you trust its maker, in PyTorch, and save its"
                                + " state_dict() alone");
    }

    private CheckpointException damaged(String how) {
        return new CheckpointException(
                "the pickle inside is damaged: " + how, where, "copy or save the checkpoint again");
    }

    private CheckpointException bomb(String what) {
        return new CheckpointException(
                "the pickle inside claims " + what + ", as a pickle bomb does",
                where,
                "don't use this file");
    }

    /** The pickle's bytes, with a look ahead at declared lengths. */
    private final class Input extends ByteArrayInputStream {
        Input(byte[] pickle) {
            super(pickle);
        }

        /** Checks the little-endian length that comes next against what is left, and a limit. */
        void require(int width, int limit) {
            if (width > available()) {
                throw damaged("it is cut short");
            }
            long length = 0;
            for (int i = width - 1; i >= 0; i--) {
                length = length << 8 | buf[pos + i] & 0xff;
            }
            if (length < 0 || length > Math.min(limit, available() - width)) {
                throw bomb("%s bytes at once".formatted(Text.unsigned(length)));
            }
        }

        void requireLine(int limit) {
            int end = pos;
            while (end < count && buf[end] != '\n') {
                end++;
            }
            if (end - pos > limit) {
                throw bomb("a number of %,d digits".formatted(end - pos));
            }
        }
    }
}
