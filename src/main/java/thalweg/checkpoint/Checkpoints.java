package thalweg.checkpoint;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import thalweg.words.Phrase;

/** Opens and writes checkpoints of every format known, each recognised by its content. */
public final class Checkpoints {
    /** Endings of files that are written anew, whatever the model came in. */
    private static final List<String> NEW = List.of(".pt", ".pth", ".safetensors", ".npz");

    /** Endings of files that only a model of that format goes back into. */
    private static final List<Own> OWN =
            List.of(
                    new Own(".onnx", "ONNX"),
                    new Own(".h5", "Keras"),
                    new Own(".hdf5", "Keras"),
                    new Own(".keras", "Keras"),
                    new Own(".msgpack", "Flax"),
                    new Own(".zip", "Deeplearning4j"));

    private record Own(String ending, String format) {}

    private Checkpoints() {}

    /**
     * Opens a file: its structure is read, its numbers are not. A model in several files is opened
     * whole, by its index, the folder with its index, or any one of the files beside it.
     *
     * @throws CheckpointException when it is no checkpoint that can be read safely
     */
    public static Checkpoint open(Path file) {
        var folder = ShardedReader.folder(file);
        if (folder != null) {
            return folder;
        }
        var source = SourceFile.of(file);
        byte[] head = source.head();
        var sharded = ShardedReader.file(source, head);
        if (sharded != null) {
            return sharded;
        }
        if (FileKind.zip(head)) {
            return zip(ZipDirectory.of(source));
        }
        if (NpyHeader.recognises(head)) {
            return NumpyFile.single(source).checkpoint();
        }
        if (LegacyTorchReader.recognises(head)) {
            return LegacyTorchReader.read(source);
        }
        if (SafetensorsReader.recognises(head)) {
            return SafetensorsReader.read(source);
        }
        if (KerasReader.recognises(head)) {
            return KerasReader.read(source);
        }
        if (FlaxReader.recognises(head)) {
            return FlaxReader.read(source);
        }
        if (OnnxReader.recognises(head)) {
            return OnnxReader.read(source);
        }
        FileKind kind = FileKind.of(head);
        throw new CheckpointException(
                kind.equals(FileKind.UNKNOWN)
                        ? Phrase.of("badcheckpoint.no-checkpoint-format-known")
                        : Phrase.of("badcheckpoint.not-checkpoint-but", kind.said()),
                source.where(),
                kind.remedy());
    }

    private static Checkpoint zip(ZipDirectory zip) {
        if (TorchReader.recognises(zip)) {
            return TorchReader.read(zip);
        }
        if (KerasReader.recognises(zip)) {
            return KerasReader.read(zip);
        }
        if (Dl4jReader.recognises(zip)) {
            return Dl4jReader.read(zip);
        }
        if (NumpyFile.recognises(zip)) {
            return NumpyFile.of(zip).checkpoint();
        }
        throw new CheckpointException(
                Phrase.of("badcheckpoint.zip-but-not-model"),
                zip.file().where(),
                FileKind.NAME_ONE);
    }

    /**
     * A tensor to be written.
     *
     * @param type how the file stores it, rounded from float32; bfloat16 has no place in NumPy, and
     *     unsigned integers above 8 bits none in PyTorch: those are widened
     * @param shape row-major
     * @param values as many as the shape says; not copied
     */
    public record Content(String name, ElementType type, List<Integer> shape, float[] values) {
        /** Copies the shape. */
        public Content {
            shape = List.copyOf(shape);
            long count = 1;
            for (int axis : shape) {
                count *= axis;
            }
            if (count != values.length) {
                throw new IllegalArgumentException(
                        "%s of %s with %d values".formatted(name, shape, values.length));
            }
        }

        /** A tensor stored as float32. */
        public Content(String name, List<Integer> shape, float[] values) {
            this(name, ElementType.F32, shape, values);
        }
    }

