package thalweg.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;

/**
 * A card's memory under a byte budget. Room that is given back is kept for the next who asks for as
 * much, since the driver is slow to give it out; when the card is full, that goes first, then the
 * blocks that were used longest ago go back to the processor's memory.
 */
final class CardMemory {
    /** Room is taken in such steps, so that one block's fits another. */
    private static final long STEP = 1 << 16;

    /** Spare room up to so many times as large as what is asked for is given out. */
    private static final int ROOMY = 2;

    private final CardTransfers card;
    private final long budget;
    private final TreeMap<Long, Deque<Room>> spare = new TreeMap<>();

    /** Blocks that have room here, the one used longest ago first. */
    private final LinkedHashSet<CardFloats> residents = new LinkedHashSet<>();

    private long taken;
    private long operation;

    /**
     * Memory on the card.
     *
     * @param address the card's
     */
    record Room(long address, long bytes) {}

    CardMemory(CardTransfers card, long budgetBytes) {
        this.card = card;
        this.budget = budgetBytes;
    }

    CardTransfers transfers() {
        return card;
    }

    /** Bytes taken of the card, spare ones too. */
    synchronized long takenBytes() {
        return taken;
    }

    /** Begins an operation: blocks that are used from here on stay until the next one begins. */
    synchronized void begin() {
        operation++;
    }

    /** The operation under way. */
    synchronized long operation() {
        return operation;
    }

    /** Notes that a block, which has room, is used. */
    synchronized void use(CardFloats block) {
        residents.remove(block);
        residents.add(block);
    }

    /**
     * Takes room; on the lane.
     *
     * @throws OutOfNativeMemoryException when the card doesn't hold it beside what the operation
     *     under way uses
     */
    synchronized Room take(long bytes) {
        long size = Math.ceilDiv(Math.max(bytes, 1), STEP) * STEP;
        var fitting = spare.ceilingEntry(size);
        if (fitting != null && fitting.getKey() <= ROOMY * size) {
            return takeSpare(fitting);
        }
        while (true) {
            long address = taken + size > budget ? 0 : card.allocate(size);
            if (address != 0) {
                taken += size;
                return new Room(address, size);
            }
            if (!dropSpare() && !dropOldest()) {
                throw outOfMemory(size);
            }
        }
    }

    private Room takeSpare(Map.Entry<Long, Deque<Room>> fitting) {
        Room room = fitting.getValue().pop();
        if (fitting.getValue().isEmpty()) {
            spare.remove(fitting.getKey());
        }
        return room;
    }

    /** Frees the largest spare room; false where there is none. */
    private boolean dropSpare() {
        var largest = spare.lastEntry();
        if (largest == null) {
            return false;
        }
        Room room = takeSpare(largest);
        card.free(room.address());
        taken -= room.bytes();
        return true;
    }

    private boolean dropOldest() {
        CardFloats oldest = residents.isEmpty() ? null : residents.getFirst();
        if (oldest == null || oldest.usedIn() == operation) {
            return false;
        }
        oldest.leave();
        return true;
    }

    /** Takes back room, and the block that had it, if one had. Any thread may. */
    synchronized void giveBack(@Nullable CardFloats block, Room room) {
        residents.remove(block);
        spare.computeIfAbsent(room.bytes(), _ -> new ArrayDeque<>()).push(room);
    }

    private OutOfNativeMemoryException outOfMemory(long bytes) {
        return new OutOfNativeMemoryException(
                Phrase.of("badengine.work-needs-more-cards-memory", megabytes(bytes)),
                Phrase.of(
                        "badengine.were-free-at-start-in-use", megabytes(budget), megabytes(taken)),
                Phrase.of("remedies.end-what-else-uses-card-use-device"));
    }

    private static String megabytes(long bytes) {
        return Math.ceilDiv(bytes, 1 << 20) + " MiB";
    }
}
