package thalweg.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import thalweg.checkpoint.Python;

/**
 * Networks of the families that people train, made by PyTorch and torchvision: the graph that is
 * guessed from a bare state_dict computes what PyTorch computes, and its groups are symmetries.
 */
class RecognisedFamiliesTest {
    @TempDir static Path folder;

    /** In one process: importing torchvision takes longer than most of the networks. */
    @BeforeAll
    static void makeThem() throws Exception {
        Python.script(Path.of("src/test/resources/thalweg/network/families.py"), folder.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "old-mnist, 'conv 10-20, dense 50-10 ReLU', 80",
        "new-mnist, 'conv 32-64, dense 128-10 ReLU', 224",
        "lenet-cifar, 'conv 6-16, dense 120-84-10 ReLU', 226",
        "lenet-mnist, 'conv 6-16, dense 120-84-10 ReLU', 226",
        "cnn-sequential, 'conv 8-16-16 BN, dense 32-10 ReLU', 72",
        "mlp-batch-norm, '784-32 BN-24 BN-10 ReLU', 56",
        "vggA-cifar, 'VGG11 BN 4-8-16-16-32-32-32-32', 172",
        "vggB-cifar, 'VGG13 BN 4-4-8-8-16-16-32-32-32-32', 184",
        "vggD-cifar, 'VGG16 BN 4-4-8-8-16-16-16-32-32-32-32-32-32', 264",
        "vggE-cifar, 'VGG19 BN 4-4-8-8-16-16-16-16-32-32-32-32-32-32-32-32', 344",
        "vggA-cifar-plain, 'VGG11 4-8-16-16-32-32-32-32', 172",
        "vggD-cifar-plain, 'VGG16 4-4-8-8-16-16-16-32-32-32-32-32-32', 264",
        "vggA-torchvision, 'VGG11 BN 4-8-16-16-32-32-32-32', 284",
        "vggB-torchvision, 'VGG13 BN 4-4-8-8-16-16-32-32-32-32', 296",
        "vggD-torchvision, 'VGG16 4-4-8-8-16-16-16-32-32-32-32-32-32', 376",
        "vggE-torchvision, 'VGG19 BN 4-4-8-8-16-16-16-16-32-32-32-32-32-32-32-32', 456",
        "resnet18, 'ResNet18 64-128-256-512', 2880",
        "resnet50, 'ResNet50 (bottleneck) 256-512-1024-2048', 11456",
        "resnext14, 'ResNeXt14 (bottleneck) 256-512-1024-2048', 7744",
        "wide-resnet50, 'ResNet17 (bottleneck) 256-512-1024-2048', 8256",
        "resnet20-option-a, 'ResNet20 16-32-64', 400",
        "resnet20-option-b, 'ResNet20 16-32-64', 448",
        "resnet18-cifar, 'ResNet18 16-32-64-128', 720",
        "resnet18-pre-activation, 'ResNet18 (pre-activation) 16-32-64-128', 720",
        "resnet-sequences, 'ResNet18 16-24-32-48', 368",
        "resnet-sequences-bottleneck, 'ResNet26 (bottleneck) 16-24-32-48', 248",
        "resnet-transformers, 'ResNet10 64-128-256-512', 1920",
        "resnet-transformers-bottleneck, 'ResNet14 (bottleneck) 256-512-1024-2048', 5824",
        "wide-resnet, 'ResNet14 (pre-activation) 16-32-48', 296",
        "wide-resnet-biased, 'ResNet14 (pre-activation) 16-32-48', 296"
    })
    void theGuessedGraphComputesWhatPyTorchComputes(String family, String name, int freeUnits)
            throws Exception {
        Path file = folder.resolve(family + ".pt");
        JsonNode said = new ObjectMapper().readTree(folder.resolve(family + ".json").toFile());
        Model model = Models.open(file, Models.Options.DEFAULT);
        assertEquals(name, model.network().architecture());
        assertEquals("activation: ReLU", activation(model.network()));
        assertSameWhenDescribed(model);
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

    private static String activation(Network network) {
        return Said.guesses(network).stream()
                .filter(guess -> guess.startsWith("activation"))
                .findFirst()
                .orElse("");
    }

    private static void assertSameWhenDescribed(Model model) {
        String words = Models.describe(model.checkpoint(), Models.Options.DEFAULT);
        Network again = Described.network(model.checkpoint(), words);
        assertEquals(model.network().nodes(), again.nodes(), words);
        assertEquals(model.network().architecture(), again.architecture());
    }
}
