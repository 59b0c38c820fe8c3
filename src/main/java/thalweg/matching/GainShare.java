package thalweg.matching;

/**
 * How much of a search is done, from how its gains fall: roughly by a constant factor from one pass
 * to the next, so that progress is measured on their logarithm. One pass says nothing of that
 * factor: NaN after the first, unless that gained next to nothing. Never less than before.
 */
final class GainShare {
    private static final double MOST = 0.98;

    private final double least;
    private double first;
    private double share = Double.NaN;

    /**
     * @param least a gain of this share of the objective is the last
     */
    GainShare(double least) {
        this.least = least;
    }

    /** The share done after a pass that gained so much. */
    double after(double gain, double objective) {
        double last = least * Math.abs(objective);
        first = Math.max(first, gain);
        if (gain <= last) {
            share = MOST;
        } else if (gain < first) {
            double now = Math.min(MOST, Math.log(first / gain) / Math.log(first / last));
            share = Double.isNaN(share) ? now : Math.max(share, now);
        }
        return share;
    }
}
