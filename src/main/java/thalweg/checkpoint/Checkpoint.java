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
 * @param layout how its kernels lie
 * @param graph what it says of the network that the tensors belong to
 */
public record Checkpoint(
        Path file,
        String format,
        List<Tensor> tensors,
        Map<String, String> metadata,
        KernelLayout layout,
        Optional<GraphSource> graph) {
    /** Copies its arguments. */
    public Checkpoint {
        tensors = List.copyOf(tensors);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /** A file of PyTorch, with the modules it was saved with, if it says any. */
    Checkpoint(
            Path file,
            String format,
            List<Tensor> tensors,
            Map<String, String> metadata,
            List<SavedModule> modules) {
        this(
                file,
                format,
                tensors,
                metadata,
                KernelLayout.OUTPUTS_FIRST,
                modules.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new GraphSource.Modules(modules)));
    }

    /** A file that says nothing of how kernels lie and which network they belong to. */
    public Checkpoint(
            Path file, String format, List<Tensor> tensors, Map<String, String> metadata) {
        this(file, format, tensors, metadata, KernelLayout.UNSAID, Optional.empty());
    }

    /**
     * The layers and blocks, each before those inside it, where the network was saved as an object;
     * empty where the file holds tensors alone.
     */
    public List<SavedModule> modules() {
        return graph.orElse(null) instanceof GraphSource.Modules saved
                ? saved.modules()
                : List.of();
    }

    /** The tensor of that name. */
    public Optional<Tensor> tensor(String name) {
        return tensors.stream().filter(t -> t.name().equals(name)).findFirst();
    }
}
