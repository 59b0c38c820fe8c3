package thalweg.checkpoint;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Text and numbers that were saved beside a model's tensors, such as an epoch. */
final class SavedMetadata {
    private static final int MAX_ENTRIES = 100;
    private static final int MAX_TEXT = 500;

    private final Map<String, Object> said = new LinkedHashMap<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private SavedMetadata() {}

    /**
     * What stands at the top and one level below it, the model's own tensors left out.
     *
     * @return text, or a {@link PickledTensor.Reference} to a single number, such as a best
     *     accuracy that was never made a plain one
     */
    static Map<String, Object> of(Object saved, StateDict model) {
        var metadata = new SavedMetadata();
        if (!model.key().isEmpty()) {
            metadata.said.put("key", model.key());
        }
        metadata.seen.add(model.container());
        metadata.describe(saved, "", true);
        return metadata.said;
    }

    private void describe(Object container, String path, boolean top) {
        if (!seen.add(container)
                || container instanceof PickleObject object && ModuleGraph.recognises(object)) {
            return;
        }
        StateDict.children(
                container,
                (name, value) -> {
                    if (said.size() >= MAX_ENTRIES || path.length() + name.length() > MAX_TEXT) {
                        return;
                    }
                    String full = StateDict.join(path, name);
                    if (value instanceof String
                            || value instanceof Number
                            || value instanceof Boolean) {
                        said.putIfAbsent(full, shortened(value.toString()));
                    } else if (top
                            && value instanceof PickledTensor.Reference number
                            && number.single()) {
                        said.putIfAbsent(full, number);
                    } else if (top && (value instanceof Map || value instanceof PickleObject)) {
                        describe(value, full, false);
                    }
                });
    }

    private static String shortened(String text) {
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    }
}
