package thalweg.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.ElementType;
import thalweg.checkpoint.Tensor;

/** Chains by structure alone: tensors given as "name:2x3", of float32. */
class ChainReadingTest {
    private static Network network(String tensors) {
        return network(tensors, ElementType.F32, Map.of());
    }

    private static Network network(String tensors, ElementType type, Map<String, String> metadata) {
        List<Tensor> list = new ArrayList<>();
        for (String t : tensors.split(" ")) {
            String[] parts = t.split(":");
            List<Integer> shape = new ArrayList<>();
            for (String d : parts[1].split("x")) {
                shape.add(Integer.valueOf(d));
            }
            list.add(new Tensor(parts[0], type, shape, () -> new float[0]));
        }
        var checkpoint = new Checkpoint(Path.of("m.npz"), "memory", list, metadata);
        return Models.recognise(checkpoint, Models.Options.DEFAULT);
    }

    private static List<String> guesses(String tensors) {
        List<String> all = new ArrayList<>(Said.guesses(network(tensors)));
        all.remove("activation: ReLU");
        return all;
    }

    @ParameterizedTest
    @CsvSource({
        "W1:784x512 W2:512x10, 784-512-10 ReLU",
        "W0:6x5 W1:5x4 W2:4x3, 6-5-4-3 ReLU",
        "l1:8x5 l2:8x8 l3:3x8, 5-8-8-3 ReLU",
        "encoder.weight:8x5 classifier.weight:3x8, 5-8-3 ReLU",
        "arr_0:5x8 arr_1:8 arr_2:8x3 arr_3:3, 5-8-3 ReLU",
        "coefs_0:5x8 coefs_1:8x3 intercepts_0:8 intercepts_1:3, 5-8-3 ReLU",
        "d0/kernel:8x8 d0/bias:8 d1/kernel:8x8 d1/bias:8, 8-8-8 ReLU",
        "fc3.weight:2x4 fc1.weight:6x5 fc2.weight:4x6, 5-6-4-2 ReLU",
        "b.weight:7x3 c.weight:2x9 a.weight:9x7, 3-7-9-2 ReLU",
        "weight:10x784 bias:10, 784-10"
    })
    void readsWidthsAndOrderFromShapes(String tensors, String architecture) {
        assertEquals(architecture, network(tensors).architecture());
    }

    @ParameterizedTest
    @CsvSource({
        "a.weight:5x8 b.weight:8x5, weights stored as out × in",
        "a.weight:4x4 a.bias:4 b.weight:4x4 b.bias:4, weights stored as out × in",
        "b.weight:7x3 b.bias:7 c.weight:2x9 c.bias:2 a.weight:9x7 a.bias:9,"
                + " order of layers: by their shapes",
        "arr_0:5x8 arr_1:8 arr_2:8x3 arr_3:3, biases: by their order in the file"
    })
    void saysWhatItGuessed(String tensors, String guess) {
        assertEquals(List.of(guess), guesses(tensors));
    }

    @Test
    void guessesNothingWhereShapesAndNamesSettleIt() {
        assertEquals(List.of(), guesses("W1:784x512 W2:512x10"));
        assertEquals(List.of(), guesses("fc1.weight:8x5 fc1.bias:8 fc2.weight:3x8 fc2.bias:3"));
        assertEquals(List.of(), guesses("d0/kernel:8x8 d1/kernel:8x8"));
    }

    @ParameterizedTest
    @CsvSource({
        "fc1.weight:8x5 fc1.scale:8 fc2.weight:3x8, fc1.scale",
        "fc1.weight:8x5 norm.weight:8 fc2.weight:3x8, norm.weight",
        "fc1.weight:8x5 fc1.bias:8 bn.weight:8 bn.bias:8 fc2.weight:3x8, bn.weight",
        "l0:8x5 l1:3x8 gamma_0:8 gamma_1:3, gamma_0",
        "fc1.weight:8x5 fc1.bias:7 fc2.weight:3x8, fc1.bias",
        "conv.weight:8x3x3x3 fc.weight:3x9, fc",
        "conv.weight:8x3x3x3 next.weight:8x9x3x3 fc.weight:3x8, next",
        "conv.weight:8x3x3x3 scale.weight:8 fc.weight:3x8, scale",
        "conv.weight:0x3x3x3 fc.weight:3x8, conv.weight",
        "a.weight:0x4 b.weight:2x0, a.weight",
        "a.weight:8x5 b.weight:3x7, b.weight",
        "a.weight:8x5 a.bias:5 b.weight:3x8 b.bias:3, a.weight"
    })
    void namesTheTensorThatDoesNotFit(String tensors, String named) {
        var e = assertThrows(NetworkException.class, () -> network(tensors));
        assertTrue(e.what().contains(named), e.getMessage());
    }

    @Test
    void refusesWeightsStoredAsIntegers() {
        var e =
                assertThrows(
                        NetworkException.class, () -> network("a:3x2", ElementType.I8, Map.of()));
        assertTrue(e.what().contains("int8"), e.getMessage());
    }

    @Test
    void namesEveryNodeDifferently() {
        Network n = network("input.weight:8x5 input.bias:8 output.weight:3x8 output.bias:3");
        List<String> names = n.nodes().stream().map(Node::name).toList();
        assertEquals(List.of("network input", "input", "input.activation", "output"), names);
    }

    @ParameterizedTest
    @CsvSource({
        "relu, ReLU",
        "nn.LeakyReLU(), leaky ReLU",
        "leaky_relu, leaky ReLU",
        "Tanh, tanh",
        "torch.nn.SiLU, SiLU",
        "swish, SiLU",
        "GELU, GELU",
        "gelu_pytorch_tanh, tanh GELU",
        "linear, identity"
    })
    void takesTheActivationThatTheFileNames(String named, String label) {
        Network n = network("a:3x2 b:1x3", ElementType.F32, Map.of("activation", named));
        assertEquals("2-3-1 " + label, n.architecture());
        assertEquals(List.of(), Said.guesses(n));
    }

    @ParameterizedTest
    @CsvSource({"mish", "LeakyReLU(0.2)", "''"})
    void saysWhenTheFilesActivationIsNotKnown(String named) {
        Network n = network("a:3x2 b:1x3", ElementType.F32, Map.of("activation", named));
        assertTrue(Said.guesses(n).getFirst().startsWith("activation: ReLU, as"), n.toString());
    }
}
