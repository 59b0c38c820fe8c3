package thalweg.checkpoint;

import java.util.ArrayDeque;
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
        List<Found> found = saved instanceof Map<?, ?> map ? search(map) : List.of();
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
        boolean layered() {
            return tensors.values().stream().anyMatch(tensor -> tensor.shape().length > 0);
        }

        String key() {
            return path.substring(path.lastIndexOf('.') + 1);
        }
    }

    private record Place(String path, int depth, Map<?, ?> map) {}

    /** Every map with tensors, the upper before the deeper. */
    private static List<Found> search(Map<?, ?> saved) {
        List<Found> found = new ArrayList<>();
        // By identity: a pickle can put one map in many places, and in itself.
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        var places = new ArrayDeque<>(List.of(new Place("", 0, saved)));
        while (!places.isEmpty()) {
            Place place = places.removeFirst();
            if (!seen.add(place.map)) {
                continue;
            }
            var tensors = new LinkedHashMap<String, PickleGlobals.Reference>();
            place.map.forEach(
                    (key, value) -> {
                        if (!(key instanceof String name)) {
                            return;
                        }
                        if (value instanceof PickleGlobals.Reference reference) {
                            tensors.put(name, reference);
                        } else if (value instanceof Map<?, ?> inner
                                && place.depth < DEPTH
                                && !name.contains("optim")) { // moments are tensors, but no model
                            String path = join(place.path, name);
                            places.add(new Place(path, place.depth + 1, inner));
                        }
                    });
            if (!tensors.isEmpty()) {
                found.add(new Found(place.path, tensors));
            }
        }
        return found;
    }

    private static Found choose(List<Found> all, String where) {
        // A best accuracy kept as a tensor is no model.
        List<Found> layered = all.stream().filter(Found::layered).toList();
        List<Found> found = layered.isEmpty() ? all : layered;
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
