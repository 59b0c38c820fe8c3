package thalweg.checkpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import thalweg.words.Phrase;

/** Says how a checkpoint is written again in its own format with other numbers. */
final class Rewriting {
    private final Checkpoint original;
    private final Map<String, Checkpoints.Content> given = new HashMap<>();

    private Rewriting(Checkpoint original, List<Checkpoints.Content> tensors) {
        this.original = original;
        for (var tensor : tensors) {
            given.put(tensor.name(), tensor);
        }
        var known = new HashMap<String, List<Integer>>();
        original.tensors().forEach(tensor -> known.put(tensor.name(), tensor.shape()));
        for (var tensor : tensors) {
            if (!tensor.shape().equals(known.get(tensor.name()))) {
                throw new IllegalArgumentException(
                        "%s of %s, where the file has %s"
                                .formatted(
                                        tensor.name(), tensor.shape(), known.get(tensor.name())));
            }
        }
    }

    /**
     * @throws CheckpointException when the format can't hold the numbers
     */
    static WholeFile.Body of(Checkpoint original, List<Checkpoints.Content> tensors) {
        var rewriting = new Rewriting(original, tensors);
        String format = original.format();
        if (format.startsWith("PyTorch")) {
            return out -> TorchWriter.write(rewriting.contents(), out);
        }
        return switch (format) {
            case "safetensors" -> out -> SafetensorsWriter.write(rewriting.contents(), out);
            case "NumPy NPZ" -> out -> NpzWriter.write(rewriting.contents(), out);
            default -> rewriting.copy();
        };
    }

    /** All tensors, in the original's order. */
    private List<Checkpoints.Content> contents() {
        List<Checkpoints.Content> contents = new ArrayList<>();
        for (Tensor tensor : original.tensors()) {
            var its = given.get(tensor.name());
            float[] values = its == null ? tensor.read() : its.values();
            contents.add(
                    new Checkpoints.Content(tensor.name(), tensor.type(), tensor.shape(), values));
        }
        return contents;
    }

    private WholeFile.Body copy() {
        Map<Bytes, List<Replaceable.Patch>> patches = new LinkedHashMap<>();
        for (Tensor tensor : original.tensors()) {
            var its = given.get(tensor.name());
            if (its == null || its.values().length == 0 || unchanged(tensor, its.values())) {
                continue;
            }
            if (!(tensor.source() instanceof Replaceable place)) {
                boolean chunks = tensor.source() instanceof HdfChunks;
                throw new CheckpointException(
                        Phrase.of(
                                "badcheckpoint.numbers-cannot-replaced-since-file-holds",
                                Text.shown(tensor.name()),
                                chunks
                                        ? Phrase.of("badcheckpoint.in-chunks")
                                        : Phrase.of("badcheckpoint.in-form-varying-length")),
                        original.file().toString(),
                        chunks
                                ? Phrase.of(
                                        "remedies.save-original-without-compression-write-safetensors")
                                : Phrase.of(
                                        "remedies.save-original-with-raw-data-write-safetensors"));
            }
            place.replace(
                    its.values(),
                    patch ->
                            patches.computeIfAbsent(patch.bytes(), b -> new ArrayList<>())
                                    .add(patch));
        }
        return PatchedFile.of(original, patches);
    }

    /**
     * Whether a tensor whose type float32 can't stand for is as it was: then its bytes stay, to the
     * last bit.
     */
    private static boolean unchanged(Tensor tensor, float[] values) {
        boolean exact =
                switch (tensor.type()) {
                    case F32, F16, BF16, I8, U8, I16, U16, BOOL -> true;
                    case F64, I32, U32, I64, U64 -> false;
                };
        boolean replaceable = tensor.source() instanceof Replaceable;
        return (!exact || !replaceable) && Arrays.equals(tensor.read(), values);
    }
}
