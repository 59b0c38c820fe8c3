package thalweg.symmetry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects where a group's units lie, and says it in segments. */
final class PositionsOfGroup {
    private record Place(String tensor, int axis, AxisSegment.@Nullable Rows rows) {}

    private static final int[] NONE = {};

    private final int size;
    private final Map<Place, Positions> places = new LinkedHashMap<>();

    /** The one last added to: positions come in runs. */
    private @Nullable Place last;

    private Positions ofLast = new Positions(0);

    PositionsOfGroup(int size) {
        this.size = size;
    }

    /** The positions of each unit in one place, in the order in which they came. */
    private static final class Positions {
        private final int[][] ofUnit;

        Positions(int units) {
            ofUnit = new int[units][];
            Arrays.fill(ofUnit, NONE);
        }

        void add(int unit, int position) {
            int[] before = ofUnit[unit];
            for (int other : before) {
                if (other == position) { // A tensor that two layers use is bound twice.
                    return;
                }
            }
            ofUnit[unit] = Arrays.copyOf(before, before.length + 1);
            ofUnit[unit][before.length] = position;
        }
    }

    void add(String tensor, int axis, AxisSegment.@Nullable Rows rows, int unit, int position) {
        if (last == null
                || !last.tensor().equals(tensor)
                || last.axis() != axis
                || !Objects.equals(last.rows(), rows)) {
            last = new Place(tensor, axis, rows);
            ofLast = ofPlace(last);
        }
        ofLast.add(unit, position);
    }

    private Positions ofPlace(Place place) {
        return places.computeIfAbsent(place, _ -> new Positions(size));
    }

    /**
     * All positions of these units, but for those that only some rows see, to one unit of another.
     */
    void addAllTo(PositionsOfGroup whole, int unit) {
        places.forEach(
                (place, positions) -> {
                    if (place.rows() == null) {
                        Positions others = whole.ofPlace(place);
                        for (int[] ofUnit : positions.ofUnit) {
                            for (int position : ofUnit) {
                                others.add(unit, position);
                            }
                        }
                    }
                });
    }

    List<AxisSegment> segments() {
        List<AxisSegment> segments = new ArrayList<>();
        places.forEach(
                (place, positions) -> {
                    int[][] spelled = positions.ofUnit;
                    for (int first = 0, width; first < spelled[0].length; first += width) {
                        width = regularWidth(spelled, first);
                        cut(place, spelled, first, width, segments);
                    }
                });
        return segments;
    }

    /** How many of a unit's positions, from the first, one segment can hold, of every unit. */
    private static int regularWidth(int[][] positions, int first) {
        int width = positions[0].length - first;
        while (width > 1 && !regular(positions, first, width)) {
            width = width % 2 == 0 ? width / 2 : 1;
        }
        return width;
    }

    private static boolean regular(int[][] positions, int first, int width) {
        int stride = positions[0][first + 1] - positions[0][first];
        for (int[] p : positions) {
            for (int k = 1; k < width; k++) {
                if (p[first + k] - p[first + k - 1] != stride) {
                    return false;
                }
            }
        }
        return stride > 0;
    }

    /** Runs of units whose positions follow one another. */
    private static void cut(
            Place place, int[][] positions, int first, int width, List<AxisSegment> segments) {
        int stride = width == 1 ? 1 : positions[0][first + 1] - positions[0][first];
        int step = stride == 1 ? width : 1;
        for (int from = 0; from < positions.length; ) {
            int to = from + 1;
            while (to < positions.length
                    && positions[to][first] == positions[to - 1][first] + step) {
                to++;
            }
            segments.add(
                    new AxisSegment(
                            place.tensor(),
                            place.axis(),
                            positions[from][first],
                            to - from,
                            width,
                            stride,
                            from,
                            place.rows()));
            from = to;
        }
    }
}
