package thalweg.symmetry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import thalweg.network.Network;
import thalweg.network.Parameters;

/**
 * Whether a network computes the same when all its groups move, and if not, which groups break it.
 *
 * @param found of a random permutation that moves every free group
 * @param faults groups that break it when they move alone, the worst first; empty where it holds
 */
public record SymmetryProof(Equivalence found, List<Fault> faults) {
    /**
     * A group that changes what the network computes.
     *
     * @param group its name
     * @param relativeDifference max |Δ output| / max |output| when it moves alone
     */
    public record Fault(String group, double relativeDifference) {}

    /** Copies the faults. */
    public SymmetryProof {
        faults = List.copyOf(faults);
    }

    /** Whether the network computes the same. */
    public boolean holds() {
        return found.equivalent();
    }

    /** Moves every free group at once; names no faults. */
    public static SymmetryProof of(Network network, Parameters theta, Symmetry symmetry) {
        Permutation moved = Permutation.movingEveryUnit(symmetry, new Random(0));
        return new SymmetryProof(Equivalence.check(network, theta, moved), List.of());
    }

    /**
     * This, with the groups that are at fault. Those that a person has changed are tried first; the
     * derived ones only where none of these breaks it.
     *
     * @param stop whether nobody waits for it any more; what was found so far is returned
     */
    public SymmetryProof withFaults(
            Network network, Parameters theta, Symmetry symmetry, BooleanSupplier stop) {
        if (holds()) {
            return this;
        }
        var unmoved = new Unmoved(network, theta, 1);
        List<Fault> faults = faults(unmoved, symmetry, false, stop);
        if (faults.isEmpty()) {
            faults = faults(unmoved, symmetry, true, stop);
        }
        faults.sort(Comparator.comparing(Fault::relativeDifference).reversed());
        return new SymmetryProof(found, faults);
    }

    private static List<Fault> faults(
            Unmoved unmoved, Symmetry symmetry, boolean derived, BooleanSupplier stop) {
        Permutation all = Permutation.movingEveryUnit(symmetry, new Random(0));
        List<Fault> faults = new ArrayList<>();
        for (int g = 0; g < symmetry.groups().size() && !stop.getAsBoolean(); g++) {
            PermutationGroup group = symmetry.groups().get(g);
            if (group.kind() == PermutationGroup.Kind.FROZEN
                    || group.within() != null
                    || symmetry.asDerived(g) != derived) {
                continue;
            }
            Equivalence alone = unmoved.against(moving(all, g));
            if (!alone.equivalent()) {
                faults.add(new Fault(group.name(), alone.relativeDifference()));
            }
        }
        return faults;
    }

    /** Moves one group alone, with the groups of its blocks. */
    private static Permutation moving(Permutation all, int group) {
        Symmetry symmetry = all.symmetry();
        Permutation alone = Permutation.identity(symmetry).with(group, all.indices(group));
        for (int g = group + 1; g < symmetry.groups().size(); g++) {
            PermutationGroup.Within within = symmetry.groups().get(g).within();
            if (within != null && within.group() == group) {
                alone = alone.with(g, all.indices(g));
            }
        }
        return alone;
    }
}
