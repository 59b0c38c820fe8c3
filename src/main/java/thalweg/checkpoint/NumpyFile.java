package thalweg.checkpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import thalweg.words.Phrase;

/**
 * A NumPy file, opened: the arrays of an NPZ (stored or compressed) or the one of an NPY. Arrays of
 * Python objects are refused, since only running their pickle could read them.
 */
public final class NumpyFile {
    private final SourceFile file;
    private final boolean single;
    private final Map<String, Array> arrays;

    /** The names of arrays of text, which say nothing to a network and are left alone. */
    private final List<String> texts;

    private NumpyFile(
            SourceFile file, boolean single, Map<String, Array> arrays, List<String> texts) {
        this.file = file;
        this.single = single;
        this.arrays = arrays;
        this.texts = texts;
    }

    /**
     * Opens a file that must be an NPZ or an NPY.
     *
     * @throws CheckpointException when it is neither, or can't be read safely
     */
    public static NumpyFile open(Path path) {
        var file = SourceFile.of(path);
        byte[] head = file.read(0, (int) Math.min(file.size(), 8));
        if (NpyHeader.recognises(head)) {
            return single(file);
        }
        var zip = FileKind.zip(head) ? ZipDirectory.of(file) : null;
        if (zip == null || !recognises(zip)) {
            throw new CheckpointException(
                    Phrase.of("badcheckpoint.not-numpy-file"),
                    file.where(),
                    Phrase.of("remedies.name-npz-npy-file"));
        }
        return of(zip);
    }

    /** Whether a zip holds NumPy arrays. */
    static boolean recognises(ZipDirectory zip) {
        return zip.entries().keySet().stream().anyMatch(name -> name.endsWith(".npy"));
    }

    static NumpyFile of(ZipDirectory zip) {
        var arrays = new LinkedHashMap<String, Array>();
        var texts = new ArrayList<String>();
        for (var entry : zip.entries().values()) {
            if (entry.name().endsWith(".npy")) {
                String name = entry.name().substring(0, entry.name().length() - ".npy".length());
                var bytes = new ZipEntryBytes(zip.file(), entry);
                NpyHeader header = Array.header(name, bytes);
                if (header.text()) {
                    texts.add(name);
                } else {
                    arrays.put(name, Array.of(name, bytes, header));
                }
            }
        }
        return new NumpyFile(zip.file(), false, arrays, texts);
    }

    static NumpyFile single(SourceFile file) {
        Path last = file.path().getFileName();
        String name = last == null ? "array" : last.toString().replaceFirst("\\.npy$", "");
        return new NumpyFile(
                file,
                true,
                Map.of(name, Array.of(name, file, Array.header(name, file))),
                List.of());
    }

    /** The arrays, in the file's order. */
    public List<Tensor> tensors() {
        List<Tensor> tensors = new ArrayList<>();
        arrays.forEach((name, array) -> tensors.add(array.tensor(name)));
        return tensors;
    }

    /** The array of that name. */
    public Optional<Tensor> tensor(String name) {
        return Optional.ofNullable(arrays.get(name)).map(array -> array.tensor(name));
    }

    /** Whether there is an array of that name whose elements are text. */
    public boolean holdsText(String name) {
        return texts.contains(name);
    }

    /**
     * The numbers of an array of unsigned bytes in row-major order, as they are: a quarter of the
     * memory of {@link Tensor#read()}. A new array at each call.
     *
     * @throws IllegalArgumentException when there is no such array or it holds something else
     */
    public byte[] bytes(String name) {
        Array array = arrays.get(name);
        if (array == null || array.type != ElementType.U8) {
            throw new IllegalArgumentException("no array of unsigned bytes named " + name);
        }
        return array.unsignedBytes();
    }

    Checkpoint checkpoint() {
        if (arrays.isEmpty()) {
            throw new CheckpointException(
                    Phrase.of("badcheckpoint.file-holds-no-arrays-numbers"),
                    file.where(),
                    Phrase.of("remedies.name-another-file"));
        }
        List<Tensor> tensors = new ArrayList<>();
        Names.stripped(arrays).forEach((name, array) -> tensors.add(array.tensor(name)));
        return new Checkpoint(
                file.path(),
                single ? "NumPy NPY" : "NumPy NPZ",
                tensors,
                texts.isEmpty() ? Map.of() : Map.of("text", String.join(", ", texts)));
    }

    /** One array: where its numbers are and how they lie. */
    private record Array(Bytes bytes, NpyHeader header, ElementType type, Strided layout) {
        static NpyHeader header(String name, Bytes bytes) {
            try {
                return NpyHeader.read(bytes);
            } catch (IllegalArgumentException e) {
                throw damaged(name, bytes);
            }
        }

        static Array of(String name, Bytes bytes, NpyHeader header) {
            ElementType type = header.type();
            if (type == null) {
                boolean objects = header.code().endsWith("O");
                throw new CheckpointException(
                        Phrase.of(
                                "badcheckpoint.array-holds",
                                Text.shown(name),
                                objects
                                        ? Phrase.of("badcheckpoint.python-objects-refused")
                                        : Phrase.of(
                                                "badcheckpoint.no-plain-numbers-but",
                                                Text.shown(header.code()))),
                        bytes.where(),
                        Phrase.of("remedies.save-arrays-numbers-alone"));
            }
            Strided layout = header.layout();
            if (layout == null
                    || layout.count() > (bytes.size() - header.length()) / type.bytes()) {
                throw damaged(name, bytes);
            }
            return new Array(bytes, header, type, layout);
        }

        private static CheckpointException damaged(String name, Bytes bytes) {
            return new CheckpointException(
                    Phrase.of("badcheckpoint.array-damaged-cut-short", Text.shown(name)),
                    bytes.where(),
                    Phrase.of("remedies.copy-save-file-again"));
        }

        Tensor tensor(String name) {
            return new Tensor(name, type, layout.shape(), this::floats);
        }

        float[] floats() {
            float[] numbers = bytes.numbers(header.length(), layout.count(), type, header.order());
            return layout.contiguous() ? numbers : layout.gather(numbers, bytes.where());
        }

        byte[] unsignedBytes() {
            if (layout.contiguous()) {
                return bytes.read(header.length(), (int) layout.count());
            }
            float[] numbers = floats();
            var result = new byte[numbers.length];
            for (int i = 0; i < result.length; i++) {
                result[i] = (byte) numbers[i];
            }
            return result;
        }
    }
}
