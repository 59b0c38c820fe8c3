package thalweg.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.Map;

/** Memory apart from the block's own in a card's place: numbers get there by copies alone. */
final class PretendCard implements CardTransfers, AutoCloseable {
    private final long size;
    private final Map<Long, Arena> given = new HashMap<>();
    private final Map<Long, Long> sizes = new HashMap<>();
    private long held;
    long copied;

    PretendCard(long size) {
        this.size = size;
    }

    long held() {
        return held;
    }

    @Override
    public long allocate(long bytes) {
        if (held + bytes > size) {
            return 0;
        }
        Arena arena = Arena.ofShared();
        MemorySegment room = arena.allocate(bytes, 64);
        for (long i = 0; i + 4 <= bytes; i += 4) {
            room.set(ValueLayout.JAVA_FLOAT, i, Float.NaN);
        }
        given.put(room.address(), arena);
        sizes.put(room.address(), bytes);
        held += bytes;
        return room.address();
    }

    @Override
    public void free(long address) {
        given.remove(address).close();
        held -= sizes.remove(address);
    }

    @Override
    public void up(long from, long to, long bytes) {
        copy(from, to, bytes);
    }

    @Override
    public void down(long from, long to, long bytes) {
        copy(from, to, bytes);
    }

    private void copy(long from, long to, long bytes) {
        copied += bytes;
        at(to, bytes).copyFrom(at(from, bytes));
    }

    @SuppressWarnings("restricted")
    private static MemorySegment at(long address, long bytes) {
        return MemorySegment.ofAddress(address).reinterpret(bytes);
    }

    /** What a function on the card would do: adds 1 to each number. */
    static void addOne(long address, int count) {
        MemorySegment x = at(address, 4L * count);
        for (int i = 0; i < count; i++) {
            x.setAtIndex(ValueLayout.JAVA_FLOAT, i, x.getAtIndex(ValueLayout.JAVA_FLOAT, i) + 1);
        }
    }

    /** What a function on the card would do: fills with a number. */
    static void fill(long address, int count, float value) {
        MemorySegment x = at(address, 4L * count);
        for (int i = 0; i < count; i++) {
            x.setAtIndex(ValueLayout.JAVA_FLOAT, i, value);
        }
    }

    @Override
    public void close() {
        given.values().forEach(Arena::close);
        given.clear();
    }
}
