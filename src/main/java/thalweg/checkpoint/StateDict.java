package thalweg.checkpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds a model's named tensors in what was saved: at the top, or under a key; and what else is
 * said.
 *
 * @param tensors in the file's order, common prefixes removed
 * @param metadata text and numbers beside them, such as an epoch
 */
record StateDict(Map<String, PickleGlobals.Reference> tensors, Map<String, String> metadata) {
    private static final List<String> KEYS =
            List.of(
                    "state_dict",
                    "model_state_dict",
                    "model_state",
                    "model",
                    "net",
                    "network",
                    "module",
                    "weights",
                    "params",
                    "parameters");

    private static final int DEPTH = 4;
    private static final int MAX_METADATA = 100;
    private static final int MAX_TEXT = 500;

    /**
     * @param saved what the pickle holds
     * @throws CheckpointException when there are no named tensors, or several sets of them
     */
    static StateDict find(Object saved, String where) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Found> found = new ArrayList<>();
        if (saved instanceof Map<?, ?> map) {
            search(map, "", 0, seen, found);
        }
        if (found.isEmpty()) {
            throw new CheckpointException(
                    saved instanceof PickleGlobals.Reference
                            ? "the file holds a single tensor without a name"
                            : "the file holds no named tensors",
                    where,
                    "save the model's state_dict() with torch.save");
        }
        Found chosen = choose(found, where);
        var metadata = new LinkedHashMap<String, String>();
        if (!chosen.path.isEmpty()) {
            metadata.put("key", chosen.path);
        }
        describe((Map<?, ?>) saved, "", metadata, 0);
        return new StateDict(Names.stripped(chosen.tensors), metadata);
    }

    private record Found(String path, Map<String, PickleGlobals.Reference> tensors) {
        String key() {
            return path.substring(path.lastIndexOf('.') + 1);
        }
    }

    private static void search(
            Map<?, ?> map, String path, int depth, Set<Object> seen, List<Found> found) {
        if (!seen.add(map)) {
            return;
        }
        var tensors = new LinkedHashMap<String, PickleGlobals.Reference>();
        map.forEach(
                (key, value) -> {
                    if (key instanceof String name
                            && value instanceof PickleGlobals.Reference reference) {
                        tensors.put(name, reference);
                    }
                });
        if (!tensors.isEmpty()) {
            found.add(new Found(path, tensors));
            return;
        }
        if (depth < DEPTH) {
            map.forEach(
                    (key, value) -> {
                        // An optimizer's moments are tensors too, but no model.
                        if (key instanceof String name
                                && value instanceof Map<?, ?> inner
                                && !name.contains("optim")) {
                            search(inner, join(path, name), depth + 1, seen, found);
                        }
                    });
        }
    }

    private static Found choose(List<Found> found, String where) {
        for (String key : KEYS) {
            for (Found candidate : found) {
                if (candidate.key().equals(key)) {
                    return candidate;
                }
            }
        }
        if (found.size() > 1) {
            List<String> names = found.stream().limit(4).map(f -> Text.shown(f.path)).toList();
            throw new CheckpointException(
                    "the file holds several sets of tensors (" + String.join("; ", names) + ")",
                    where,
                    "save one of them alone with torch.save");
        }
        return found.getFirst();
    }

    private static void describe(
            Map<?, ?> map, String path, Map<String, String> metadata, int depth) {
        map.forEach(
                (key, value) -> {
                    if (!(key instanceof String name) || metadata.size() >= MAX_METADATA) {
                        return;
                    }
                    String full = join(path, name);
                    if (value instanceof String
                            || value instanceof Number
                            || value instanceof Boolean) {
                        String text = value.toString();
                        metadata.putIfAbsent(
                                full,
                                text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
                    } else if (depth == 0 && value instanceof Map<?, ?> inner) {
                        describe(inner, full, metadata, 1);
                    }
                });
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
