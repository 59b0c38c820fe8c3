package thalweg.symmetry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a group's units lie on one axis of one tensor: all its segments there, spelled out.
 *
 * @param tensor the tensor's name
 * @param axis the axis
 * @param rows the rows of axis 0 that see the axis so; null for all
 * @param positions one array a unit, all of one length: the positions that it owns
 */
public record Placement(
        String tensor, int axis, AxisSegment.@Nullable Rows rows, int[][] positions) {
    private record Place(String tensor, int axis, AxisSegment.@Nullable Rows rows) {}

    /**
     * The places of a group.
     *
     * @throws IllegalArgumentException when a unit has more positions in one place than another
     */
    static List<Placement> of(PermutationGroup group) {
        Map<Place, List<AxisSegment>> byPlace = new LinkedHashMap<>();
        for (AxisSegment s : group.segments()) {
            var place = new Place(s.tensor(), s.axis(), s.rows());
            byPlace.computeIfAbsent(place, _ -> new ArrayList<>()).add(s);
        }
        List<Placement> placements = new ArrayList<>();
        byPlace.forEach(
                (place, segments) ->
                        placements.add(
                                new Placement(
                                        place.tensor(),
                                        place.axis(),
                                        place.rows(),
                                        positions(group, segments))));
        return placements;
    }

    private static int[][] positions(PermutationGroup group, List<AxisSegment> segments) {
        int[] blocks = new int[group.size()];
        for (AxisSegment s : segments) {
            for (int u = s.first(); u < s.first() + s.count(); u++) {
                blocks[u] += s.block();
            }
        }
        int[][] positions = new int[group.size()][];
        for (int u = 0; u < positions.length; u++) {
            if (blocks[u] != blocks[0]) {
                throw new IllegalArgumentException(
                        "units of group " + group.name() + " own unlike numbers of positions");
            }
            positions[u] = new int[blocks[u]];
        }
        int[] filled = new int[group.size()];
        for (AxisSegment s : segments) {
            for (int u = s.first(); u < s.first() + s.count(); u++) {
                for (int k = 0; k < s.block(); k++) {
                    positions[u][filled[u]++] = s.position(u, k);
                }
            }
        }
        return positions;
    }

    /** Positions that each unit owns. */
    public int block() {
        return positions.length == 0 ? 0 : positions[0].length;
    }

    /** Units. */
    public int units() {
        return positions.length;
    }

    /** Composes on an axis: what lay where unit p[u] was comes to where unit u is. */
    void compose(int[] p, int[] whole) {
        int[] before = whole.clone();
        for (int u = 0; u < p.length; u++) {
            if (p[u] != u) {
                for (int k = 0; k < positions[u].length; k++) {
                    whole[positions[u][k]] = before[positions[p[u]][k]];
                }
            }
        }
    }
}
