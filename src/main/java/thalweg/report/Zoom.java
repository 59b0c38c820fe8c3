package thalweg.report;

import org.jspecify.annotations.Nullable;

/**
 * The part of a chart that is looked at.
 *
 * @param across of the axis from left to right; null for the whole
 * @param up of the upright axis; null for the whole
 */
public record Zoom(@Nullable Span across, @Nullable Span up) {
    /** The whole chart. */
    public static final Zoom NONE = new Zoom(null, null);

    /** Whether it is the whole chart. */
    public boolean isNone() {
        return across == null && up == null;
    }

    /** The same of the upright axis, otherwise from left to right. */
    public Zoom withAcross(@Nullable Span other) {
        return new Zoom(other, up);
    }

    /** The same from left to right, otherwise of the upright axis. */
    public Zoom withUp(@Nullable Span other) {
        return new Zoom(across, other);
    }
}
