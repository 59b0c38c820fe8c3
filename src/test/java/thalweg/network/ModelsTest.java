package thalweg.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.Checkpoints;
import thalweg.checkpoint.ElementType;
import thalweg.checkpoint.Tensor;

class ModelsTest {
    @TempDir Path folder;

    /** Tensors given as "name:2x3", named alone when their numbers don't matter. */
    private static Checkpoint checkpoint(String... tensors) {
        List<Tensor> list = new ArrayList<>();
        for (String t : tensors) {
            String[] parts = t.split(":");
            List<Integer> shape = new ArrayList<>();
            for (String d : parts[1].split("x")) {
                shape.add(Integer.valueOf(d));
            }
            list.add(new Tensor(parts[0], ElementType.F32, shape, () -> new float[0]));
        }
        return new Checkpoint(Path.of("m.pt"), "memory", list, Map.of());
    }

    private static Network network(String... tensors) {
        return Models.recognise(checkpoint(tensors), Models.Options.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fc1.weight:8x5 fc1.bias:8 fc2.weight:3x8 fc2.bias:3",
                "0.weight:8x5 0.bias:8 2.weight:3x8 2.bias:3",
                "net.layers.0.weight:8x5 net.layers.0.bias:8 net.layers.1.weight:3x8"
                        + " net.layers.1.bias:3",
                "W0:8x5 b0:8 W1:3x8 b1:3",
                "dense/kernel:5x8 dense/bias:8 dense_1/kernel:8x3 dense_1/bias:3",
                "b:8 a.bias:8 a.weight:8x5 weight:3x8 bias:3",
                "fc2.weight:3x8 fc2.bias:3 fc1.weight:8x5 fc1.bias:8",
                "out:3x8 hidden:8x5"
            })
    void recognisesAChainWhateverItsNames(String tensors) {
        if (tensors.startsWith("b:")) {
            assertThrows(NetworkException.class, () -> network(tensors.split(" ")));
        } else {
            Network network = network(tensors.split(" "));
            assertEquals("5-8-3 ReLU", network.architecture());
            Checkpoint checkpoint = checkpoint(tensors.split(" "));
            String words = Models.describe(checkpoint, Models.Options.DEFAULT);
            assertEquals(network.nodes(), Described.network(checkpoint, words).nodes(), words);
        }
    }

    @Test
    void ordersTenAfterTwo() {
        Network n = network("l1.weight:4x4", "l10.weight:2x4", "l2.weight:4x4");
        assertEquals(
                List.of("l1", "l2", "l10"),
                n.nodes().stream()
                        .filter(x -> x.layer() instanceof Layer.Dense)
                        .map(Node::name)
                        .toList());
    }

    @Test
    void saysThatTheActivationIsGuessed() {
        assertEquals(List.of("activation: ReLU"), Said.guesses(network("a:3x2", "b:1x3")));
    }

    @Test
    void namesTheTensorThatFitsNoChain() {
        var e =
                assertThrows(
                        NetworkException.class,
                        () -> network("embed.weight:16x3x3x3x3", "fc.weight:10x16"));
        assertTrue(e.getMessage().contains("embed.weight"), e.getMessage());
    }

    @Test
    void namesTheWeightsThatMakeNoChain() {
        var e = assertThrows(NetworkException.class, () -> network("a.weight:4x3", "b.weight:9x7"));
        assertTrue(e.getMessage().contains("b.weight"), e.getMessage());
    }

    @Test
    void transposesWeightsStoredInByOutAndGivesThemBackSo() {
        float[] kernel = {1, 2, 3, 4, 5, 6};
        Path file = folder.resolve("m.npz");
        Checkpoints.write(
                file,
                List.of(
                        new Checkpoints.Content("d0/kernel", List.of(2, 3), kernel),
                        new Checkpoints.Content("d0/bias", List.of(3), new float[3]),
                        new Checkpoints.Content("d1/kernel", List.of(3, 1), new float[3])),
                false);
        Model model = Models.open(file, Models.Options.DEFAULT);
        Parameter weight = model.parameters().get("d0/kernel");
        assertEquals(List.of(3, 2), weight.shape());
        assertArrayEquals(new float[] {1, 4, 2, 5, 3, 6}, weight.values());
        var back = Models.contents(model, model.parameters()).getFirst();
        assertEquals(List.of(2, 3), back.shape());
        assertArrayEquals(kernel, back.values());
    }

