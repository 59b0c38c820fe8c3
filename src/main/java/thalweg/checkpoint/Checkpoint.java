package thalweg.checkpoint;

import java.nio.file.Path;
import java.util.Collections;
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
 * @param modules the layers and blocks, each before those inside it, where the network was saved as
 *     an object; empty where the file holds tensors alone
 */
public record Checkpoint(
        Path file,
        String format,
        List<Tensor> tensors,
        Map<String, String> metadata,
        List<SavedModule> modules) {
    /** Copies its arguments. */
    public Checkpoint {
        tensors = List.copyOf(tensors);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        modules = List.copyOf(modules);
    }

    /** A file of tensors alone. */
    public Checkpoint(
            Path file, String format, List<Tensor> tensors, Map<String, String> metadata) {
        this(file, format, tensors, metadata, List.of());
    }

    /** The tensor of that name. */
    public Optional<Tensor> tensor(String name) {
        return tensors.stream().filter(t -> t.name().equals(name)).findFirst();
    }
}
