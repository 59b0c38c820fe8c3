package thalweg.checkpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tensor names without what wrappers put before all of them. */
final class Names {
    /** DataParallel's, torch.compile's. */
    private static final List<String> PREFIXES = List.of("module.", "_orig_mod.");

    private Names() {}

    /** The same map in the same order, such prefixes removed where every name has them. */
    static <T> Map<String, T> stripped(Map<String, T> tensors) {
        int start = 0;
        for (int length = prefix(tensors.keySet(), 0); length > 0; ) {
            start += length;
            length = prefix(tensors.keySet(), start);
        }
        var stripped = new LinkedHashMap<String, T>();
        for (var entry : tensors.entrySet()) {
            stripped.put(entry.getKey().substring(start), entry.getValue());
        }
        return stripped;
    }

    /** The length of the prefix that all names have from a place on; 0 when there is none. */
    private static int prefix(Set<String> names, int start) {
        for (String prefix : PREFIXES) {
            if (!names.isEmpty()
                    && names.stream().allMatch(name -> name.startsWith(prefix, start))) {
                return prefix.length();
            }
        }
        return 0;
    }
}
