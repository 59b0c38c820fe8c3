package thalweg.checkpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tensor names without what wrappers put before all of them. */
final class Names {
    /** DataParallel's, torch.compile's. */
    private static final List<String> PREFIXES = List.of("module.", "_orig_mod.");

    private Names() {}

    /** The same checkpoint, such prefixes removed where every name has them. */
    static Checkpoint stripped(Checkpoint all) {
        var names = new LinkedHashSet<String>();
        all.tensors().forEach(tensor -> names.add(tensor.name()));
        int start = common(names);
        if (start == 0) {
            return all;
        }
        List<Tensor> tensors = new ArrayList<>();
        for (Tensor t : all.tensors()) {
            String name = t.name().substring(start);
            tensors.add(new Tensor(name, t.type(), t.shape(), t.source()));
        }
        List<SavedModule> modules = new ArrayList<>();
        for (SavedModule m : all.modules()) {
            // The wrappers themselves are shorter than what they put before the names.
            if (m.path().length() >= start - 1) {
                String path = m.path().substring(Math.min(start, m.path().length()));
                modules.add(new SavedModule(path, m.type(), m.attributes()));
            }
        }
        Optional<GraphSource> graph =
                all.modules().isEmpty()
                        ? all.graph()
                        : Optional.of(new GraphSource.Modules(modules));
        return new Checkpoint(
                all.file(), all.format(), tensors, all.metadata(), all.layout(), graph);
    }

    /** The same map in the same order, such prefixes removed where every name has them. */
    static <T> Map<String, T> stripped(Map<String, T> tensors) {
        int start = common(tensors.keySet());
        var stripped = new LinkedHashMap<String, T>();
        for (var entry : tensors.entrySet()) {
            stripped.put(entry.getKey().substring(start), entry.getValue());
        }
        return stripped;
    }

    /** The length of all such prefixes that all names have. */
    private static int common(Set<String> names) {
        int start = 0;
        for (int length = prefix(names, 0); length > 0; ) {
            start += length;
            length = prefix(names, start);
        }
        return start;
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
