package thalweg.symmetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thalweg.network.Activation;
import thalweg.network.Model;
import thalweg.network.Parameter;
import thalweg.network.Parameters;

class EquivalenceTest {
    private static Permutation moving(Model model, long seed) {
        return Permutation.movingEveryUnit(Symmetry.of(model.network()), new Random(seed));
    }

    private static Equivalence checked(Model model, Permutation permutation) {
        return Equivalence.check(model.network(), model.parameters(), permutation);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void holdsOverDepthsAndWidths(long seed) {
        Random random = new Random(seed);
        int[] widths = new int[2 + random.nextInt(7)];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = 1 + random.nextInt(40);
        }
        Model model = Chains.random(seed, random.nextBoolean(), Activation.TANH, widths);
        assertTrue(checked(model, moving(model, seed)).relativeDifference() < 1e-12);
    }

    @Test
    void anyAxisLeftBehindIsNoticed() {
        Model model = Chains.random(1, true, Activation.RELU, 7, 12, 9, 5, 4);
        Symmetry whole = Symmetry.of(model.network());
        for (int g = 0; g < whole.groups().size(); g++) {
            for (AxisSegment left : whole.groups().get(g).segments()) {
                Permutation p = Permutation.movingEveryUnit(without(whole, g, left), new Random(2));
                assertFalse(checked(model, p).equivalent(), left.toString());
            }
        }
    }

    private static Symmetry without(Symmetry whole, int group, AxisSegment left) {
        List<PermutationGroup> groups = new ArrayList<>(whole.groups());
        PermutationGroup g = groups.get(group);
        List<AxisSegment> kept = g.segments().stream().filter(s -> !s.equals(left)).toList();
        groups.set(group, new PermutationGroup(g.name(), g.size(), g.kind(), kept));
        return new Symmetry(groups);
    }

    @Test
    void outputUnitsThatMoveAreNoticed() {
        Model model = Chains.random(3, true, Activation.RELU, 6, 8, 4);
        var last =
                new PermutationGroup(
                        "fc2",
                        4,
                        PermutationGroup.Kind.FREE,
                        List.of(
                                new AxisSegment("fc2.weight", 0, 0, 4, 1, 1),
                                new AxisSegment("fc2.bias", 0, 0, 4, 1, 1)));
        Permutation p = Permutation.movingEveryUnit(new Symmetry(List.of(last)), new Random(1));
        assertFalse(checked(model, p).equivalent());
    }

    @Test
    void holdsWithDeadUnits() {
        Model model = Chains.random(4, true, Activation.RELU, 6, 20, 15, 3);
        List<Parameter> parameters = new ArrayList<>();
        for (Parameter p : model.parameters().all()) {
            float[] values = p.values().clone();
            if (p.name().startsWith("fc1")) {
                java.util.Arrays.fill(values, 0, values.length / 2, 0);
            }
            parameters.add(new Parameter(p.name(), p.shape(), values, true, p.storedAs()));
        }
        var theta = new Parameters(parameters);
        assertTrue(
                Equivalence.check(model.network(), theta, moving(model, 4)).relativeDifference()
                        < 1e-12);
    }

    @Test
    void holdsWhereAllOutputsAreZero() {
        Model model = Chains.random(5, false, Activation.RELU, 3, 4, 2);
        List<Parameter> zeros =
                model.parameters().all().stream()
                        .map(
                                p ->
                                        new Parameter(
                                                p.name(),
                                                p.shape(),
                                                new float[p.values().length],
                                                true,
                                                p.storedAs()))
                        .toList();
        assertEquals(
                0,
                Equivalence.check(model.network(), new Parameters(zeros), moving(model, 1))
                        .relativeDifference());
    }

    @Test
    void aNetworkOfOneLayerHasNothingToMove() {
        Model model = Chains.random(6, true, Activation.RELU, 5, 3);
        Equivalence found = checked(model, moving(model, 1));
        assertEquals(0, found.freeUnits());
        assertTrue(found.equivalent());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
    void everyFreeUnitIsMoved(long seed) {
        Model model = Chains.random(1, true, Activation.RELU, 4, 2, 3, 50, 1, 2);
        Permutation p = moving(model, seed);
        assertEquals(55, p.symmetry().freeUnits());
        assertEquals(55, p.movedUnits());
    }
}
