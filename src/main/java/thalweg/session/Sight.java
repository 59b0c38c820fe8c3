package thalweg.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at of a chart, or of a map.
 *
 * @param across the part of a chart's axis from left to right, in its units; null for the whole
 * @param up the part of its upright axis; null for the whole
 * @param hidden the ids of its series that are hidden
 * @param part of a map; null for the whole, and for a chart
 * @param more fields of later versions: kept as they are
 */
public record Sight(
        @Nullable Range across,
        @Nullable Range up,
        Set<String> hidden,
        @Nullable Square part,
        Map<String, JsonNode> more) {
    /** The whole. */
    public static final Sight WHOLE = new Sight(null, null, Set.of(), null, Map.of());

    /** Copies the ids, in their order, and the fields of later versions. */
    public Sight {
        hidden = Collections.unmodifiableSet(new TreeSet<>(hidden));
        more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }

    /** Whether nothing is kept of it. */
    public boolean isWhole() {
        return equals(WHOLE);
    }

    /** The same of that part of a map. */
    public Sight of(Square other) {
        return new Sight(across, up, hidden, other, more);
    }

    /** The same with those series hidden. */
    public Sight hiding(Set<String> ids) {
        return new Sight(across, up, ids, part, more);
    }

    /** The same with fields that a later version had put there. */
    public Sight with(Map<String, JsonNode> fields) {
        return new Sight(across, up, hidden, part, fields);
    }

    /**
     * A part of an axis.
     *
     * @param lower its beginning
     * @param upper its end
     */
    public record Range(double lower, double upper) {
        /** Of an axis' larger end: what is narrower has no ticks that differ. */
        private static final double NARROWEST = 1e-9;

        /** Whether it is a part that an axis can have. */
        boolean isSound() {
            double size = Math.max(Math.abs(lower), Math.abs(upper));
            return Double.isFinite(upper - lower) && upper - lower > NARROWEST * size;
        }
    }

    /**
     * A square part of a map, in parts of the whole's side.
     *
     * @param left of its left edge, 0 to 1
     * @param top of its upper edge, 0 to 1
     * @param size of its side
     */
    public record Square(double left, double top, double size) {
        private static final double SMALLEST = 1e-6;
        private static final double ROUNDING = 1e-9;

        /** Whether it lies within a map. */
        boolean isSound() {
            return size >= SMALLEST
                    && left >= 0
                    && top >= 0
                    && left + size <= 1 + ROUNDING
                    && top + size <= 1 + ROUNDING;
        }
    }
}
