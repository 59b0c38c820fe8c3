package thalweg.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.ElementType;
import thalweg.checkpoint.Python;
import thalweg.checkpoint.Tensor;
import thalweg.symmetry.Symmetry;

/** torchvision's networks at their true sizes, by their tensors' names and shapes alone. */
class TorchvisionZooTest {
    private static final Map<String, JsonNode> ZOO = new HashMap<>();

    @TempDir static Path folder;

    @BeforeAll
    static void listThem() throws Exception {
        Path file = folder.resolve("zoo.json");
        Python.script(
                List.of("torch", "torchvision"),
                Path.of("src/test/resources/thalweg/network/torchvision_zoo.py"),
                file.toString());
        new ObjectMapper()
                .readTree(file.toFile())
                .forEach(net -> ZOO.put(net.path("name").asText(), net));
    }

    @ParameterizedTest
    @CsvSource({
        "vgg11, 'VGG11 64-128-256-256-512-512-512-512'",
        "vgg13, 'VGG13 64-64-128-128-256-256-512-512-512-512'",
        "vgg16, 'VGG16 64-64-128-128-256-256-256-512-512-512-512-512-512'",
        "vgg19, 'VGG19 64-64-128-128-256-256-256-256-512-512-512-512-512-512-512-512'",
        "vgg11_bn, 'VGG11 BN 64-128-256-256-512-512-512-512'",
        "vgg13_bn, 'VGG13 BN 64-64-128-128-256-256-512-512-512-512'",
        "vgg16_bn, 'VGG16 BN 64-64-128-128-256-256-256-512-512-512-512-512-512'",
        "vgg19_bn, 'VGG19 BN 64-64-128-128-256-256-256-256-512-512-512-512-512-512-512-512'",
        "resnet18, 'ResNet18 64-128-256-512'",
        "resnet34, 'ResNet34 64-128-256-512'",
        "resnet50, 'ResNet50 (bottleneck) 256-512-1024-2048'",
        "resnet101, 'ResNet101 (bottleneck) 256-512-1024-2048'",
        "resnet152, 'ResNet152 (bottleneck) 256-512-1024-2048'",
        "wide_resnet50_2, 'ResNet50 (bottleneck) 256-512-1024-2048'",
        "wide_resnet101_2, 'ResNet101 (bottleneck) 256-512-1024-2048'",
        "resnext50_32x4d, 'ResNeXt50 (bottleneck) 256-512-1024-2048'",
        "resnext101_32x8d, 'ResNeXt101 (bottleneck) 256-512-1024-2048'"
    })
    void isRecognisedInPyTorchsOrderAndInThatOfItsNames(String name, String architecture) {
        JsonNode net = ZOO.get(name);
        List<Tensor> tensors = new ArrayList<>();
        for (JsonNode said : net.path("tensors")) {
            List<Integer> shape = new ArrayList<>();
            said.path(2).forEach(n -> shape.add(n.intValue()));
            var type = ElementType.valueOf(said.path(1).asText());
            tensors.add(new Tensor(said.path(0).asText(), type, shape, () -> new float[0]));
        }
        assertRecognised(tensors, architecture, net.path("units").intValue());
        tensors.sort(Comparator.comparing(Tensor::name)); // as safetensors has them
        assertRecognised(tensors, architecture, net.path("units").intValue());
        assertRecognised(prefixed(tensors), architecture, net.path("units").intValue());
    }

    private static List<Tensor> prefixed(List<Tensor> tensors) {
        return tensors.stream()
                .map(t -> new Tensor("net.encoder." + t.name(), t.type(), t.shape(), t.source()))
                .toList();
    }

    private static void assertRecognised(List<Tensor> tensors, String architecture, int units) {
        var checkpoint = new Checkpoint(Path.of("m.pt"), "memory", tensors, Collections.emptyMap());
        Network network = Models.recognise(checkpoint, Models.Options.DEFAULT);
        assertEquals(architecture, network.architecture());
        assertEquals(units, Symmetry.of(network).freeUnits());
    }
}
