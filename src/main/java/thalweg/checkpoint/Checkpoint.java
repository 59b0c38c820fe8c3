package thalweg.checkpoint;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file of named tensors, opened: structure first, numbers when asked for.
 *
 * @param file where it lies
 * @param format as shown, e.g. "PyTorch"
 * @param tensors in the file's order
 * @param metadata what else the file says, such as an epoch
 */
public record Checkpoint(
        Path file, String format, List<Tensor> tensors, Map<String, String> metadata) {
    /** Copies its arguments. */
    public Checkpoint {
        tensors = List.copyOf(tensors);
        metadata = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /** The tensor of that name. */
    public Optional<Tensor> tensor(String name) {
        return tensors.stream().filter(t -> t.name().equals(name)).findFirst();
    }
}
