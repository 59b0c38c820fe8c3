package thalweg.matching;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import thalweg.matching.ShownUnits.Place;
import thalweg.matching.ShownUnits.Turn;
import thalweg.network.Activation;
import thalweg.network.Layer;
import thalweg.network.Network;
import thalweg.network.Window;
import thalweg.symmetry.Graphs;
import thalweg.symmetry.LayerKindsTest;
import thalweg.symmetry.Symmetry;

/** Which nodes show the units of which groups. */
class ShownUnitsTest {
    private static final Layer RELU = new Layer.Activate(Activation.RELU);

    private static Network named(String name) {
        return LayerKindsTest.cases()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow()
                .network();
    }

    private static ShownUnits shown(Network network) {
        return ShownUnits.of(network, Symmetry.of(network));
    }

    private static List<String> nodes(Turn turn) {
        return turn.families().getFirst().places().stream()
                .map(place -> place.value().node())
                .toList();
    }

    private static Turn turn(ShownUnits shown, String group) {
        return shown.turns().stream()
                .filter(t -> t.name().equals(group))
                .findFirst()
                .orElseThrow(() -> new AssertionError(shown.toString()));
    }

    @Test
    void aResidualStreamIsShownAfterEveryBlockButNotByItsShortcutsConvolution() {
        Network network =
                Graphs.input(3, 6, 6)
                        .conv("stem", 3, 4, 3, 1)
                        .norm("n0", 4)
                        .then("r0", RELU)
                        .conv("c1", 4, 5, 3, 1)
                        .norm("n1", 5)
                        .then("r1", RELU)
                        .conv("c2", 5, 8, 3, 1)
                        .norm("n2", 8)
                        .after("short", convolution("short", 4, 8), "r0")
                        .norm("ns", 8)
                        .after("sum1", new Layer.Add(), "n2", "ns")
                        .then("r2", RELU)
                        .conv("c3", 8, 6, 3, 1)
                        .norm("n3", 6)
                        .then("r3", RELU)
                        .conv("c4", 6, 8, 3, 1)
                        .norm("n4", 8)
                        .after("sum2", new Layer.Add(), "n4", "r2")
                        .then("r4", RELU)
                        .then("flat", new Layer.Flatten(false))
                        .dense("f", 8 * 36, 4)
                        .network();
        ShownUnits shown = shown(network);
        assertEquals(List.of("r0"), nodes(turn(shown, "stem")));
        assertEquals(List.of("r1"), nodes(turn(shown, "c1")));
        assertEquals(List.of("r2", "r4"), nodes(turn(shown, "c2")));
        assertEquals(List.of("r3"), nodes(turn(shown, "c3")));
    }

    private static Layer convolution(String name, int in, int out) {
        return new Layer.Convolution(name + ".weight", null, in, out, Window.square(1, 1, 0), 1);
    }

    @Test
    void behindAShortcutOfZerosUnitsStandElsewhere() {
        Turn stream = turn(shown(named("an option-A shortcut")), "c1");
        List<Place> places = stream.families().getFirst().places();
        assertEquals(List.of("n1.act", "sum.act"), nodes(stream));
        assertArrayEquals(new int[][] {{0, 1, 2, 3}}, places.getFirst().positions());
        assertArrayEquals(new int[][] {{2, 3, 4, 5}}, places.getLast().positions());
    }

    @Test
    void blocksAreMatchedWithAllThatTheyHold() {
        ShownUnits shown = shown(named("a grouped convolution"));
        assertEquals(1, shown.turns().size(), shown::toString);
        Turn whole = shown.turns().getFirst();
        assertEquals(4, whole.blocks());
        assertEquals(2, whole.families().size());
        assertEquals(8, whole.families().getFirst().units());
        assertEquals(12, whole.families().getLast().units());
    }

    @Test
    void unitsWithinHeadsAreShownNowhere() {
        ShownUnits shown = shown(named("a small ViT"));
        assertEquals(List.of("attention"), shown.still());
        assertEquals(List.of("gelu"), nodes(turn(shown, "f1")));
        assertEquals(
                List.of("patch", "pos", "l1", "attention", "sum1", "l2", "sum2", "l3"),
                nodes(turn(shown, "patch")),
                "no activation function shows the stream: what layers compute of it");
    }

    @Test
    void anActivationAfterAFlattenShowsEachPixelOfAUnit() {
        Network network =
                Graphs.input(3, 2, 2)
                        .conv("c1", 3, 5, 1, 1)
                        .then("flat", new Layer.Flatten(true))
                        .then("r", RELU)
                        .dense("f", 20, 4)
                        .network();
        Place place = shown(network).turns().getFirst().families().getFirst().places().getFirst();
        assertEquals("r", place.value().node());
        assertEquals(4, place.positions().length);
        assertArrayEquals(new int[] {5, 6, 7, 8, 9}, place.positions()[1]);
    }
}
