package thalweg.checkpoint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;

/**
 * A network that was pickled whole, as its state_dict would name its tensors: of each module its
 * parameters, its persistent buffers, then what its submodules hold. A TorchScript program's
 * objects say less, and there every attribute that is a tensor counts.
 */
final class ModuleGraph {
    private static final int MAX_DEPTH = 64;

    /** Steps of the walk and characters of paths: a pickle can put one module in many places. */
    private static final int MAX_STEPS = 2_000_000;

    private static final int MAX_CHARACTERS = 1 << 26;

    private final String where;
    private final Map<String, PickledTensor> tensors = new LinkedHashMap<>();
    private final List<SavedModule> modules = new ArrayList<>();
    private final Map<PickleObject, Map<String, Object>> attributes = new IdentityHashMap<>();
    private int steps;
    private long characters;

    private ModuleGraph(String where) {
        this.where = where;
    }

    /** Whether an object is a module: it keeps what torch.nn.Module keeps, or is TorchScript's. */
    static boolean recognises(PickleObject object) {
        return object.type().scripted()
                || object.attributes().containsKey("_parameters")
                        && object.attributes().containsKey("_modules");
    }

    /**
     * The tensors by name, and every module before those inside it.
     *
     * @throws CheckpointException when modules lie inside one another without end
     */
    static ModuleGraph of(PickleObject network, String where) {
        var graph = new ModuleGraph(where);
        graph.visit(network, "", 0);
        return graph;
    }

    Map<String, PickledTensor> tensors() {
        return tensors;
    }

    List<SavedModule> modules() {
        return modules;
    }

    private void visit(PickleObject module, String path, int depth) {
        count(1, path);
        if (depth > MAX_DEPTH) {
            throw bomb();
        }
        modules.add(
                new SavedModule(
                        path,
                        ModuleAttributes.type(module.type()),
                        attributes.computeIfAbsent(module, ModuleAttributes::of)));
        Map<?, ?> state = module.attributes();
        if (module.type().scripted()) {
            take(state, path, Set.of(), false);
            descend(state, path, depth);
            return;
        }
        take(map(state.get("_parameters")), path, Set.of(), true);
        take(map(state.get("_buffers")), path, passing(state), true);
        descend(map(state.get("_modules")), path, depth);
    }

    /** The buffers that a state_dict leaves out. */
    private Set<String> passing(Map<?, ?> state) {
        var names = new HashSet<String>();
        if (state.get("_non_persistent_buffers_set") instanceof List<?> list) {
            count(list.size(), "");
            for (Object name : list) {
                if (name instanceof String text) {
                    names.add(text);
                }
            }
        }
        return names;
    }

    /**
     * @param tensorsAlone whether the map holds nothing but tensors
     */
    private void take(Map<?, ?> map, String path, Set<String> without, boolean tensorsAlone) {
        map.forEach(
                (key, value) -> {
                    String name = join(path, key);
                    count(1, name);
                    if (without.contains(key)) {
                        return;
                    }
                    if (value instanceof PickledTensor tensor) {
                        tensors.put(name, tensor);
                    } else if (tensorsAlone && value instanceof PickleObject object) {
                        tensors.put(name, foreign(object));
                    }
                });
    }

    private void descend(Map<?, ?> map, String path, int depth) {
        map.forEach(
                (key, value) -> {
                    count(1, "");
                    if (value instanceof PickleObject module && recognises(module)) {
                        visit(module, join(path, key), depth + 1);
                    }
                });
    }

    /** A tensor of a class that saves itself in its own way: named, not lost. */
    private static PickledTensor foreign(PickleObject object) {
        return new PickledTensor.Unreadable(
                Phrase.of("badcheckpoint.stored-as", Text.shown(object.type().toString())),
                Phrase.of("remedies.save-plain-tensor"));
    }

    private void count(int more, String path) {
        steps += more;
        characters += path.length();
        if (steps > MAX_STEPS || characters > MAX_CHARACTERS) {
            throw bomb();
        }
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> map;
            case PickleObject object -> object.items();
            case null, default -> Map.of();
        };
    }

    private static String join(String path, Object key) {
        return path.isEmpty() ? key.toString() : path + "." + key;
    }

    private CheckpointException bomb() {
        return new CheckpointException(
                Phrase.of("badcheckpoint.pickle-inside-holds-modules-inside-one-another"),
                where,
                Phrase.of("remedies.do-not-use-file"));
    }
}
