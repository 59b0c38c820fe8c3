package thalweg.checkpoint;

import io.jhdf.Superblock;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import thalweg.words.Phrase;

/**
 * What jhdf reads the structure of an HDF5 file from: ranges of our own file, checked against its
 * size before room is made for them, and no more of them than a model's structure takes. So trees
 * that run in circles and lengths that lie end in a sentence, whatever jhdf makes of them.
 */
final class HdfStorage implements HdfBackingStorage {
    private static final int PAGE = 1 << 13;
    private static final int PAGES = 128;
    private static final int MAX_READS = 300_000;
    private static final long MAX_READ = 1L << 28;

    private final Bytes bytes;
    private final Superblock superblock;
    private final Map<Long, byte[]> pages =
            new LinkedHashMap<>(PAGES, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
                    return size() > PAGES;
                }
            };
    private int reads = MAX_READS;
    private long read = MAX_READ;

    private HdfStorage(Bytes bytes, Superblock superblock) {
        this.bytes = bytes;
        this.superblock = superblock;
    }

    /**
     * @throws CheckpointException when the file is cut short or of a kind that isn't read
     */
    static HdfStorage of(Bytes bytes) {
        return guarded(
                bytes,
                () -> {
                    byte[] head = bytes.read(0, (int) Math.min(bytes.size(), 256));
                    var in = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
                    Superblock superblock = Superblock.readSuperblock(in);
                    if (superblock.getBaseAddressByte() != 0
                            || superblock.getSizeOfOffsets() != 8
                            || superblock.getSizeOfLengths() != 8) {
                        throw new CheckpointException(
                                Phrase.of("badcheckpoint.hdf5-file-has-layout-not-read"),
                                bytes.where(),
                                Phrase.of("remedies.save-model-again-in-keras"));
                    }
                    if (superblock.getEndOfFileAddress() > bytes.size()) {
                        throw damaged(bytes);
                    }
                    return new HdfStorage(bytes, superblock);
                });
    }

    /**
     * Does what jhdf has a part in. On bad files it may throw anything, run out of stack, or ask
     * for too large an array, which harms nothing when it isn't made.
     *
     * @throws CheckpointException whatever it was
     */
    static <T> T guarded(Bytes bytes, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof CheckpointException said) {
                    throw said;
                }
            }
            throw damaged(bytes);
        }
    }

    static CheckpointException damaged(Bytes bytes) {
        return new CheckpointException(
                Phrase.of("badcheckpoint.hdf5-file-cut-short-damaged"),
                bytes.where(),
                Phrase.of("remedies.copy-save-model-again"));
    }

    Bytes bytes() {
        return bytes;
    }

    @Override
    public ByteBuffer readBufferFromAddress(long address, int length) {
        return map(address, length);
    }

    @Override
    public ByteBuffer mapNoOffset(long address, long length) {
        return map(address, length);
    }

    @Override
    public ByteBuffer map(long address, long length) {
        if (address < 0 || length < 0 || address > bytes.size() - length) {
            throw damaged(bytes);
        }
        reads--;
        read -= length;
        if (reads < 0 || read < 0) {
            throw new CheckpointException(
                    Phrase.of("badcheckpoint.hdf5-files-structure-larger-than-any-models"),
                    bytes.where(),
                    Phrase.of("remedies.do-not-use-file"));
        }
        byte[] result = new byte[(int) length];
        for (int at = 0; at < length; ) {
            long page = (address + at) / PAGE;
            int from = (int) ((address + at) % PAGE);
            byte[] held = pages.computeIfAbsent(page, this::page);
            int count = (int) Math.min(held.length - from, length - at);
            System.arraycopy(held, from, result, at, count);
            at += count;
        }
        return ByteBuffer.wrap(result).order(ByteOrder.LITTLE_ENDIAN);
    }

    private byte[] page(long page) {
        long start = page * PAGE;
        return bytes.read(start, (int) Math.min(PAGE, bytes.size() - start));
    }

    @Override
    public long getUserBlockSize() {
        return 0;
    }

    @Override
    public Superblock getSuperblock() {
        return superblock;
    }

    @Override
    public FileChannel getFileChannel() {
        throw new UnsupportedOperationException("no channel is held");
    }

    @Override
    public int getSizeOfOffsets() {
        return superblock.getSizeOfOffsets();
    }

    @Override
    public int getSizeOfLengths() {
        return superblock.getSizeOfLengths();
    }

    @Override
    public void close() {
        // Nothing is held open.
    }

    @Override
    public long size() {
        return bytes.size();
    }

    @Override
    public boolean inMemory() {
        return true;
    }
}
