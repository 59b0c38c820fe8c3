package thalweg.symmetry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import thalweg.symmetry.AxisFlow.Blocks;

/**
 * Units in equal blocks: those of one or of several layers that block the same units alike. Rigid
 * when its blocks can't change places as wholes; the units within them still may.
 */
final class Nest {
    private final int count;
    private final Map<Integer, Integer> blocks = new HashMap<>();
    private boolean rigid;

    private Nest(int count) {
        this.count = count;
    }

    /** Adds a layer's blocks, joined with those that they share units with. */
    static void add(List<Nest> nests, Blocks added, Units units) {
        var nest = new Nest(added.count());
        for (UnitAxis family : added.families()) {
            int size = family.length() / added.count();
            for (int i = 0; i < family.length(); i++) {
                int unit = family.unit()[i];
                if (unit == UnitAxis.ZERO || units.fixed(unit) || units.stuck(unit)) {
                    nest.rigid = true;
                    continue;
                }
                Integer before = nest.blocks.putIfAbsent(units.find(unit), i / size);
                nest.rigid |= before != null && before != i / size;
            }
        }
        for (Nest other : List.copyOf(nests)) {
            if (!nest.sharesUnitsWith(other)) {
                continue;
            }
            if (nest.agreesWith(other)) {
                nest.blocks.putAll(other.blocks);
                nest.rigid |= other.rigid;
                nests.remove(other);
            } else {
                nest.rigid = true;
                other.rigid = true;
            }
        }
        nests.add(nest);
    }

    private boolean sharesUnitsWith(Nest other) {
        return blocks.keySet().stream().anyMatch(other.blocks::containsKey);
    }

    private boolean agreesWith(Nest other) {
        return count == other.count
                && blocks.entrySet().stream()
                        .allMatch(
                                e ->
                                        e.getValue()
                                                .equals(
                                                        other.blocks.getOrDefault(
                                                                e.getKey(), e.getValue())));
    }

    int count() {
        return count;
    }

    boolean rigid() {
        return rigid;
    }

    /** The block of a unit's root; −1 when it is in none. */
    int blockOf(int unit) {
        return blocks.getOrDefault(unit, -1);
    }

    /** The units of a block, ascending. */
    List<Integer> unitsOf(int block) {
        return blocks.entrySet().stream()
                .filter(e -> e.getValue() == block)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Rigid unless every block has as many units of each kind as the others. */
    void requireAlike(long[] fingerprint, Units units) {
        List<long[]> kinds = new ArrayList<>();
        for (int block = 0; block < count; block++) {
            long[] ofBlock =
                    unitsOf(block).stream().mapToLong(unit -> fingerprint[unit]).sorted().toArray();
            kinds.add(ofBlock);
        }
        rigid |= !kinds.stream().allMatch(k -> Arrays.equals(k, kinds.getFirst()));
        rigid |= blocks.keySet().stream().anyMatch(u -> units.fixed(u) || units.stuck(u));
    }

    /** Makes units of different blocks different in kind. */
    void tellBlocksApart(long[] fingerprint, int salt) {
        blocks.forEach(
                (unit, block) -> fingerprint[unit] = mixed(fingerprint[unit], -1 - salt, block));
    }

    /** A fingerprint that goes by what was mixed into it, in order (after SplitMix64). */
    static long mixed(long fingerprint, int role, int part) {
        long z = fingerprint * 0x9E3779B97F4A7C15L + ((long) role << 32 ^ part & 0xFFFFFFFFL) + 1;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
