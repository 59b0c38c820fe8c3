package thalweg.desktop.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import thalweg.desktop.models.LayerRows.Layer;
import thalweg.desktop.models.LayerRows.Order;
import thalweg.desktop.models.LayerRows.Row;
import thalweg.desktop.models.LayerRows.Stage;

/** The rows of the list of layers, on the names of real networks. */
class LayerRowsTest {
    /** The weights of a ResNet-152, but for shortcuts, in their order. */
    static List<String> resNet152() {
        List<String> names = new ArrayList<>(List.of("conv1.weight"));
        int[] blocks = {3, 8, 36, 3};
        for (int stage = 0; stage < blocks.length; stage++) {
            for (int block = 0; block < blocks[stage]; block++) {
                for (int conv = 1; conv <= 3; conv++) {
                    names.add("layer%d.%d.conv%d.weight".formatted(stage + 1, block, conv));
                }
            }
        }
        names.add("fc.weight");
        return names;
    }

    private static List<Row> inOrder(List<String> tensors) {
        return new LayerRows(tensors).of("", Order.NETWORK, tensor -> 0);
    }

    @Test
    void aResNetStandsUnderItsStages() {
        List<Row> rows = inOrder(resNet152());
        assertEquals(new Layer("conv1.weight", "conv1"), rows.getFirst());
        assertEquals(new Stage("layer1", 9), rows.get(1));
        assertEquals(new Layer("layer1.0.conv1.weight", "0.conv1"), rows.get(2));
        assertEquals(
                List.of("layer1", "layer2", "layer3", "layer4"),
                rows.stream()
                        .filter(Stage.class::isInstance)
                        .map(row -> ((Stage) row).name())
                        .toList());
        assertEquals(new Layer("fc.weight", "fc"), rows.getLast());
        assertEquals(resNet152().size() + 4, rows.size());
    }

    @Test
    void aWordThatAllNamesBeginWithMakesNoStageOfItsOwn() {
        List<String> wrapped = resNet152().stream().map(name -> "module." + name).toList();
        List<Row> rows = inOrder(wrapped);
        assertEquals(new Layer("module.conv1.weight", "module.conv1"), rows.getFirst());
        assertEquals(new Stage("module.layer1", 9), rows.get(1));
        assertEquals(new Layer("module.layer1.0.conv1.weight", "0.conv1"), rows.get(2));
    }

    @Test
    void aVggStandsUnderFeaturesAndClassifier() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            names.add("features." + 3 * i + ".weight");
        }
        names.addAll(List.of("classifier.0.weight", "classifier.3.weight"));
        List<Row> rows = inOrder(names);
        assertEquals(new Stage("features", 16), rows.getFirst());
        assertEquals(new Layer("features.0.weight", "0"), rows.get(1));
        assertEquals(new Stage("classifier", 2), rows.get(17));
    }

    @Test
    void fewLayersNeedNoHeadings() {
        List<Row> rows = inOrder(List.of("net.fc1.weight", "net.fc2.weight", "net.fc3.weight"));
        assertEquals(3, rows.size());
        assertEquals(new Layer("net.fc1.weight", "net.fc1"), rows.getFirst());
    }

    @Test
    void layersOfOneStageAloneStandUnderIt() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            names.add("layers." + i + ".weight");
        }
        List<Row> rows = inOrder(names);
        assertEquals(new Stage("layers", 12), rows.getFirst());
        assertEquals(new Layer("layers.11.weight", "11"), rows.getLast());
    }

    @Test
    void allWordsOfAQueryMustBeInTheNameInAnyOrder() {
        List<Row> rows =
                new LayerRows(resNet152()).of(" CONV2 layer3.1 ", Order.NETWORK, tensor -> 0);
        // layer3.1 and layer3.10 to layer3.19
        assertEquals(new Stage("layer3", 11), rows.getFirst());
        assertEquals(new Layer("layer3.1.conv2.weight", "1.conv2"), rows.get(1));
        assertEquals(12, rows.size());
    }

    @Test
    void byRTheBestAlignedComesFirstAndWhatIsNotKnownLast() {
        var names = List.of("a.weight", "b.weight", "c.weight", "d.weight");
        var r = List.of(0.2, Double.NaN, 0.9, -0.1);
        List<Row> rows =
                new LayerRows(names).of("", Order.R, tensor -> r.get(names.indexOf(tensor)));
        assertEquals(
                List.of("c.weight", "a.weight", "d.weight", "b.weight"),
                rows.stream().map(row -> ((Layer) row).tensor()).toList());
    }

    @Test
    void longNamesUnderOneStageArePartedAgainAndStayApart() {
        // torchvision's ViT
        List<String> names = new ArrayList<>(List.of("conv_proj.weight"));
        for (int i = 0; i < 12; i++) {
            String block = "encoder.layers.encoder_layer_" + i;
            names.add(block + ".self_attention.out_proj.weight");
            names.add(block + ".mlp.0.weight");
            names.add(block + ".mlp.3.weight");
        }
        names.add("heads.head.weight");
        List<Row> rows = inOrder(names);
        assertEquals(new Layer("conv_proj.weight", "conv_proj"), rows.getFirst());
        assertEquals(new Stage("encoder.layers.encoder_layer_0", 3), rows.get(1));
        assertEquals(new Layer(names.get(1), "self_attention.out_proj"), rows.get(2));
        assertEquals(new Layer(names.get(2), "mlp.0"), rows.get(3));
        assertEquals(new Layer("heads.head.weight", "heads.head"), rows.getLast());
    }

    @Test
    void theOnlyHitOfAStageStillStandsUnderIt() {
        List<Row> rows =
                new LayerRows(resNet152()).of("layer4.2.conv3", Order.NETWORK, tensor -> 0);
        assertEquals(
                List.of(new Stage("layer4", 1), new Layer("layer4.2.conv3.weight", "2.conv3")),
                rows);
    }

    @Test
    void aLayerCalledLikeAStageIsNoHeading() {
        List<String> names = new ArrayList<>(List.of("block.weight"));
        for (int i = 0; i < 10; i++) {
            names.add("block." + i + ".weight");
        }
        List<Row> rows = inOrder(names);
        assertEquals(new Layer("block.weight", "block"), rows.getFirst());
        assertEquals(new Layer("block.9.weight", "block.9"), rows.getLast());
        assertEquals(names.size(), rows.size());
    }

    @Test
    void namesOfFlaxLoseTheWordThatAllEndWith() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            names.add("params/Dense_" + i + "/kernel");
        }
        List<Row> rows = inOrder(names);
        assertEquals(new Stage("params", 10), rows.getFirst());
        assertEquals(new Layer("params/Dense_0/kernel", "Dense_0"), rows.get(1));
    }

    @Test
    void twoNamesThatDifferOnlyInTheirEndingKeepIt() {
        List<Row> rows = inOrder(List.of("proj", "proj.weight", "head.weight"));
        assertEquals(new Layer("proj", "proj"), rows.getFirst());
        assertEquals(new Layer("proj.weight", "proj.weight"), rows.get(1));
    }
}
