package thalweg.engine;

/**
 * An estimate of the seconds that are left, from how fast the fraction done has grown. The rate is
 * smoothed over some seconds, so that one slow or quick step doesn't make the figure jump, and
 * between reports the figure counts down.
 */
final class RemainingTime {
    /** Seconds over which the rate is smoothed. */
    private static final double MEMORY = 5;

    private double lastSeconds;
    private double lastFraction;
    private double rate = Double.NaN;

    /** Takes a report: so much was done after so many seconds. */
    void report(double seconds, double fraction) {
        double grown = fraction - lastFraction;
        double passed = seconds - lastSeconds;
        if (Double.isNaN(fraction) || grown < 0) {
            rate = Double.NaN;
        } else if (passed > 0) {
            double now = grown / passed;
            double weight = 1 - Math.exp(-passed / MEMORY);
            double overall = seconds > 0 ? fraction / seconds : now;
            // Until the memory has filled, the average since the start is the better guess.
            rate = Double.isNaN(rate) || seconds < MEMORY ? overall : rate + weight * (now - rate);
        } else {
            return;
        }
        lastSeconds = seconds;
        lastFraction = Double.isNaN(fraction) ? 0 : fraction;
    }

    /** Seconds left; NaN while that isn't known. */
    double at(double seconds) {
        if (Double.isNaN(rate) || rate <= 0) {
            return Double.NaN;
        }
        return Math.max(0, (1 - lastFraction) / rate - (seconds - lastSeconds));
    }
}
