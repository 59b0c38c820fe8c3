package thalweg.engine;

/** A card's memory as its driver gives it out. Addresses are the driver's own. */
interface CardTransfers {
    /** Takes memory on the card; 0 when there isn't as much. */
    long allocate(long bytes);

    void free(long address);

    /** Copies from the processor's memory to the card's. */
    void up(long from, long to, long bytes);

    /**
     * Copies from the card's memory to the processor's, once the card has done what came before.
     */
    void down(long from, long to, long bytes);
}
