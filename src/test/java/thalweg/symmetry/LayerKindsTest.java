package thalweg.symmetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import thalweg.network.Activation;
import thalweg.network.Layer;
import thalweg.network.Layer.Pooling;
import thalweg.network.Network;
import thalweg.network.Parameters;
import thalweg.network.Window;
import thalweg.symmetry.PermutationGroup.Kind;

/** The groups of every kind of layer, and that moving every unit of them changes nothing. */
public class LayerKindsTest {
    /** A network, its free units, and how many nested groups it has. */
    public record Case(String name, int freeUnits, int nested, Network network) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** One network for each kind of layer or tie. */
    public static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        cases.add(
                new Case(
                        "convolutions with batch norm, pooling and a flatten",
                        6 + 8 + 10,
                        0,
                        Graphs.input(3, 8, 8)
                                .conv("c1", 3, 6, 3, 1)
                                .norm("n1", 6)
                                .activate()
                                .then("p1", pool(Pooling.MAX))
                                .conv("c2", 6, 8, 3, 1)
                                .norm("n2", 8)
                                .activate()
                                .then("p2", pool(Pooling.AVERAGE))
                                .then("flat", new Layer.Flatten(false))
                                .dense("f1", 8 * 4, 10)
                                .activate()
                                .dense("f2", 10, 4)
                                .network()));
        cases.add(
                new Case(
                        "a channels-last flatten",
                        6 + 10,
                        0,
                        Graphs.input(3, 4, 4)
                                .conv("c1", 3, 6, 3, 1)
                                .activate()
                                .then("flat", new Layer.Flatten(true))
                                .dense("f1", 6 * 16, 10)
                                .activate()
                                .dense("f2", 10, 4)
                                .network()));
        cases.add(
                new Case(
                        "a residual connection",
                        6 + 9,
                        0,
                        Graphs.input(3, 6, 6)
                                .conv("c1", 3, 6, 3, 1)
                                .activate()
                                .conv("c2", 6, 9, 3, 1)
                                .norm("n2", 9)
                                .activate()
                                .conv("c3", 9, 6, 3, 1)
                                .after("sum", new Layer.Add(), "c1.act", "c3")
                                .then("pool", new Layer.AdaptivePool(Pooling.AVERAGE, ONE))
                                .then("flat", new Layer.Flatten(false))
                                .dense("f", 6, 4)
                                .network()));
        cases.add(
                new Case(
                        "an option-A shortcut",
                        4 + 8 + 4,
                        0,
                        Graphs.input(3, 6, 6)
                                .conv("c1", 3, 4, 3, 1)
                                .norm("n1", 4)
                                .activate()
                                .then(
                                        "c2",
                                        new Layer.Convolution(
                                                "c2.weight", null, 4, 8, Window.square(3, 2, 1), 1))
                                .norm("n2", 8)
                                .activate()
                                .conv("c3", 8, 8, 3, 1)
                                .norm("n3", 8)
                                .after("short", new Layer.ZeroPadShortcut(2, 2, 2), "n1.act")
                                .after("sum", new Layer.Add(), "n3", "short")
                                .activate()
                                .then("pool", new Layer.AdaptivePool(Pooling.AVERAGE, ONE))
                                .then("flat", new Layer.Flatten(false))
                                .dense("f", 8, 4)
                                .network()));
        cases.add(
                new Case(
                        "DenseNet's concatenation",
                        6 + 4 + 5,
                        0,
                        Graphs.input(3, 5, 5)
                                .conv("c1", 3, 6, 3, 1)
                                .norm("n1", 6)
                                .activate()
                                .conv("c2", 6, 4, 3, 1)
                                .after("cat1", new Layer.Concatenate(), "c1", "c2")
                                .norm("n2", 10)
                                .activate()
                                .conv("c3", 10, 5, 3, 1)
                                .after("cat2", new Layer.Concatenate(), "cat1", "c3")
                                .norm("n3", 15)
                                .activate()
                                .then("pool", new Layer.AdaptivePool(Pooling.MAX, ONE))
                                .then("flat", new Layer.Flatten(false))
                                .dense("f", 15, 4)
                                .network()));
        cases.add(
                new Case(
                        "group norm",
                        12 + 8,
                        1,
                        Graphs.input(3, 5, 5)
                                .conv("c1", 3, 12, 3, 1)
                                .then("g1", groupNorm("g1", 12, 4))
                                .activate()
                                .conv("c2", 12, 8, 3, 1)
                                .then("g2", groupNorm("g2", 8, 8))
                                .activate()
                                .then("flat", new Layer.Flatten(false))
                                .dense("f", 8 * 25, 4)
                                .network()));
        cases.add(
                new Case(
                        "a grouped convolution",
                        8 + 12,
                        1,
                        Graphs.input(3, 5, 5)
                                .conv("c1", 3, 8, 1, 1)
                                .norm("n1", 8)
                                .activate()
                                .conv("c2", 8, 12, 3, 4)
                                .norm("n2", 12)
                                .activate()
                                .conv("c3", 12, 3, 1, 1)
                                .then("flat", new Layer.Flatten(false))
                                .network()));
        cases.add(
                new Case(
                        "grouped convolutions in a row",
                        8 + 8 + 8,
                        1,
                        Graphs.input(3, 5, 5)
                                .conv("c1", 3, 8, 1, 1)
                                .activate()
                                .conv("c2", 8, 8, 3, 2)
                                .then("g2", groupNorm("g2", 8, 2))
                                .activate()
                                .conv("c3", 8, 8, 3, 2)
                                .activate()
                                .then("flat", new Layer.Flatten(false))
                                .dense("f", 8 * 25, 3)
                                .network()));
        cases.add(
                new Case(
                        "groups that cross: only units within a block move",
                        12,
                        0,
                        Graphs.input(3, 5, 5)
                                .conv("c1", 3, 12, 1, 1)
                                .then("g1", groupNorm("g1", 12, 2))
                                .activate()
                                .then("g2", groupNorm("g2", 12, 3))
                                .activate()
                                .then("flat", new Layer.Flatten(false))
                                .dense("f", 12 * 25, 3)
                                .network()));
        cases.add(
                new Case(
                        "a depthwise convolution and its channel multiplier",
                        6 + 12,
                        1,
                        Graphs.input(3, 5, 5)
                                .conv("c1", 3, 6, 1, 1)
                                .activate()
                                .conv("d1", 6, 6, 3, 6)
                                .norm("n1", 6)
                                .activate()
                                .conv("d2", 6, 12, 3, 6)
                                .activate()
                                .conv("c2", 12, 3, 1, 1)
                                .then("flat", new Layer.Flatten(false))
                                .network()));
        cases.add(
                new Case(
                        "a transposed convolution",
                        5 + 7,
                        0,
                        Graphs.input(2, 4, 4)
                                .conv("c1", 2, 5, 3, 1)
                                .activate()
                                .then(
                                        "t",
                                        new Layer.TransposedConvolution(
                                                "t.weight",
                                                "t.bias",
                                                5,
                                                7,
                                                Window.square(3, 2, 1),
                                                List.of(1, 1),
                                                1))
                                .activate()
                                .conv("c2", 7, 2, 3, 1)
                                .then("flat", new Layer.Flatten(false))
                                .network()));
        cases.add(
                new Case(
                        "one-dimensional convolution with layer norm",
                        6 + 8,
                        0,
                        Graphs.input(2, 9)
                                .then("c1", line("c1", 2, 6))
                                .then("l1", layerNorm("l1", 6))
                                .activate()
                                .then("c2", line("c2", 6, 8))
                                .then(
                                        "l2",
                                        new Layer.LayerNorm(
                                                "l2.weight", "l2.bias", List.of(8, 9), 1e-5))
                                .activate()
                                .then("pool", new Layer.AdaptivePool(Pooling.AVERAGE, List.of(1)))
                                .then("flat", new Layer.Flatten(false))
                                .dense("f", 8, 3)
                                .network()));
        cases.add(new Case("a small ViT", 12 + 12 + 12 + 20, 1, transformer()));
        cases.add(
                new Case(
                        "squeeze-and-excitation",
                        6 + 4,
                        0,
                        Graphs.input(3, 5, 5)
                                .conv("c", 3, 6, 3, 1)
                                .activate()
                                .then("squeeze", new Layer.AdaptivePool(Pooling.AVERAGE, ONE))
                                .conv("down", 6, 4, 1, 1)
                                .activate()
                                .conv("up", 4, 6, 1, 1)
                                .then("gate", new Layer.Activate(Activation.SIGMOID))
                                .after("times", new Layer.Multiply(), "c.act", "gate")
                                .then("pool", new Layer.AdaptivePool(Pooling.AVERAGE, ONE))
                                .then("flat", new Layer.Flatten(false))
                                .dense("f", 6, 4)
                                .network()));
        cases.add(
                new Case(
                        "a product of two layers, one with channels of zeros",
                        4 + 3,
                        0,
                        Graphs.input(3, 4, 4)
                                .conv("a", 3, 4, 3, 1)
                                .activate()
                                .after("padded", new Layer.ZeroPadShortcut(1, 0, 2), "a.act")
                                .after("b", convolution("b", 3, 6), "input")
                                .after("times", new Layer.Multiply(), "padded", "b")
                                .conv("c", 6, 3, 3, 1)
                                .activate()
                                .then("flat", new Layer.Flatten(false))
                                .dense("f", 48, 4)
                                .network()));
        cases.add(
                new Case(
                        "one weight used twice",
                        7,
                        0,
                        Graphs.input(3)
                                .dense("f1", 3, 7)
                                .activate()
                                .then("again", new Layer.Dense("again.weight", "b", 7, 7))
                                .activate()
                                .then("more", new Layer.Dense("again.weight", "b", 7, 7))
                                .activate()
                                .dense("f2", 7, 2)
                                .network()));
        return cases.stream();
    }

    private static final List<Integer> ONE = List.of(1, 1);

    private static Layer pool(Pooling kind) {
        return new Layer.Pool(kind, Window.square(2, 2, 0), false, true);
    }

    private static Layer convolution(String name, int in, int out) {
        return new Layer.Convolution(name + ".weight", null, in, out, Window.square(3, 1, 1), 1);
    }

    private static Layer groupNorm(String name, int size, int groups) {
        return new Layer.GroupNorm(name + ".weight", name + ".bias", size, groups, 1e-5);
    }

    private static Layer layerNorm(String name, int size) {
        return new Layer.LayerNorm(name + ".weight", name + ".bias", List.of(size), 1e-5);
    }

    private static Layer line(String name, int in, int out) {
        var window = Window.of(List.of(3), 1, 1);
        return new Layer.Convolution(name + ".weight", name + ".bias", in, out, window, 1);
    }

    private static Network transformer() {
        return Graphs.input(3, 8, 8)
                .then(
                        "patch",
                        new Layer.Convolution(
                                "patch.weight", "patch.bias", 3, 12, Window.square(4, 4, 0), 1))
                .then("tokens", new Layer.Tokens())
                .then("cls", new Layer.ClassToken("cls", 12))
                .then("pos", new Layer.AddLearned("pos", List.of(12, 5)))
                .then("l1", layerNorm("l1", 12))
                .then("attention", Graphs.fused("attention", 12, 3, false))
                .after("sum1", new Layer.Add(), "pos", "attention")
                .then("l2", layerNorm("l2", 12))
                .dense("f1", 12, 20)
                .then("gelu", new Layer.Activate(Activation.GELU))
                .dense("f2", 20, 12)
                .after("sum2", new Layer.Add(), "sum1", "f2")
                .then("l3", layerNorm("l3", 12))
                .then("first", new Layer.TakeToken(0))
                .dense("head", 12, 4)
                .network();
    }

    private static Permutation moving(Symmetry symmetry) {
        return Permutation.movingEveryUnit(symmetry, new Random(5));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void movingEveryUnitChangesNothing(Case c) {
        Symmetry symmetry = Symmetry.of(c.network());
        Parameters theta = Graphs.random(c.network(), 3);
        Equivalence found = Equivalence.check(c.network(), theta, moving(symmetry));
        assertTrue(found.relativeDifference() < 1e-12, () -> "" + found.relativeDifference());
        assertEquals(c.freeUnits(), symmetry.freeUnits(), symmetry::toString);
        assertEquals(
                c.nested(),
                symmetry.groups().stream().filter(g -> g.kind() == Kind.NESTED).count(),
                symmetry::toString);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anInverseBringsEverythingBack(Case c) {
        Symmetry symmetry = Symmetry.of(c.network());
        Parameters theta = Graphs.random(c.network(), 4);
        Permutation p = moving(symmetry);
        Permutation q = Permutation.random(symmetry, new Random(9));
        assertEquals(0, theta.distance(p.inverse().apply(p.apply(theta))));
        assertEquals(Permutation.identity(symmetry), p.andThen(p.inverse()));
        assertEquals(0, p.andThen(q).apply(theta).distance(q.apply(p.apply(theta))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anAxisLeftBehindIsNoticed(Case c) {
        Symmetry whole = Symmetry.of(c.network());
        Parameters theta = Graphs.random(c.network(), 3);
        PermutationGroup largest =
                whole.groups().stream()
                        .filter(g -> g.kind() == Kind.FREE && g.within() == null)
                        .max(Comparator.comparing(PermutationGroup::size))
                        .orElse(whole.groups().getLast());
        String left = largest.segments().getFirst().tensor();
        List<AxisSegment> kept =
                largest.segments().stream().filter(s -> !s.tensor().equals(left)).toList();
        List<PermutationGroup> groups = new ArrayList<>(whole.groups());
        groups.set(
                groups.indexOf(largest),
                new PermutationGroup(
                        largest.name(), largest.size(), largest.kind(), kept, largest.within()));
        assertFalse(
                Equivalence.check(c.network(), theta, moving(new Symmetry(groups))).equivalent());
    }

    @Test
    void zeroPaddedChannelsOfAShortcutFormAGroupOfTheirOwn() {
        Network network =
                cases().filter(c -> c.name().equals("an option-A shortcut"))
                        .findFirst()
                        .orElseThrow()
                        .network();
        List<Integer> sizes =
                Symmetry.of(network).groups().stream().map(PermutationGroup::size).toList();
        assertEquals(List.of(4, 8, 4), sizes);
    }
}
