package thalweg.checkpoint;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the zip that {@code torch.save} writes since PyTorch 1.6: NAME/data.pkl says which tensors
 * there are, NAME/data/KEY holds the numbers of each storage.
 */
final class TorchReader {
    private static final int MAX_PICKLE = 1 << 24;

    private final ZipDirectory zip;
    private final SourceFile file;
    private final String root;
    private final ByteOrder order;

    /** Bytes of all entries, and of all tensors so far as float32. */
    private final long unfolded;

    private long declared;

    private TorchReader(ZipDirectory zip, String root) {
        this.zip = zip;
        this.file = zip.file();
        this.root = root;
        this.order = order();
        this.unfolded = zip.entries().values().stream().mapToLong(ZipDirectory.Entry::size).sum();
    }

    /** Whether the zip is one of PyTorch's. */
    static boolean recognises(ZipDirectory zip) {
        return root(zip) != null;
    }

    private static @Nullable String root(ZipDirectory zip) {
        for (String name : zip.entries().keySet()) {
            if (name.equals("data.pkl") || name.endsWith("/data.pkl")) {
                return name.substring(0, name.length() - "data.pkl".length());
            }
        }
        return null;
    }

    /**
     * The structure of the file.
     *
     * @throws CheckpointException when it holds no named tensors, or can't be read safely
     */
    static Checkpoint read(ZipDirectory zip) {
        String root = root(zip);
        if (root == null) {
            throw new IllegalArgumentException("not a zip of PyTorch's");
        }
        return new TorchReader(zip, root).read();
    }

    private Checkpoint read() {
        String where = file.where();
        if (zip.get(root + "constants.pkl") != null) {
            throw new CheckpointException(
                    "this is a TorchScript program, not a checkpoint",
                    where,
                    "save the model's state_dict() with torch.save");
        }
        byte[] pickle = new ZipEntryBytes(file, entry(root + "data.pkl")).whole(MAX_PICKLE);
        var found = StateDict.find(TorchPickle.read(pickle, where), where);
        List<Tensor> tensors = new ArrayList<>();
        found.tensors().forEach((name, reference) -> tensors.add(tensor(name, reference)));
        return new Checkpoint(file.path(), "PyTorch", tensors, found.metadata());
    }

    private ByteOrder order() {
        var entry = zip.get(root + "byteorder");
        boolean big =
                entry != null
                        && new String(
                                        new ZipEntryBytes(file, entry).whole(16),
                                        StandardCharsets.US_ASCII)
                                .strip()
                                .equals("big");
        return big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    private ZipDirectory.Entry entry(String name) {
        var entry = zip.get(name);
        if (entry == null) {
            throw new CheckpointException(
                    "the zip lacks " + Text.shown(name),
                    file.where(),
                    "copy or save the checkpoint again");
        }
        return entry;
    }

    private Tensor tensor(String name, PickleGlobals.Reference reference) {
        var storage = reference.storage();
        var entry = entry(root + "data/" + storage.key());
        ElementType type = reference.type();
        // An untyped storage counts bytes.
        long elements = storage.type() == null ? storage.count() / type.bytes() : storage.count();
        Strided.requireRoom(name, reference.shape(), entry.size(), type, file.where());
        var layout = Strided.of(reference.shape(), reference.strides());
        if (layout == null
                || reference.offset() < 0
                || elements < 0
                || elements > entry.size() / type.bytes()) {
            throw lies(name);
        }
        if (layout.count() > 0 && reference.offset() > elements - layout.span()) {
            throw lies(name);
        }
        declare(layout.count());
        return new Tensor(
                name, type, layout.shape(), () -> read(entry, type, reference.offset(), layout));
    }

    /** Views that repeat a small storage could claim any amount: a few times the file is enough. */
    private void declare(long count) {
        declared += count * Float.BYTES;
        if (declared > 16 * unfolded + (1 << 26)) {
            throw new CheckpointException(
                    "the pickle inside claims %,d bytes of numbers from %,d, as a pickle bomb does"
                            .formatted(declared, unfolded),
                    file.where(),
                    "don't use this file");
        }
    }

    private float[] read(ZipDirectory.Entry entry, ElementType type, long offset, Strided layout) {
        if (layout.count() == 0) {
            return new float[0];
        }
        long first = offset * type.bytes();
        float[] span = new ZipEntryBytes(file, entry).numbers(first, layout.span(), type, order);
        return layout.contiguous() ? span : layout.gather(span, file.where());
    }

    private CheckpointException lies(String name) {
        return new CheckpointException(
                "tensor " + Text.shown(name) + " lies outside its storage",
                file.where(),
                "copy or save the checkpoint again");
    }
}
