package thalweg.checkpoint;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;

/**
 * Reads the zip that {@code torch.save} writes since PyTorch 1.6: NAME/data.pkl says which tensors
 * there are, NAME/data/KEY holds the numbers of each storage. {@code torch.jit.save} writes the
 * same beside a program, which is left alone.
 */
final class TorchReader {
    private final ZipDirectory zip;
    private final SourceFile file;
    private final String root;

    private TorchReader(ZipDirectory zip, String root) {
        this.zip = zip;
        this.file = zip.file();
        this.root = root;
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
     * The structure of the file, without common prefixes of its names.
     *
     * @throws CheckpointException when it holds no named tensors, or can't be read safely
     */
    static Checkpoint read(ZipDirectory zip) {
        return Names.stripped(asNamed(zip));
    }

    /** The structure of the file, its names as they are. */
    static Checkpoint asNamed(ZipDirectory zip) {
        String root = root(zip);
        if (root == null) {
            throw new IllegalArgumentException("not a zip of PyTorch's");
        }
        return new TorchReader(zip, root).read();
    }

    private Checkpoint read() {
        byte[] pickle =
                new ZipEntryBytes(file, entry(root + "data.pkl")).whole(TorchPickle.MAX_PICKLE);
        var input = new PickleInput(new HeldBytes(pickle, file.where()));
        Object saved = TorchPickle.read(input, file.where()).value();
        long unfolded = zip.entries().values().stream().mapToLong(ZipDirectory.Entry::size).sum();
        var reading = new TorchCheckpoint(file, order(), this::storage, unfolded);
        return reading.of(saved, scripted() ? "TorchScript" : "PyTorch");
    }

    /** Whether a program lies beside the tensors. */
    private boolean scripted() {
        return zip.get(root + "constants.pkl") != null;
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

    private TorchCheckpoint.Range storage(String key) {
        var entry = entry(root + "data/" + key);
        return new TorchCheckpoint.Range(new ZipEntryBytes(file, entry), 0, entry.size());
    }

    private ZipDirectory.Entry entry(String name) {
        var entry = zip.get(name);
        if (entry == null) {
            throw new CheckpointException(
                    Phrase.of("badcheckpoint.zip-lacks", Text.shown(name)),
                    file.where(),
                    Phrase.of("remedies.copy-save-checkpoint-again"));
        }
        return entry;
    }
}
