package thalweg.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import thalweg.checkpoint.Python;

/**
 * Networks under the names and in the formats in which strangers publish them are recognised with
 * no help: the graph computes what PyTorch computes, and its groups are symmetries.
 */
class PublishedLayoutsTest {
    private static final List<String> ENDINGS = List.of("pt", "safetensors", "msgpack", "h5");

    @TempDir static Path folder;

    @BeforeAll
    static void makeThem() throws Exception {
        Python.script(
                List.of("torch", "torchvision", "h5py", "msgpack"),
                Path.of("src/test/resources/thalweg/network/published.py"),
                folder.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "open_lth-resnet, 'ResNet14 8-16-24', 144",
        "open_lth-vgg, 'VGG16 BN 4-4-8-8-16-16-16-32-32-32-32-32-32', 264",
        "open_lth-lenet, '784-30-20-10 ReLU', 50",
        "lightly-features, 'ResNet12 64-128-256-512', 1536",
        "playground-resnet, 'ResNet12 64-128-256-512', 2048",
        "resnext-stages, 'ResNeXt20 (bottleneck) 16-32-48', 328",
        "hysts-resnet, 'ResNet14 8-16-24', 144",
        "szagoruyko-wide, 'ResNet14 (pre-activation) 16-32-48', 296",
        "pre-activation-biased, 'ResNet14 (pre-activation) 8-16-24', 144",
        "bearpaw-preresnet, 'ResNet14 (pre-activation) 8-16-24', 144",
        "kuangliu-preact, 'ResNet14 (pre-activation) 8-16-24', 144",
        "akamaster-option-a, 'ResNet14 8-16-24', 120",
        "lightning, 'ResNet12 64-128-256-512', 2048",
        "timm-ema, 'ResNet12 64-128-256-512', 2048",
        "timm-resnet, 'ResNet12 64-128-256-512', 2048",
        "timm-vgg, 'VGG16 BN 4-4-8-8-16-16-16-32-32-32-32-32-32', 308",
        "sorted-chain, 'VGG16 BN 4-4-8-8-16-16-16-32-32-32-32-32-32', 264",
        "sorted-attributes, 'conv 8-8 BN, dense 16-10 ReLU', 32",
        "playground-cifar, 'conv 8-8-12-12-16-16-24 BN, dense 10 ReLU', 96",
        "pruned-vgg, 'VGG19 BN 4-4-8-8-16-16-16-16-32-32-32-32-32-32-32-32', 344",
        "blocks-vgg, 'VGG11 BN 4-8-12-12-16-16-16-16', 100",
        "norms-last, 'conv 8-8 BN, dense 10 ReLU', 16",
        "mlp-layer-norm, '784-30 LN-20 LN-10 ReLU', 50",
        "rebasin-mlp, '784-24-24-24-10 ReLU', 72",
        "rebasin-vgg16, 'VGG16 LN 4-4-8-8-16-16-16-32-32-32-32-32-32', 304",
        "rebasin-resnet20, 'ResNet14 LN 8-16-24', 144",
        "flax-resnet, 'ResNet14 8-16-24', 144",
        "flax-mnist, 'conv 8-12, dense 16-10 ReLU', 36",
        "keras-vgg16, 'VGG16 4-4-8-8-16-16-16-32-32-32-32-32-32', 304",
        "keras1-vgg16, 'VGG16 4-4-8-8-16-16-16-32-32-32-32-32-32', 304",
        "keras-resnet50, 'ResNet20 (bottleneck) 16-32-48', 328",
        "keras1-resnet50, 'ResNet20 (bottleneck) 16-32-48', 328",
        "keras-mnist, 'conv 8-12, dense 10 ReLU', 20"
    })
    void computesWhatPyTorchComputes(String layout, String name, int freeUnits) throws Exception {
        JsonNode said = new ObjectMapper().readTree(folder.resolve(layout + ".json").toFile());
        Model model = Models.open(file(layout), Models.Options.DEFAULT);
        assertEquals(name, model.network().architecture());
        String words = Models.describe(model.checkpoint(), Models.Options.DEFAULT);
        Network again = Described.network(model.checkpoint(), words);
        assertEquals(model.network().nodes(), again.nodes(), words);

        List<Integer> shape = new ArrayList<>();
        said.path("shape").forEach(n -> shape.add(n.intValue()));
        Network network = model.network().withInput(shape);
        Said.computes(
                network,
                model.parameters(),
                Said.numbers(said.path("x")),
                Said.numbers(said.path("y")),
                1e-6);
        Said.moves(network, model.parameters(), freeUnits);
    }

    private static Path file(String layout) {
        return ENDINGS.stream()
                .map(ending -> folder.resolve(layout + "." + ending))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }
}
