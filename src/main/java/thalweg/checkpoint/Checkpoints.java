package thalweg.checkpoint;

import java.nio.file.Path;
import java.util.List;

/** Opens and writes checkpoints of every format known, each recognised by its content. */
public final class Checkpoints {
    private Checkpoints() {}

    /**
     * Opens a file: its structure is read, its numbers are not.
     *
     * @throws CheckpointException when it is no checkpoint that can be read safely
     */
    public static Checkpoint open(Path file) {
        var source = SourceFile.of(file);
        byte[] head = source.read(0, (int) Math.min(source.size(), 4));
        if (head.length == 4 && head[0] == 'P' && head[1] == 'K') {
            var zip = ZipDirectory.of(source);
            if (TorchReader.recognises(zip)) {
                return TorchReader.read(zip);
            }
        }
        throw new CheckpointException(
                "this is not a checkpoint",
                source.where(),
                "name a PyTorch, safetensors or NumPy file");
    }

    /** A tensor to be written. The shape is row-major. */
    public record Content(String name, List<Integer> shape, float[] values) {}

    /**
     * Writes a whole file or none: to a temporary file beside it, then moved into place. The format
     * goes by the name's ending: {@code .safetensors}; {@code .pt}, {@code .pth}; {@code .npz}.
     *
     * @param replace whether an existing file may be replaced
     * @throws CheckpointException when it exists, can't be written, or the disk is full
     */
    public static void write(Path file, List<Content> tensors, boolean replace) {
        throw new UnsupportedOperationException("to come: " + file + tensors + replace);
    }
}
