package thalweg.checkpoint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import thalweg.words.Phrase;

/**
 * Finds a model's named tensors in what was saved: at the top, under a key, in a list, or in a
 * network that was pickled whole.
 *
 * @param key where they were found; empty for the top
 * @param tensors in the file's order
 * @param modules of a whole network
 * @param container the map or object they were found in
 */
record StateDict(
        String key,
        Map<String, PickledTensor> tensors,
        List<SavedModule> modules,
        Object container) {
    /** Where there are several, the first of these is meant; averages come last. */
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
                    "parameters",
                    "ema_state_dict",
                    "state_dict_ema",
                    "model_ema",
                    "ema_model",
                    "params_ema",
                    "ema");

    private static final int DEPTH = 4;

    /** Characters of a path of keys; nobody names a model at greater length. */
    private static final int MAX_PATH = 1000;

    /**
     * @param saved what the pickle holds
     * @throws CheckpointException when there are no named tensors, or several sets of them
     */
    static StateDict find(Object saved, String where) {
        var search = new Search(where);
        search.run(saved);
        // Tensors in a list have no names but their places: only when there are no others.
        List<StateDict> found = search.named.isEmpty() ? search.numbered : search.named;
        if (found.isEmpty()) {
            throw new CheckpointException(
                    saved instanceof PickledTensor
                            ? Phrase.of("badcheckpoint.file-holds-single-tensor-without-name")
                            : Phrase.of("badcheckpoint.file-holds-no-named-tensors"),
                    where,
                    Phrase.of("remedies.save-models-statedict-with-torchsave"));
        }
        return choose(found, where);
    }

    /** What lies in a map, list, tuple or object, by key; nothing for anything else. */
    static void children(Object container, BiConsumer<String, Object> each) {
        switch (container) {
            case Map<?, ?> map ->
                    map.forEach(
                            (key, value) -> {
                                if (key instanceof String name) {
                                    each.accept(name, value);
                                }
                            });
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    each.accept(Integer.toString(i), list.get(i));
                }
            }
            case Object[] tuple -> {
                for (int i = 0; i < tuple.length; i++) {
                    each.accept(Integer.toString(i), tuple[i]);
                }
            }
            case PickleObject object -> {
                children(object.items(), each);
                children(object.attributes(), each);
            }
            default -> {}
        }
    }

    static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private String lastKey() {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    /** Whether it holds weights: a best accuracy or a generator's state is no model. */
    private boolean layered() {
        return tensors.values().stream()
                .anyMatch(
                        tensor ->
                                !(tensor instanceof PickledTensor.Reference reference)
                                        || reference.shape().length > 0
                                                && reference.type().floating());
    }

    private static StateDict choose(List<StateDict> all, String where) {
        List<StateDict> layered = all.stream().filter(StateDict::layered).toList();
        List<StateDict> found = layered.isEmpty() ? all : layered;
        for (String key : KEYS) {
            for (StateDict candidate : found) {
                if (candidate.lastKey().equals(key)) {
                    return candidate;
                }
            }
        }
        if (found.size() > 1) {
            List<Phrase> names =
                    found.stream()
                            .limit(4)
                            .map(
                                    f ->
                                            f.key.isEmpty()
                                                    ? Phrase.of("badcheckpoint.the-top")
                                                    : Phrase.plain(Text.shown(f.key)))
                            .toList();
            throw new CheckpointException(
                    Phrase.of(
                            "badcheckpoint.file-holds-several-sets-tensors",
                            Phrase.joined("; ", names)),
                    where,
                    Phrase.of("remedies.save-one-alone-with-torchsave"));
        }
        return found.getFirst();
    }

    /** Every map and network with tensors, the upper before the deeper. */
    private static final class Search {
        private final String where;
        private final List<StateDict> named = new ArrayList<>();
        private final List<StateDict> numbered = new ArrayList<>();

        Search(String where) {
            this.where = where;
        }

        private record Place(String path, int depth, Object container) {}

        void run(Object saved) {
            // By identity: a pickle can put one map in many places, and in itself.
            Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
            var places = new ArrayDeque<>(List.of(new Place("", 0, saved)));
            while (!places.isEmpty()) {
                Place place = places.removeFirst();
                if (!seen.add(place.container)) {
                    continue;
                }
                if (place.container instanceof PickleObject object
                        && ModuleGraph.recognises(object)) {
                    var graph = ModuleGraph.of(object, where);
                    add(named, place, graph.tensors(), graph.modules());
                    continue;
                }
                var tensors = new LinkedHashMap<String, PickledTensor>();
                children(
                        place.container,
                        (name, value) -> {
                            if (value instanceof PickledTensor tensor) {
                                tensors.put(name, tensor);
                            } else if (place.depth < DEPTH
                                    && place.path.length() + name.length() < MAX_PATH
                                    && mayHoldModel(name, value)) {
                                String path = join(place.path, name);
                                places.add(new Place(path, place.depth + 1, value));
                            }
                        });
                boolean list =
                        place.container instanceof List || place.container instanceof Object[];
                add(list ? numbered : named, place, tensors, List.of());
            }
        }

        private static void add(
                List<StateDict> found,
                Place place,
                Map<String, PickledTensor> tensors,
                List<SavedModule> modules) {
            if (!tensors.isEmpty()) {
                found.add(new StateDict(place.path, tensors, modules, place.container));
            }
        }

        /** An optimizer's moments are tensors, but no model. */
        private static boolean mayHoldModel(String name, Object value) {
            boolean optimizer =
                    name.contains("optim")
                            || value instanceof Map<?, ?> map
                                    && map.containsKey("state")
                                    && map.containsKey("param_groups")
                            || value instanceof PickleObject object
                                    && object.type().module().startsWith("torch.optim");
            boolean container =
                    value instanceof Map
                            || value instanceof List
                            || value instanceof Object[]
                            || value instanceof PickleObject;
            return container && !optimizer;
        }
    }
}