    /**
     * Writes a whole file or none: to a temporary file beside it, then moved into place. The format
     * goes by the name's ending: {@code .safetensors}; {@code .pt}, {@code .pth}; {@code .npz}.
     *
     * @param tensors of different names
     * @param replace whether an existing file may be replaced
     * @throws CheckpointException when it exists, can't be written, or the disk is full
     */
    public static void write(Path file, List<Content> tensors, boolean replace) {
        long names = tensors.stream().map(Content::name).distinct().count();
        if (names != tensors.size()) {
            throw new IllegalArgumentException("two tensors of one name");
        }
        String name = file.toString().toLowerCase(Locale.ROOT);
        WholeFile.Body body;
        if (name.endsWith(".safetensors")) {
            body = out -> SafetensorsWriter.write(tensors, out);
        } else if (name.endsWith(".pt") || name.endsWith(".pth")) {
            body = out -> TorchWriter.write(tensors, out);
        } else if (name.endsWith(".npz")) {
            body = out -> NpzWriter.write(tensors, out);
        } else {
            throw new CheckpointException(
                    Phrase.of("badcheckpoint.names-ending-says-no-format"),
                    file.toString(),
                    Phrase.of("remedies.end-in-pt-safetensors-npz"));
        }
        WholeFile.write(file, replace, body);
    }

    /**
     * Writes a model in the format that it came in, whole or not at all. ONNX, Keras's, Flax's and
     * Deeplearning4j's files are copied with the numbers replaced where they lie, so that whatever
     * else they say stays; PyTorch, safetensors and NPZ are written anew, as by {@link #write}.
     *
     * @param original the model that was opened; its file may be the target
     * @param tensors of the original's names and shapes; the original's types are kept, and its
     *     numbers where none are given
     * @param replace whether an existing file may be replaced
     * @throws CheckpointException when the format can't hold them, or the file can't be written
     */
    public static void rewrite(
            Checkpoint original, List<Content> tensors, Path target, boolean replace) {
        WholeFile.write(target, replace, Rewriting.of(original, tensors));
    }

    /**
     * Whether a name's ending is one that {@link #writeLike} may take: one that {@link #write}
     * takes, or that of a format in which a model can only go back out.
     */
    public static boolean knownEnding(Path target) {
        String name = target.toString().toLowerCase(Locale.ROOT);
        return NEW.stream().anyMatch(name::endsWith)
                || OWN.stream().anyMatch(own -> name.endsWith(own.ending()));
    }

    /**
     * Looks whether {@link #writeLike} can put a model under that name, before any work is done.
     *
     * @throws CheckpointException when the ending says a format that only models of that format go
     *     back out in
     */
    public static void requireWritable(Checkpoint original, Path target) {
        String name = target.toString().toLowerCase(Locale.ROOT);
        if (NEW.stream().noneMatch(name::endsWith) && !backIntoItsOwn(original, name)) {
            throw new CheckpointException(
                    Phrase.of(
                            "badcheckpoint.model-cannot-written-in-format-names-ending",
                            original.format()),
                    target.toString(),
                    Phrase.of("remedies.end-in-pt-safetensors-npz-as-own"));
        }
    }

    /**
     * Writes a model anew where the ending says PyTorch, safetensors or NPZ, as {@link #write}
     * does; or, where the ending is its own format's, into a copy of its file, as {@link #rewrite}
     * does.
     *
     * @throws CheckpointException when the format can't hold it, or the file can't be written
     */
    public static void writeLike(
            Checkpoint original, List<Content> tensors, Path target, boolean replace) {
        requireWritable(original, target);
        if (backIntoItsOwn(original, target.toString().toLowerCase(Locale.ROOT))) {
            rewrite(original, tensors, target, replace);
        } else {
            write(target, tensors, replace);
        }
    }

    private static boolean backIntoItsOwn(Checkpoint original, String name) {
        return OWN.stream()
                .anyMatch(
                        own ->
                                name.endsWith(own.ending())
                                        && original.format().startsWith(own.format())
                                        && zipped(original) == name.endsWith(".keras"));
    }

    /** Whether it is a .keras file, a zip with an HDF5 inside, rather than the HDF5 alone. */
    private static boolean zipped(Checkpoint original) {
        return original.format().startsWith("Keras")
                && FileKind.zip(SourceFile.of(original.file()).head());
    }
}
