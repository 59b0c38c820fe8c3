package thalweg.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;
import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;

/**
 * Reads a pickle of PyTorch's as data. A pickle is a program: it may name any Python function and
 * have it called. Here only a name that {@link PickleGlobals} lists can be called, and makes plain
 * data; calling any other, or naming one that {@link PickleName} knows as Python's own, ends the
 * reading with an error that says which. Objects of other classes, such as a user's network, become
 * {@link PickleObject}s. Nothing is run. What a bomb would use (declared lengths, endless
 * operations, keys whose hash takes for ever) is bounded.
 */
final class TorchPickle extends Unpickler {
    /** Ten thousand tensors take about a third of a million. */
    private static final int MAX_OPERATIONS = 2_000_000;

    static final int MAX_PICKLE = 1 << 24;

    private static final int MAX_DIGITS = 400;

    /** Bytes of text that count as one operation when they are arguments. */
    private static final int TEXT = 64;

    private final PickleInput bytes;
    private final String where;
    private final Map<String, PickledTensor.Storage> storages = new LinkedHashMap<>();
    private int operations;

    /** The name getattr, until it is known what it was named for. */
    private @Nullable PickleName attribute;

    private TorchPickle(PickleInput bytes, String where) {
        this.bytes = bytes;
        this.where = where;
    }

    /**
     * What a pickle holds.
     *
     * @param value maps in order, lists, tuples as Object[], text, numbers, {@link PickledTensor}s,
     *     {@link PickleObject}s and {@link PickleName}s
     * @param storages that its tensors lie in, by key
     */
    record Read(Object value, Map<String, PickledTensor.Storage> storages) {}

    /**
     * Reads the pickle that comes next.
     *
     * @param where the file, for messages
     * @throws CheckpointException when it is damaged, a bomb, or asks to run something
     */
    static Read read(PickleInput bytes, String where) {
        bytes.limit(MAX_PICKLE);
        var reader = new TorchPickle(bytes, where);
        try {
            Object value = orNone(reader.load(bytes));
            if (reader.attribute != null) {
                throw reader.refused(reader.attribute);
            }
            return new Read(value, reader.storages);
        } catch (CheckpointException e) {
            throw e;
        } catch (PickleName.Called e) {
            throw reader.refused(e.name());
        } catch (IOException | RuntimeException e) {
            if (e instanceof IOException && bytes.limited()) {
                throw reader.bomb(Phrase.of("badcheckpoint.more-than-bytes", MAX_PICKLE));
            }
            // The reader throws whatever a wrong cast or an empty stack happens to.
            throw reader.damaged(
                    e instanceof IOException
                            ? Phrase.of("badcheckpoint.cut-short")
                            : Phrase.of("badcheckpoint.makes-no-sense-2"));
        }
    }

