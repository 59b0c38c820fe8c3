package thalweg.report;

/**
 * A part of an axis, in its units.
 *
 * @param lower its beginning
 * @param upper its end, over the beginning
 */
public record Span(double lower, double upper) {
    /** Refuses what is no part of an axis. */
    public Span {
        if (!(lower < upper) || Double.isInfinite(upper - lower)) {
            throw new IllegalArgumentException("from " + lower + " to " + upper);
        }
    }

    /** Whether they have more than an end in common. */
    public boolean meets(Span other) {
        return lower < other.upper && other.lower < upper;
    }
}
