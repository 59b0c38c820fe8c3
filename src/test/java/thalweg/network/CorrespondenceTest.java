package thalweg.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import thalweg.symmetry.Chains;
import thalweg.symmetry.LayerKindsTest;

/** The same graph under other names, of every kind of layer. */
class CorrespondenceTest {
    static Stream<LayerKindsTest.Case> cases() {
        return LayerKindsTest.cases();
    }

    private static Network renamed(Network network) {
        List<Node> nodes = new ArrayList<>();
        for (Node node : network.nodes()) {
            nodes.add(
                    new Node(
                            "other " + node.name(),
                            node.layer().renamed(tensor -> "other " + tensor),
                            node.inputs().stream().map(name -> "other " + name).toList()));
        }
        return new Network("another name", nodes, List.of());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyTensorIsFoundAgainUnderItsOtherName(LayerKindsTest.Case c) {
        Map<String, String> expected = new LinkedHashMap<>();
        c.network().slots().forEach(slot -> expected.put("other " + slot.tensor(), slot.tensor()));
        assertEquals(Optional.of(expected), Correspondence.of(c.network(), renamed(c.network())));
    }

    @Test
    void anotherActivationIsAnotherNetwork() {
        Network tanh = Chains.random(1, true, Activation.TANH, 4, 6, 3).network();
        Network relu = Chains.random(1, true, Activation.RELU, 4, 6, 3).network();
        assertFalse(Correspondence.of(tanh, renamed(relu)).isPresent());
    }

    @Test
    void anotherWidthIsAnotherNetwork() {
        Network narrow = Chains.random(1, true, Activation.RELU, 4, 6, 3).network();
        Network wide = Chains.random(1, true, Activation.RELU, 4, 7, 3).network();
        assertFalse(Correspondence.of(narrow, renamed(wide)).isPresent());
    }

    @Test
    void twoTensorsDontTakeTheNameOfOne() {
        Layer.Dense first = new Layer.Dense("w", null, 4, 4);
        Layer.Dense again = new Layer.Dense("v", null, 4, 4);
        assertFalse(Correspondence.of(chain(first, first), chain(first, again)).isPresent());
        assertFalse(Correspondence.of(chain(first, again), chain(first, first)).isPresent());
    }

    private static Network chain(Layer first, Layer second) {
        return new Network(
                "chain",
                List.of(
                        new Node("input", new Layer.Input(4), List.of()),
                        new Node("one", first, List.of("input")),
                        new Node("two", second, List.of("one"))),
                List.of());
    }
}
