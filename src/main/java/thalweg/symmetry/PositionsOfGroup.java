package thalweg.symmetry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects where a group's units lie, and says it in segments. */
final class PositionsOfGroup {
    private record Place(String tensor, int axis, AxisSegment.@Nullable Rows rows) {}

    private final int size;
    private final Map<Place, List<List<Integer>>> places = new LinkedHashMap<>();

    PositionsOfGroup(int size) {
        this.size = size;
    }

    void add(String tensor, int axis, AxisSegment.@Nullable Rows rows, int unit, int position) {
        List<Integer> ofUnit = ofPlace(new Place(tensor, axis, rows)).get(unit);
        if (!ofUnit.contains(position)) { // A tensor that two layers use is bound twice.
            ofUnit.add(position);
        }
    }

    private List<List<Integer>> ofPlace(Place place) {
        return places.computeIfAbsent(
                place,
                _ -> {
                    List<List<Integer>> units = new ArrayList<>();
                    for (int u = 0; u < size; u++) {
                        units.add(new ArrayList<>(1));
                    }
                    return units;
                });
    }

    /**
     * All positions of these units, but for those that only some rows see, to one unit of another.
     */
    void addAllTo(PositionsOfGroup whole, int unit) {
        places.forEach(
                (place, positions) -> {
                    if (place.rows() == null) {
                        positions.forEach(whole.ofPlace(place).get(unit)::addAll);
                    }
                });
    }

    List<AxisSegment> segments() {
        List<AxisSegment> segments = new ArrayList<>();
        places.forEach(
                (place, positions) -> {
                    int[][] spelled = new int[size][];
                    for (int u = 0; u < size; u++) {
                        spelled[u] =
                                positions.get(u).stream().mapToInt(Integer::intValue).toArray();
                    }
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
