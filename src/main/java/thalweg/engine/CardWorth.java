package thalweg.engine;

/**
 * When a card is worth its copies, all counted in multiplications that the processor would do
 * meanwhile; see docs/decisions/engine-cuda.md.
 *
 * @param call that it takes to start something on the card
 * @param copy that it takes to copy one number
 */
record CardWorth(long call, long copy) {
    /** As measured on an H100 beside 16 cores. */
    static final CardWorth MEASURED = new CardWorth(4_000_000, 80);

    /** Whatever can be computed there is: for tests. */
    static final CardWorth ALWAYS = new CardWorth(Long.MIN_VALUE / 4, 0);

    /** What a processor takes to read, change and write a number. */
    static final long NUMBER = 100;

    /** Numbers in one piece of element-wise work: a thread of the card each, counted in 32 bits. */
    static final long MOST_NUMBERS = 1L << 30;

    /**
     * @param multiplications of the work
     * @param copiedUp numbers to be copied for the card to do it, and back after it
     * @param copiedDown numbers to be copied for the processor to do it
     */
    boolean of(long multiplications, long copiedUp, long copiedDown) {
        return multiplications + copy * (copiedDown - copiedUp) >= call;
    }
}
