package thalweg.matching;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import thalweg.network.Parameter;
import thalweg.network.Parameters;
import thalweg.symmetry.Graphs;
import thalweg.symmetry.LayerKindsTest;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.PermutationGroup;
import thalweg.symmetry.Symmetry;

/** Convex combinations of permutations, and what they do to tensors. */
class SoftPermutationTest {
    @Test
    void isOnceAndForAllTheVertexThatItGoesToTheWholeWay() {
        var soft = SoftPermutation.of(new int[] {0, 1, 2}).towards(new int[] {2, 0, 1}, 0.25);
        assertArrayEquals(new int[] {2, 0, 1}, soft.towards(new int[] {2, 0, 1}, 1).permutation());
        float[] matrix = new float[9];
        soft.write(matrix);
        assertArrayEquals(new float[] {0.75f, 0, 0.25f, 0.25f, 0.75f, 0, 0, 0.25f, 0.75f}, matrix);
        assertEquals(3 * (0.75 * 0.75 + 0.25 * 0.25), soft.dot(matrix), 1e-9);
    }

    @Test
    void itsRowsAddUpToOneAfterManySteps() {
        var random = new Random(1);
        var soft = SoftPermutation.of(IntStream.range(0, 12).toArray());
        for (int step = 0; step < 60; step++) {
            soft = soft.towards(shuffled(12, random), random.nextDouble());
        }
        for (int row = 0; row < 12; row++) {
            double sum = 0;
            for (float share : soft.shares(row)) {
                sum += share;
            }
            assertEquals(1, sum, 1e-5);
        }
    }

    private static int[] shuffled(int n, Random random) {
        int[] p = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = p[i];
            p[i] = p[j];
            p[j] = swap;
        }
        return p;
    }

    static Stream<LayerKindsTest.Case> cases() {
        return LayerKindsTest.cases().filter(c -> c.nested() == 0);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aHardOneMovesEveryTensorAsThePermutationDoes(LayerKindsTest.Case c) {
        Symmetry symmetry = Symmetry.of(c.network());
        Parameters theta = Graphs.random(c.network(), 3);
        Permutation p = Permutation.movingEveryUnit(symmetry, new Random(2));
        var groups =
                IntStream.range(0, symmetry.groups().size())
                        .filter(g -> symmetry.groups().get(g).kind() == PermutationGroup.Kind.FREE)
                        .boxed()
                        .toList();
        var soft = new SoftPermutation[symmetry.groups().size()];
        for (int g = 0; g < soft.length; g++) {
            soft[g] = SoftPermutation.of(p.indices(g));
        }
        for (Parameter tensor : theta.all()) {
            var moved = new SoftTensor(tensor, symmetry, groups);
            assertArrayEquals(p.apply(tensor).values(), moved.moved(tensor.values(), soft, null));
        }
    }
}
