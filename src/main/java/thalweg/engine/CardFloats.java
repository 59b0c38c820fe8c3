package thalweg.engine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A block of the processor's memory with a copy on a card, made when the card first needs it. Each
 * page of the block is newest in one of the two, or the same in both: whoever reads a page where it
 * is old has it copied first. No number is handed out by reference, so none can change unseen: the
 * addresses that {@link NativeFloats} gives say what for, and until when.
 */
final class CardFloats implements NativeFloats {
    /** Numbers in a page: one copy of 128 KiB. */
    static final int PAGE = 1 << 15;

    /** As in a page never written, 0, which needs no copy, whatever it holds. */
    private static final byte SAME = 1;

    private static final byte NEW_HERE = 2;
    private static final byte NEW_ON_CARD = 3;

    private final NativeFloats here;
    private final byte[] pages;
    private @Nullable CardMemory card;
    private CardMemory.@Nullable Room room;
    private long usedIn = -1;

    /**
     * @param here the block in the processor's memory, owned from now on
     */
    CardFloats(NativeFloats here) {
        this.here = here;
        pages = new byte[Math.toIntExact(Math.ceilDiv(here.count(), PAGE))];
    }

    @Override
    public long count() {
        return here.count();
    }

    @Override
    public void write(long offset, float[] source, int from, int length) {
        Objects.checkFromIndexSize(offset, length, here.count());
        Objects.checkFromIndexSize(from, length, source.length);
        bringEdgesDown(offset, length);
        here.write(offset, source, from, length);
        mark(offset, length, NEW_HERE);
    }

    @Override
    public void read(long offset, float[] target, int from, int length) {
        Objects.checkFromIndexSize(offset, length, here.count());
        bringDown(offset, length);
        here.read(offset, target, from, length);
    }

    @Override
    public long addressToRead(long offset, long length) {
        long address = here.addressToRead(offset, length);
        bringDown(offset, length);
        return address;
    }

    @Override
    public long addressToChange(long offset, long length) {
        long address = here.addressToChange(offset, length);
        bringDown(offset, length);
        mark(offset, length, NEW_HERE);
        return address;
    }

    /** The card's address of a range that the card is about to read. */
    long cardToRead(CardMemory memory, long offset, long length) {
        Objects.checkFromIndexSize(offset, length, here.count());
        CardMemory.Room at = enter(memory);
        copy(offset, length, NEW_HERE);
        return at.address() + offset * Float.BYTES;
    }

    /**
     * The card's address of a range that the card is about to change.
     *
     * @param all whether every number of it is written and none is read
     */
    long cardToChange(CardMemory memory, long offset, long length, boolean all) {
        Objects.checkFromIndexSize(offset, length, here.count());
        CardMemory.Room at = enter(memory);
        if (all) {
            for (int page : edges(offset, length)) {
                copyPages(page, page + 1, NEW_HERE);
            }
        } else {
            copy(offset, length, NEW_HERE);
        }
        mark(offset, length, NEW_ON_CARD);
        return at.address() + offset * Float.BYTES;
    }

    /** Numbers that would have to be copied before the card can read the range. */
    long oldOnCard(long offset, long length) {
        return count(offset, length, NEW_HERE);
    }

    /** Numbers that would have to be copied before the processor can read the range. */
    long oldHere(long offset, long length) {
        return count(offset, length, NEW_ON_CARD);
    }

    /** The operation of the card that used it last. */
    long usedIn() {
        return usedIn;
    }

    /** Gives its room on the card back, keeping its numbers. */
    void leave() {
        bringDown(0, here.count());
        for (int page = 0; page < pages.length; page++) {
            if (pages[page] == SAME) {
                pages[page] = NEW_HERE;
            }
        }
        giveBack();
    }

    private CardMemory.Room enter(CardMemory memory) {
        CardMemory.Room at = room;
        if (at == null || card != memory) {
            if (at != null) {
                leave();
            }
            at = memory.take(here.count() * Float.BYTES);
            room = at;
            card = memory;
        }
        usedIn = memory.operation();
        memory.use(this);
        return at;
    }

    private void bringDown(long offset, long length) {
        if (room != null) {
            copy(offset, length, NEW_ON_CARD);
        }
    }

    private void bringEdgesDown(long offset, long length) {
        if (room != null) {
            for (int page : edges(offset, length)) {
                copyPages(page, page + 1, NEW_ON_CARD);
            }
        }
    }

    /** The pages that a range covers in part. */
    private int[] edges(long offset, long length) {
        if (length == 0) {
            return new int[0];
        }
        int first = first(offset);
        int last = end(offset, length) - 1;
        boolean firstInPart = offset > start(first) || offset + length < stop(first);
        boolean lastInPart = last != first && offset + length < stop(last);
        return firstInPart
                ? lastInPart ? new int[] {first, last} : new int[] {first}
                : lastInPart ? new int[] {last} : new int[0];
    }

    private void copy(long offset, long length, byte from) {
        int end = end(offset, length);
        int page = first(offset);
        while (page < end) {
            int run = page;
            while (run < end && pages[run] == from) {
                run++;
            }
            copyPages(page, run, from);
            page = Math.max(run, page + 1);
        }
    }

    /** Copies pages from where they are newest, if that is there. */
    private void copyPages(int page, int end, byte from) {
        if (page >= end || pages[page] != from) {
            return;
        }
        long numbers = stop(end - 1) - start(page);
        CardMemory memory = Objects.requireNonNull(card);
        long there = Objects.requireNonNull(room).address() + start(page) * Float.BYTES;
        if (from == NEW_HERE) {
            long address = here.addressToRead(start(page), numbers);
            memory.transfers().up(address, there, numbers * Float.BYTES);
        } else {
            long address = here.addressToChange(start(page), numbers);
            memory.transfers().down(there, address, numbers * Float.BYTES);
        }
        for (int p = page; p < end; p++) {
            pages[p] = SAME;
        }
    }

    private long count(long offset, long length, byte state) {
        long numbers = 0;
        for (int page = first(offset); page < end(offset, length); page++) {
            if (pages[page] == state) {
                numbers += stop(page) - start(page);
            }
        }
        return numbers;
    }

    private void mark(long offset, long length, byte state) {
        for (int page = first(offset); page < end(offset, length); page++) {
            pages[page] = state;
        }
    }

    private static int first(long offset) {
        return (int) (offset / PAGE);
    }

    private static int end(long offset, long length) {
        return length == 0 ? first(offset) : (int) Math.ceilDiv(offset + length, PAGE);
    }

    private static long start(int page) {
        return (long) page * PAGE;
    }

    private long stop(int page) {
        return Math.min(start(page + 1), here.count());
    }

    @Override
    public void close() {
        here.close();
        giveBack();
    }

    private void giveBack() {
        if (room != null && card != null) {
            card.giveBack(this, room);
            room = null;
            card = null;
        }
    }
}
