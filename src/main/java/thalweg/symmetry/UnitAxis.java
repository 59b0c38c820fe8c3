package thalweg.symmetry;

import java.util.Arrays;

/**
 * The unit axis of a value in the network: which unit each position belongs to, and which of the
 * unit's several positions it is (after flattening, a unit has one for each pixel).
 *
 * @param unit ids of {@link Units}, or {@link #ZERO}
 * @param part equal parts of different units play the same role
 */
record UnitAxis(int[] unit, int[] part) {
    /** A position that always holds zero, and so belongs to no unit. */
    static final int ZERO = -1;

    /** One position a unit. */
    static UnitAxis of(int first, int count) {
        int[] unit = new int[count];
        Arrays.setAll(unit, i -> first + i);
        return new UnitAxis(unit, new int[count]);
    }

    int length() {
        return unit.length;
    }

    /** Each element spread over {@code positions}, together or, channels last, far apart. */
    UnitAxis flattened(int positions, boolean channelsLast) {
        int n = unit.length;
        int[] units = new int[n * positions];
        int[] parts = new int[n * positions];
        for (int i = 0; i < n; i++) {
            for (int p = 0; p < positions; p++) {
                int at = channelsLast ? p * n + i : i * positions + p;
                units[at] = unit[i];
                parts[at] = part[i] * positions + p;
            }
        }
        return new UnitAxis(units, parts);
    }

    /** Zeros around. */
    UnitAxis padded(int before, int after) {
        int[] units = new int[before + unit.length + after];
        Arrays.fill(units, ZERO);
        System.arraycopy(unit, 0, units, before, unit.length);
        int[] parts = new int[units.length];
        System.arraycopy(part, 0, parts, before, part.length);
        return new UnitAxis(units, parts);
    }

    /** This, then the other. */
    UnitAxis followedBy(UnitAxis other) {
        int[] units = Arrays.copyOf(unit, unit.length + other.unit.length);
        System.arraycopy(other.unit, 0, units, unit.length, other.unit.length);
        int[] parts = Arrays.copyOf(part, units.length);
        System.arraycopy(other.part, 0, parts, part.length, other.part.length);
        return new UnitAxis(units, parts);
    }
}
