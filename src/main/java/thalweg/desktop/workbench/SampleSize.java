package thalweg.desktop.workbench;

/**
 * How many examples a moving hand's readouts are of: as many as can be scored in the time that
 * there is. The lane's.
 */
final class SampleSize {
    private static final int[] SIZES = {50, 100, 200, 500, 1000, 2000, 5000, 10_000};
    private static final int FIRST = 3;

    private final double slow;
    private final double fast;
    private int chosen = FIRST;

    /**
     * @param slow milliseconds over which fewer are used
     * @param fast milliseconds under which more are
     */
    SampleSize(double slow, double fast) {
        this.slow = slow;
        this.fast = fast;
    }

    /** How many of so many. */
    int of(int all) {
        return Math.min(SIZES[chosen], all);
    }

    /** Told how long a readout took. */
    void took(double milliseconds, int all) {
        if (milliseconds > slow && chosen > 0) {
            chosen--;
        } else if (milliseconds < fast && chosen < SIZES.length - 1 && SIZES[chosen] < all) {
            chosen++;
        }
    }
}
