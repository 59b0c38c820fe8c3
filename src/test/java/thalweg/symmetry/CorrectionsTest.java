package thalweg.symmetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import thalweg.network.Activation;
import thalweg.network.Layer;
import thalweg.network.Model;
import thalweg.network.Network;
import thalweg.network.Parameters;
import thalweg.symmetry.PermutationGroup.Kind;
import thalweg.words.Words;

/** A person corrects the groups, and the check says whether they are right. */
class CorrectionsTest {
    private static final Model MODEL = Chains.random(1, true, Activation.RELU, 7, 12, 12, 9, 4);
    private static final Symmetry DERIVED = Symmetry.of(MODEL.network());
    private static final TensorAxis INPUTS_OF_FC2 = new TensorAxis("fc2.weight", 1);

    private static SymmetryProof proof(Symmetry symmetry) {
        return proof(MODEL.network(), MODEL.parameters(), symmetry);
    }

    private static SymmetryProof proof(Network network, Parameters theta, Symmetry symmetry) {
        return SymmetryProof.of(network, theta, symmetry)
                .withFaults(network, theta, symmetry, () -> false);
    }

    private static List<String> names(Symmetry symmetry) {
        return symmetry.groups().stream().map(PermutationGroup::name).toList();
    }

    private static List<String> faulty(SymmetryProof proof) {
        return proof.faults().stream().map(SymmetryProof.Fault::group).sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("thalweg.symmetry.LayerKindsTest#cases")
    void freezingAnyGroupLeavesTheNetworkAsItIsWithFewerFreeUnits(LayerKindsTest.Case of) {
        Network network = of.network();
        Symmetry derived = Symmetry.of(network);
        Parameters theta = Graphs.random(network, 1);
        for (int g = 0; g < derived.groups().size(); g++) {
            PermutationGroup group = derived.groups().get(g);
            if (group.within() != null || group.size() == 1) {
                continue;
            }
            Symmetry frozen = derived.frozen(g);
            SymmetryProof proof = proof(network, theta, frozen);
            assertTrue(proof.holds(), group.name());
            assertTrue(proof.found().freeUnits() < derived.freeUnits(), group.name());
            assertTrue(frozen.corrected());
            assertEquals(derived, frozen.thawed(g));
        }
    }

    @Test
    void aFrozenGroupStaysWhereItIs() {
        Permutation moved = Permutation.movingEveryUnit(DERIVED.frozen(1), new Random(1));
        assertEquals(12 + 9, moved.movedUnits());
        assertEquals(Permutation.identity(DERIVED).indices(1)[5], moved.indices(1)[5]);
    }

    @Test
    void aWrongSplitIsFoundOutAndNamed() {
        Symmetry split = DERIVED.split(0, List.of(INPUTS_OF_FC2));
        assertEquals(List.of("fc1", "fc1 (2)", "fc2", "fc3"), names(split));
        SymmetryProof proof = proof(split);
        assertFalse(proof.holds());
        assertTrue(proof.found().relativeDifference() > 0.01);
        assertEquals(List.of("fc1", "fc1 (2)"), faulty(proof));
        assertTrue(proof.faults().getFirst().relativeDifference() > 0.01);
    }

    @Test
    void mergingWhatWasSplitBringsTheFirstBack() {
        Symmetry split = DERIVED.split(0, List.of(INPUTS_OF_FC2));
        assertNotEquals(DERIVED, split);
        Symmetry again = split.merged(1, 0);
        assertEquals(DERIVED, again);
        assertFalse(again.corrected());
        assertEquals(
                DERIVED, DERIVED.split(1, List.of(new TensorAxis("fc2.weight", 0))).merged(1, 2));
    }

    @Test
    void twoGroupsThatMoveAsOneAreStillASymmetry() {
        Symmetry merged = DERIVED.merged(0, 1);
        assertEquals(List.of("fc1", "fc3"), names(merged));
        assertEquals(12 + 9, merged.freeUnits());
        assertTrue(proof(merged).holds());
    }

    @Test
    void anAxisMergedIntoTheWrongGroupIsFoundOutAndNamed() {
        Symmetry split = DERIVED.split(0, List.of(INPUTS_OF_FC2));
        SymmetryProof proof = proof(split.merged(1, 2));
        assertFalse(proof.holds());
        assertEquals(List.of("fc1", "fc1 (2)"), faulty(proof));
    }

    @Test
    void aFrozenGroupHoldsStillWhatIsMergedWithIt() {
        Symmetry merged = DERIVED.frozen(0).merged(0, 1);
        assertEquals(Kind.FROZEN, merged.groups().getFirst().kind());
        assertEquals(9, merged.freeUnits());
        assertTrue(proof(merged).holds());
    }

    @Test
    void aWrongSplitOfAResidualStreamIsFoundOut() {
        Network network =
                Graphs.input(2, 4, 4)
                        .conv("stem", 2, 6, 3, 1)
                        .norm("stem.n", 6)
                        .activate()
                        .conv("one", 6, 6, 3, 1)
                        .after("sum", new Layer.Add(), "one", "stem.n.act")
                        .activate()
                        .then("flat", new Layer.Flatten(false))
                        .dense("last", 6 * 16, 3)
                        .network();
        Symmetry derived = Symmetry.of(network);
        assertEquals(1, derived.groups().size());
        Parameters theta = Graphs.random(network, 3);
        for (TensorAxis axis : derived.groups().getFirst().axes()) {
            SymmetryProof proof = proof(network, theta, derived.split(0, List.of(axis)));
            assertFalse(proof.holds(), axis.toString());
            assertFalse(proof.faults().isEmpty(), axis.toString());
        }
    }

    @Test
    void blocksKeepTheirPlaceWhenAGroupBeforeThemIsSplitOrMerged() {
        Network network =
                Graphs.input(5)
                        .dense("f0", 5, 8)
                        .activate()
                        .dense("f1", 8, 8)
                        .then("g", new Layer.GroupNorm("g.weight", "g.bias", 8, 2, 1e-5))
                        .activate()
                        .dense("f2", 8, 3)
                        .network();
        Symmetry derived = Symmetry.of(network);
        Symmetry split = derived.split(0, List.of(new TensorAxis("f1.weight", 1)));
        assertEquals(Kind.NESTED, split.groups().get(2).kind());
        assertEquals(1, split.families(2));
        assertEquals(4, split.counterpart(3, 1));
        assertEquals(derived, split.merged(0, 1));
        assertEquals(
                List.of("f0", "f0 (2)"), faulty(proof(network, Graphs.random(network, 1), split)));
    }

    @Test
    void whatCannotMoveAsOneIsRefusedInASentence() {
        var sizes = assertThrows(SymmetryException.class, () -> DERIVED.merged(0, 2));
        assertEquals("12 and 9 units can't move as one", sizes.what());
        assertEquals("groups fc1 and fc3", sizes.where());
        assertThrows(SymmetryException.class, () -> DERIVED.merged(1, 1));
        assertThrows(SymmetryException.class, () -> DERIVED.split(0, List.of()));
        assertThrows(
                SymmetryException.class,
                () -> DERIVED.split(0, DERIVED.groups().getFirst().axes()));
        assertThrows(SymmetryException.class, () -> DERIVED.frozen(0).frozen(0));
        assertThrows(SymmetryException.class, () -> DERIVED.thawed(0));
    }

    @Test
    void aPermutationOfMergedGroupsIsToldInTheDerivedOnes() {
        Permutation merged = Permutation.movingEveryUnit(DERIVED.merged(0, 1), new Random(4));
        Permutation told = merged.toldIn(DERIVED, MODEL.parameters()).orElseThrow();
        assertEquals(DERIVED, told.symmetry());
        assertEquals(0, merged.apply(MODEL.parameters()).distance(told.apply(MODEL.parameters())));
        assertEquals(33, told.movedUnits());
    }

    @Test
    void inEqualGroupsAPermutationIsToldAsItIs() {
        Permutation moved = Permutation.movingEveryUnit(DERIVED, new Random(4));
        Symmetry again = DERIVED.frozen(0).thawed(0);
        assertSame(moved, moved.toldIn(again, MODEL.parameters()).orElseThrow());
    }

    @Test
    void whatAFrozenDerivedGroupWouldHaveToMoveIsNotTold() {
        var derived = new Symmetry(DERIVED.frozen(0).groups());
        Symmetry thawed = derived.thawed(0);
        Permutation moved = Permutation.movingEveryUnit(thawed, new Random(4));
        assertEquals(Optional.empty(), moved.toldIn(derived, MODEL.parameters()));
        Permutation still = Permutation.identity(thawed);
        assertEquals(
                Optional.of(Permutation.identity(derived)),
                still.toldIn(derived, MODEL.parameters()));
    }

    @Test
    void piecesOfADerivedGroupAreToldOnlyWhereTheyMoveAlike() {
        Symmetry split = DERIVED.split(0, List.of(INPUTS_OF_FC2));
        Permutation moved = Permutation.movingEveryUnit(split, new Random(4));
        assertEquals(Optional.empty(), moved.toldIn(DERIVED, MODEL.parameters()));
        Permutation alike = moved.with(1, moved.indices(0));
        Permutation told = alike.toldIn(DERIVED, MODEL.parameters()).orElseThrow();
        assertEquals(0, alike.apply(MODEL.parameters()).distance(told.apply(MODEL.parameters())));
    }

    @ParameterizedTest
    @MethodSource("thalweg.symmetry.LayerKindsTest#cases")
    void ofEveryKindOfLayerAPermutationOfFrozenGroupsIsTold(LayerKindsTest.Case of) {
        Symmetry derived = Symmetry.of(of.network());
        Parameters theta = Graphs.random(of.network(), 1);
        int first = 0;
        while (derived.groups().get(first).kind() == Kind.FROZEN) {
            first++;
        }
        Permutation moved = Permutation.movingEveryUnit(derived.frozen(first), new Random(4));
        Permutation told = moved.toldIn(derived, theta).orElseThrow();
        assertEquals(derived, told.symmetry());
        assertEquals(0, moved.apply(theta).distance(told.apply(theta)));
    }

    @Test
    void aNodeBelongsToTheGroupOfItsOutputsAndAnAxisHasARole() {
        Symmetry split = DERIVED.split(0, List.of(INPUTS_OF_FC2));
        assertEquals(List.of(2), NodeGroups.of(MODEL.network(), split).get("fc2"));
        assertEquals(List.of(), NodeGroups.of(MODEL.network(), split).get("fc4"));
        assertEquals(
                "inputs of fc2",
                new AxisRoles(MODEL.network()).of(INPUTS_OF_FC2).in(Words.ENGLISH));
    }
}
