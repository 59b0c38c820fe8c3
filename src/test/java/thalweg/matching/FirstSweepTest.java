package thalweg.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.network.Activation;
import thalweg.network.Model;
import thalweg.network.Parameters;
import thalweg.symmetry.Chains;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.Placement;
import thalweg.symmetry.Symmetry;

class FirstSweepTest {
    /** Wide at its middle, so that noise would drown what the ends tell. */
    private static final Model DEEP =
            Chains.random(3, true, Activation.RELU, 6, 24, 40, 64, 64, 64, 40, 24, 6);

    private static Pair pair(Parameters b) {
        return new Pair(DEEP.network(), Symmetry.of(DEEP.network()), DEEP.parameters(), b);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4})
    void recoversAPlantedPermutationOfADeepNetworkAtOnce(long seed) {
        Symmetry symmetry = Symmetry.of(DEEP.network());
        Permutation planted = Permutation.movingEveryUnit(symmetry, new Random(seed));
        try (Engine engine = Engines.sameThread(DeviceChoice.CPU, 1, 1L << 28)) {
            SearchResult found =
                    new WeightMatching(engine.linearAlgebra(), engine.memory())
                            .run(
                                    pair(planted.apply(DEEP.parameters())),
                                    null,
                                    seed,
                                    JobContext.unattended(),
                                    _ -> {});
            assertEquals(planted.inverse(), found.best().permutation());
            assertEquals(symmetry.groups().size(), found.best().step() / found.sweeps());
            assertTrue(found.sweeps() <= 2, found.sweeps() + " sweeps");
        }
    }

    @Test
    void anAxisCountsOnceTheOtherGroupsOfItsTensorHaveHadTheirTurn() {
        Pair pair = pair(DEEP.parameters());
        var first = new FirstSweep(pair);
        List<Placement> second = pair.symmetry().groups().get(1).placements();
        Placement rows = second.stream().filter(p -> named(p, "fc2.weight")).findFirst().get();
        Placement bias = second.stream().filter(p -> named(p, "fc2.bias")).findFirst().get();
        assertTrue(first.counts(bias));
        assertFalse(first.counts(rows));
        first.settle(0);
        assertTrue(first.counts(rows));
    }

    private static boolean named(Placement place, String tensor) {
        return place.tensor().equals(tensor);
    }

    @Test
    void knowledgeSpreadsFromTheEndsWhateverTheDraw() {
        Pair pair = pair(DEEP.parameters());
        for (int draw = 0; draw < 5; draw++) {
            List<Integer> drawn = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6));
            java.util.Collections.shuffle(drawn, new Random(draw));
            List<Integer> order = FirstSweep.order(pair, drawn);
            for (int turn = 0; turn < order.size(); turn++) {
                int g = order.get(turn);
                List<Integer> before = order.subList(0, turn);
                boolean atAnEnd = g == 0 || g == 6;
                assertTrue(
                        atAnEnd || before.contains(g - 1) || before.contains(g + 1),
                        order.toString());
            }
        }
    }
}
