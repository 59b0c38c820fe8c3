package thalweg.checkpoint;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import thalweg.words.Phrase;

/**
 * Reads what {@code torch.save} wrote before PyTorch 1.6: pickles of a magic number, of the
 * format's version, of the system, of what was saved, and of the storages' keys; then each storage,
 * its count and its numbers. (Layout: _legacy_save in torch/serialization.py, and
 * torch/csrc/serialization.cpp: numbers are little-endian whatever the system; only the counts were
 * the system's own at first.)
 */
final class LegacyTorchReader {
    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final int VERSION = 1001;

    /** The magic number in the binary protocols, and in those of text. */
    private static final String BINARY = "8a0a6cfc9c46f9206aa85019";

    private static final String TEXT = MAGIC.toString();

    /** A protocol's number and a frame may come before it. */
    private static final int MAX_BEFORE = 11;

    private final SourceFile file;
    private final Map<String, TorchCheckpoint.Range> storages = new HashMap<>();

    private LegacyTorchReader(SourceFile file) {
        this.file = file;
    }

    /** Whether a file of these first bytes means to be one. */
    static boolean recognises(byte[] head) {
        int length = Math.min(head.length, MAX_BEFORE + BINARY.length() / 2);
        String hex = HexFormat.of().formatHex(head, 0, length);
        String text = new String(head, 0, length, StandardCharsets.ISO_8859_1);
        return hex.startsWith("80") && hex.contains(BINARY)
                || text.startsWith("L" + TEXT.substring(0, 20));
    }

    /**
     * The structure of the file, without common prefixes of its names.
     *
     * @throws CheckpointException when it holds no named tensors, or can't be read safely
     */
    static Checkpoint read(SourceFile file) {
        return Names.stripped(asNamed(file));
    }

    /** The structure of the file, its names as they are. */
    static Checkpoint asNamed(SourceFile file) {
        return new LegacyTorchReader(file).read();
    }

    private Checkpoint read() {
        var input = new PickleInput(file);
        if (!next(input).value().equals(MAGIC)) {
            throw damaged(Phrase.of("badcheckpoint.magic-number-wrong"));
        }
        if (!(next(input).value() instanceof Number version) || version.intValue() != VERSION) {
            throw new CheckpointException(
                    Phrase.of("badcheckpoint.pytorch-file-another-version-than", VERSION),
                    file.where(),
                    Phrase.of("remedies.load-in-pytorch-save-statedict-with-torchsave"));
        }
        boolean big =
                next(input).value() instanceof Map<?, ?> system
                        && Boolean.FALSE.equals(system.get("little_endian"));
        var pickle = next(input);
        locate(next(input).value(), pickle.storages(), input.position(), big);
        var reading =
                new TorchCheckpoint(file, ByteOrder.LITTLE_ENDIAN, this::storage, file.size());
        return reading.of(pickle.value(), "PyTorch before 1.6");
    }

    private TorchPickle.Read next(PickleInput input) {
        return TorchPickle.read(input, file.where());
    }

    /** Walks over the storages; each is as long as the pickle says, and ends inside the file. */
    private void locate(
            Object keys, Map<String, PickledTensor.Storage> known, long start, boolean big) {
        if (!(keys instanceof List<?> list)) {
            throw damaged(Phrase.of("badcheckpoint.does-not-say-storages-follow"));
        }
        long at = start;
        for (Object key : list) {
            PickledTensor.Storage storage = key instanceof String s ? known.get(s) : null;
            if (storage == null) {
                throw damaged(Phrase.of("badcheckpoint.storage-belongs-to-no-tensor"));
            }
            if (at > file.size() - Long.BYTES) {
                throw file.truncated();
            }
            long count = number(at);
            if (count != storage.count() && !(big && Long.reverseBytes(count) == storage.count())) {
                throw damaged(Phrase.of("badcheckpoint.storage-not-as-long-as-tensors-say"));
            }
            at += Long.BYTES;
            int width = storage.type().bytes();
            if (storage.count() < 0 || storage.count() > (file.size() - at) / width) {
                throw file.truncated();
            }
            long length = storage.count() * width;
            var range = new TorchCheckpoint.Range(file, at, length);
            if (storages.put(storage.key(), range) != null) {
                throw damaged(Phrase.of("badcheckpoint.storage-comes-twice"));
            }
            at += length;
        }
    }

    private long number(long at) {
        return ByteBuffer.wrap(file.read(at, Long.BYTES)).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    private TorchCheckpoint.Range storage(String key) {
        var range = storages.get(key);
        if (range == null) {
            throw damaged(Phrase.of("badcheckpoint.storage-missing", Text.shown(key)));
        }
        return range;
    }

    private CheckpointException damaged(Phrase how) {
        return new CheckpointException(
                Phrase.of("badcheckpoint.pytorch-file-damaged", how),
                file.where(),
                Phrase.of("remedies.copy-save-checkpoint-again"));
    }
}