    @Override
    protected Object dispatch(short key) throws PickleException, IOException {
        charge(1);
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
                throw refused(new PickleName(module, PickleUtils.readline(bytes)));
            }
            case Opcodes.REDUCE -> {
                Object[] arguments = arguments(stack.pop());
                stack.add(((PickleGlobals.Global) stack.pop()).make(arguments));
            }
            case Opcodes.NEWOBJ -> {
                Object[] arguments = arguments(stack.pop());
                stack.add(object(stack.pop(), arguments));
            }
            case Opcodes.NEWOBJ_EX -> {
                stack.pop(); // the arguments by name
                Object[] arguments = arguments(stack.pop());
                stack.add(object(stack.pop(), arguments));
            }
            case Opcodes.BUILD -> {
                Object state = stack.pop();
                if (stack.peek() instanceof NumpyValue.Type type) {
                    type.build((Object[]) state);
                } else if (stack.peek() instanceof PickleObject object) {
                    object.build(orNone(state));
                }
                // Other state, such as a state_dict's _metadata, says nothing about tensors.
            }
            case Opcodes.APPEND -> {
                Object value = stack.pop();
                list(stack.peek()).add(value);
            }
            case Opcodes.APPENDS, Opcodes.ADDITEMS -> {
                List<Object> values = stack.pop_all_since_marker();
                list(stack.peek()).addAll(values);
            }
            case Opcodes.EMPTY_DICT -> stack.add(new LinkedHashMap<Object, Object>());
            case Opcodes.DICT ->
                    stack.add(put(new LinkedHashMap<>(), stack.pop_all_since_marker()));
            case Opcodes.SETITEM -> {
                Object value = stack.pop();
                Object name = stack.pop();
                put(map(stack.peek()), Arrays.asList(name, value));
            }
            case Opcodes.SETITEMS -> {
                List<Object> items = stack.pop_all_since_marker();
                put(map(stack.peek()), items);
            }
            // A set would hash its elements, lists of lists of lists among them.
            case Opcodes.EMPTY_SET -> stack.add(new ArrayList<>());
            case Opcodes.FROZENSET -> stack.add(stack.pop_all_since_marker());
            case Opcodes.LONG, Opcodes.INT, Opcodes.FLOAT -> {
                if (!bytes.lineWithin(MAX_DIGITS)) {
                    throw bomb(Phrase.of("badcheckpoint.number-more-than-digits", MAX_DIGITS));
                }
                super.dispatch(key);
            }
            case Opcodes.LONG4 -> {
                require(4, MAX_DIGITS);
                super.dispatch(key);
            }
            case Opcodes.BINSTRING, Opcodes.BINBYTES, Opcodes.BINUNICODE -> {
                require(4, Integer.MAX_VALUE);
                super.dispatch(key);
            }
            case Opcodes.BINUNICODE8, Opcodes.BINBYTES8, Opcodes.BYTEARRAY8 -> {
                require(8, Integer.MAX_VALUE);
                super.dispatch(key);
            }
            case Opcodes.OBJ,
                    Opcodes.EXT1,
                    Opcodes.EXT2,
                    Opcodes.EXT4,
                    Opcodes.PERSID,
                    Opcodes.NEXT_BUFFER,
                    Opcodes.READONLY_BUFFER ->
                    throw damaged(
                            Phrase.of("badcheckpoint.holds-operation-no-pytorch-file-has", key));
            default -> {
                return super.dispatch(key);
            }
        }
        return NO_RETURN_VALUE;
    }

    /** A storage, or (in files from before 1.6) a class of modules with its source. */
    @Override
    protected Object persistentLoad(Object id) {
        Object[] parts = (Object[]) id;
        if (parts[0].equals("module")) {
            return (PickleName) parts[1];
        }
        if (!parts[0].equals("storage")) {
            throw new IllegalArgumentException("neither a storage nor a module");
        }
        var storage = PickledTensor.Storage.of(parts);
        storages.putIfAbsent(storage.key(), storage);
        return storage;
    }

    private PickleGlobals.Global global(String module, String name) {
        var mentioned = new PickleName(module, name);
        if (PickleGlobals.isAttribute(mentioned)) {
            attribute = mentioned;
            return arguments -> {
                Object found = PickleGlobals.attribute(mentioned, arguments);
                attribute = null;
                return found;
            };
        }
        var global = PickleGlobals.find(module, name);
        if (global != null) {
            return global;
        }
        if (!mentioned.mayBeMentioned()) {
            throw refused(mentioned);
        }
        return mentioned;
    }

    /** A new object: of a class by name, never run; or what a name on the list makes. */
    private static Object object(Object type, Object[] arguments) {
        return type instanceof PickleName name
                ? new PickleObject(name, arguments)
                : ((PickleGlobals.Global) type).make(arguments);
    }

    /** A call may take as long as its arguments are, and one tuple may be used again and again. */
    private Object[] arguments(Object tuple) {
        Object[] arguments = (Object[]) tuple;
        long cost = arguments.length;
        for (Object argument : arguments) {
            if (argument instanceof List<?> list) {
                cost += list.size();
            } else if (argument instanceof String text) {
                cost += text.length() / TEXT;
            }
        }
        charge(cost);
        return arguments;
    }

    private void charge(long cost) {
        if (cost > MAX_OPERATIONS - operations) {
            throw bomb(Phrase.of("badcheckpoint.more-than-operations", MAX_OPERATIONS));
        }
        operations += (int) cost;
    }

    /** Checks the little-endian length that comes next against what is left, and a limit. */
    private void require(int width, int limit) throws IOException {
        long length = bytes.peek(width);
        if (length >= 0 && length <= Math.min(limit, MAX_PICKLE) && length > bytes.left() - width) {
            throw new EOFException();
        }
        if (length < 0 || length > Math.min(limit, MAX_PICKLE)) {
            throw bomb(Phrase.of("badcheckpoint.bytes-at-once", Text.unsigned(length)));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<Object, Object> map(Object target) {
        return target instanceof PickleObject object
                ? object.items()
                : (Map<Object, Object>) target;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object target) {
        return target instanceof PickleObject object ? object.elements() : (List<Object>) target;
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

    private CheckpointException refused(PickleName name) {
        String module = name.module();
        // Python's os.system names itself after the system it was pickled on.
        String shown = module.equals("posix") || module.equals("nt") ? "os" : module;
        boolean network = module.startsWith("torch.nn") || module.equals("__main__");
        return new CheckpointException(
                Phrase.of(
                        "badcheckpoint.file-asks-to-run-refused",
                        Text.shown(shown + "." + name.name())),
                where,
                network
                        ? Phrase.of("remedies.save-models-statedict-in-place-whole-model")
                        : Phrase.of("remedies.open-only-if-you-trust-maker-in"));
    }

    private CheckpointException damaged(Phrase how) {
        return new CheckpointException(
                Phrase.of("badcheckpoint.pickle-inside-damaged", how),
                where,
                Phrase.of("remedies.copy-save-checkpoint-again"));
    }

    private CheckpointException bomb(Phrase what) {
        return new CheckpointException(
                Phrase.of("badcheckpoint.pickle-inside-claims-as-pickle-bomb-does", what),
                where,
                Phrase.of("remedies.do-not-use-file"));
    }
}
