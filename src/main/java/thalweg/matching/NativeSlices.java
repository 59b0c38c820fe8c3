package thalweg.matching;

import java.util.ArrayList;
import java.util.List;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;

/**
 * Room outside the heap in slices of a few blocks, returned all at once: a network of many small
 * tensors needs many pieces, and to return a block costs more than to fill a small one.
 */
final class NativeSlices implements AutoCloseable {
    /** Numbers a block: 4 MB. */
    private static final long BLOCK = 1L << 20;

    /** What is larger gets a block of its own: it would leave much of a shared one unused. */
    private static final long MOST_SHARED = BLOCK / 8;

    private final NativeMemory memory;
    private final List<NativeFloats> blocks = new ArrayList<>();
    private long free;

    NativeSlices(NativeMemory memory) {
        this.memory = memory;
    }

    /**
     * A piece of a block.
     *
     * @param from where in the block it begins
     */
    record Slice(NativeFloats block, long from) {}

    /**
     * Takes room for numbers, not cleared.
     *
     * @throws thalweg.engine.OutOfNativeMemoryException when there isn't as much
     */
    Slice take(long count) {
        if (count > MOST_SHARED) {
            blocks.addFirst(memory.allocate(count));
            return new Slice(blocks.getFirst(), 0);
        }
        if (blocks.isEmpty() || blocks.getLast().count() != BLOCK || count > free) {
            blocks.addLast(memory.allocate(BLOCK));
            free = BLOCK;
        }
        var slice = new Slice(blocks.getLast(), BLOCK - free);
        free -= count;
        return slice;
    }

    @Override
    public void close() {
        blocks.forEach(NativeFloats::close);
        blocks.clear();
        free = 0;
    }
}
