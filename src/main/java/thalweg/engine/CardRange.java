package thalweg.engine;

import org.jspecify.annotations.Nullable;

/** Some numbers of a block that can have a copy on a card. */
record CardRange(CardFloats block, long offset, long length) {
    /** Null for a block that can't. */
    static @Nullable CardRange of(NativeFloats block, long offset, long length) {
        return block instanceof CardFloats floats ? new CardRange(floats, offset, length) : null;
    }

    /** Numbers to be copied before the card can read them. */
    long up() {
        return block.oldOnCard(offset, length);
    }

    /** Numbers to be copied before the processor can read them. */
    long down() {
        return block.oldHere(offset, length);
    }

    /** Their address on the card, for reading. */
    long read(CardMemory card) {
        return block.cardToRead(card, offset, length);
    }

    /**
     * Their address on the card, for changing them.
     *
     * @param all whether every one is written and none read
     */
    long change(CardMemory card, boolean all) {
        return block.cardToChange(card, offset, length, all);
    }
}