    /** What looks like a residual network and isn't one, by its names and shapes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                // Squeeze and excitation by convolutions: four in a row.
                "conv1:8x3x3x3 layer1.0.conv1:8x8x3x3 layer1.0.conv2:8x8x3x3 layer1.0.fc1:2x8x1x1"
                        + " layer1.0.fc2:8x2x1x1 layer1.1.conv1:8x8x3x3 layer1.1.conv2:8x8x3x3"
                        + " layer1.1.fc1:2x8x1x1 layer1.1.fc2:8x2x1x1 linear:10x8",
                // An inverted residual, one kernel a channel in its middle.
                "conv1:8x3x3x3 layers.0.conv1:16x8x1x1 layers.0.conv2:16x1x3x3"
                        + " layers.0.conv3:8x16x1x1 layers.1.conv1:16x8x1x1"
                        + " layers.1.conv2:16x1x3x3 layers.1.conv3:12x16x1x1 linear:10x12",
                // Dense blocks: what comes out is joined, not added.
                "conv0:8x3x3x3 b1.l1.conv1:16x8x1x1 b1.l1.conv2:4x16x3x3 b1.l2.conv1:16x12x1x1"
                        + " b1.l2.conv2:4x16x3x3 linear:10x16"
            })
    void whatLooksLikeAResidualNetworkIsNotTakenForOne(String tensors) {
        String[] named =
                Arrays.stream(tensors.split(" "))
                        .map(t -> t.replace(":", ".weight:"))
                        .toArray(String[]::new);
        assertThrows(NetworkException.class, () -> network(named));
    }

    /** As in the first MobileNets: a kernel a channel, then channels alone. */
    @Test
    void depthwiseConvolutionsMayFollowInAChain() {
        Network network =
                network(
                        "0.weight:8x3x3x3",
                        "2.weight:8x1x3x3",
                        "4.weight:16x8x1x1",
                        "6.weight:16x1x3x3",
                        "8.weight:32x16x1x1",
                        "11.weight:10x32");
        assertEquals("conv 8-8-16-16-32, dense 10 ReLU", network.architecture());
    }

    @Test
    void groupsOfConvolutionsInAChainAreNoResidualBlocks() {
        Network network =
                network(
                        "block1.0.weight:8x3x3x3",
                        "block1.2.weight:8x8x3x3",
                        "block2.0.weight:8x8x3x3",
                        "block2.2.weight:8x8x3x3",
                        "block3.0.weight:8x8x3x3",
                        "block3.2.weight:8x8x3x3",
                        "fc.weight:10x128");
        assertEquals("conv 8-8-8-8-8-8, dense 10 ReLU", network.architecture());
        assertTrue(network.nodes().stream().noneMatch(n -> n.layer() instanceof Layer.Add));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void namesTensorsThatAreNotFinite(float bad) {
        Path file = folder.resolve("bad.safetensors");
        Checkpoints.write(
                file,
                List.of(
                        new Checkpoints.Content("a.weight", List.of(2, 2), new float[4]),
                        new Checkpoints.Content("b.weight", List.of(1, 2), new float[] {1, bad})),
                false);
        var e =
                assertThrows(
                        NetworkException.class, () -> Models.open(file, Models.Options.DEFAULT));
        assertTrue(e.getMessage().contains("1 of 2 numbers of b.weight"), e.getMessage());
        assertEquals(
                2,
                Models.open(file, new Models.Options(Activation.RELU, true))
                        .parameters()
                        .matrices()
                        .size());
    }

    @Test
    void keepsACounterOutOfThetaAndGivesItBack() {
        Path file = folder.resolve("counted.safetensors");
        Checkpoints.write(
                file,
                List.of(
                        new Checkpoints.Content("fc.weight", List.of(2, 3), new float[6]),
                        new Checkpoints.Content(
                                "step", ElementType.I64, List.of(), new float[] {900})),
                false);
        Model model = Models.open(file, Models.Options.DEFAULT);
        assertEquals(6, model.parameters().count());
        Checkpoints.Content step = Models.contents(model, model.parameters()).getLast();
        assertEquals("step", step.name());
        assertEquals(ElementType.I64, step.type());
        assertArrayEquals(new float[] {900}, step.values());
    }

    @Test
    void namesWhatDiffersBetweenTwoArchitectures() {
        Model a = written("a", 4, 6, 3);
        Model b = written("b", 4, 5, 3);
        var e = assertThrows(NetworkException.class, () -> Models.likeNamed(a, b));
        assertEquals(
                "the models are of different architectures: a has 2 layers 4-6-3 ReLU,"
                        + " and b has 2 layers 4-5-3 ReLU",
                e.what());
        Model longer = written("c", 4, 6, 3, 2);
        var missing = assertThrows(NetworkException.class, () -> Models.likeNamed(a, longer));
        assertTrue(missing.what().endsWith("c has 3 layers 4-6-3-2 ReLU"), missing.what());
        Models.likeNamed(a, written("d", 4, 6, 3));
    }

    private Model written(String name, int... widths) {
        List<Checkpoints.Content> contents = new ArrayList<>();
        for (int i = 1; i < widths.length; i++) {
            contents.add(
                    new Checkpoints.Content(
                            "fc" + (i - 1) + ".weight",
                            List.of(widths[i], widths[i - 1]),
                            new float[widths[i] * widths[i - 1]]));
        }
        Path file = folder.resolve(name + ".pt");
        Checkpoints.write(file, contents, false);
        return Models.open(file, Models.Options.DEFAULT);
    }
}
