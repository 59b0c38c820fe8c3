package thalweg.symmetry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import thalweg.network.Activation;
import thalweg.network.Model;
import thalweg.network.Parameter;
import thalweg.network.Parameters;

class PermutationTest {
    private final Model model = Chains.random(1, true, Activation.RELU, 7, 12, 9, 5, 4);
    private final Symmetry symmetry = Symmetry.of(model.network());

    private Permutation random(long seed) {
        return Permutation.random(symmetry, new Random(seed));
    }

    @Test
    void groupsAreTheHiddenLayersWithTheirThreeAxes() {
        assertEquals(
                List.of("fc1", "fc2", "fc3"),
                symmetry.groups().stream().map(PermutationGroup::name).toList());
        assertEquals(
                List.of(
                        new AxisSegment("fc1.weight", 0, 0, 12, 1, 1),
                        new AxisSegment("fc1.bias", 0, 0, 12, 1, 1),
                        new AxisSegment("fc2.weight", 1, 0, 12, 1, 1)),
                symmetry.groups().getFirst().segments());
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void movedModelComputesTheSameWithEveryActivation(Activation activation) {
        Model m = Chains.random(3, true, activation, 6, 20, 15, 3);
        Symmetry s = Symmetry.of(m.network());
        Permutation p = Permutation.random(s, new Random(5));
        assertTrue(Equivalence.check(m.network(), m.parameters(), p).relativeDifference() < 1e-12);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void movedModelComputesTheSameWithoutBiases(long seed) {
        Model m = Chains.random(seed, false, Activation.RELU, 5, 30, 4, 17, 2);
        Permutation p = Permutation.random(Symmetry.of(m.network()), new Random(seed));
        assertTrue(Equivalence.check(m.network(), m.parameters(), p).equivalent());
    }

    @Test
    void oneAxisLeftBehindIsNoticed() {
        Permutation p = random(2);
        Parameters moved = p.apply(model.parameters());
        List<Parameter> broken =
                moved.all().stream()
                        .map(
                                t ->
                                        t.name().equals("fc2.weight")
                                                ? model.parameters().get(t.name())
                                                : t)
                        .toList();
        double difference =
                Equivalence.check(model.network(), new Parameters(broken), p.inverse())
                        .relativeDifference();
        // The broken network is still equivalent to its own permutation; it is not to the model.
        assertTrue(difference < 1e-12);
        assertFalse(sameOutputs(model.parameters(), new Parameters(broken)));
        assertTrue(sameOutputs(model.parameters(), moved));
    }

    private boolean sameOutputs(Parameters x, Parameters y) {
        double[] input = new Random(9).doubles(7).toArray();
        double[] left = new thalweg.network.Forward(model.network(), x).logits(input);
        double[] right = new thalweg.network.Forward(model.network(), y).logits(input);
        for (int i = 0; i < left.length; i++) {
            if (Math.abs(left[i] - right[i]) > 1e-9) {
                return false;
            }
        }
        return true;
    }

    @Test
    void inverseUndoes() {
        Permutation p = random(4);
        assertEquals(Permutation.identity(symmetry), p.andThen(p.inverse()));
        assertEquals(
                0, model.parameters().distance(p.inverse().apply(p.apply(model.parameters()))));
    }

    @Test
    void compositionIsOneAfterTheOther() {
        Permutation p = random(4);
        Permutation q = random(5);
        assertEquals(
                0,
                q.apply(p.apply(model.parameters()))
                        .distance(p.andThen(q).apply(model.parameters())));
    }

    @Test
    void inputAndOutputAxesNeverMove() {
        Permutation p = random(6);
        assertNull(p.onAxis("fc1.weight", 1, 7));
        assertNull(p.onAxis("fc4.weight", 0, 4));
        assertSame(model.parameters().get("fc4.bias"), p.apply(model.parameters()).get("fc4.bias"));
    }

    @Test
    void rowIOfTheMovedTensorIsRowPOfI() {
        Permutation p = random(7);
        float[] bias = model.parameters().get("fc1.bias").values();
        float[] moved = p.apply(model.parameters()).get("fc1.bias").values();
        for (int i = 0; i < moved.length; i++) {
            assertEquals(bias[p.indices(0)[i]], moved[i]);
        }
    }

    @Test
    void blocksMoveWholeAndStridedUnitsStayStrided() {
        var contiguous = new AxisSegment("w", 1, 2, 3, 2, 1);
        var strided = new AxisSegment("w", 1, 2, 3, 2, 3);
        assertArrayEquals(new int[] {0, 1, 6, 7, 2, 3, 4, 5}, spelledOut(contiguous));
        assertArrayEquals(new int[] {0, 1, 4, 2, 3, 7, 5, 6}, spelledOut(strided));
    }

    private static int[] spelledOut(AxisSegment segment) {
        var s =
                new Symmetry(
                        List.of(
                                new PermutationGroup(
                                        "g", 3, PermutationGroup.Kind.FREE, List.of(segment))));
        int[] whole = Permutation.of(s, new int[][] {{2, 0, 1}}).onAxis("w", 1, 8);
        assertTrue(whole != null);
        return whole;
    }

    @Test
    void anArrayThatIsNoPermutationIsRefused() {
        int[][] twice = {new int[12], new int[9], new int[5]};
        assertThrows(SymmetryException.class, () -> Permutation.of(symmetry, twice));
        int[][] shorter = {new int[11], new int[9], new int[5]};
        assertThrows(SymmetryException.class, () -> Permutation.of(symmetry, shorter));
    }
}
