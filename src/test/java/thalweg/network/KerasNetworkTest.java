package thalweg.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.ElementType;
import thalweg.checkpoint.GraphSource;
import thalweg.checkpoint.KernelLayout;
import thalweg.checkpoint.Python;
import thalweg.checkpoint.Tensor;
import thalweg.words.Language;
import thalweg.words.Words;

/**
 * Models as Keras saves them, written by h5py after its published layout (Keras itself has not
 * checked them), with a forward pass in numpy over [height, width, channels] beside them.
 */
class KerasNetworkTest {
    @TempDir static Path folder;

    @BeforeAll
    static void makeThem() throws Exception {
        Python.script(
                List.of("h5py", "numpy"),
                Path.of("src/test/resources/thalweg/network/keras_models.py"),
                folder.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "mlp.h5, '30-16-12-5 ReLU', 28",
        "mlp-3.keras, '30-16-12-5 ReLU', 28",
        "picture.h5, '64-12-5 ReLU', 12",
        "lenet-list.h5, 'conv 6-16, dense 20-10 ReLU', 42",
        "lenet-3.keras, 'conv 6-16, dense 20-10 ReLU', 42",
        "norms.h5, 'conv 8-8-12 BN, dense 10 ReLU, SiLU, leaky ReLU', 28",
        "norms-3.keras, 'conv 8-8-12 BN, dense 10 ReLU, SiLU, leaky ReLU', 28",
        "residual.h5, 'conv 8-12-12-12-5 BN, dense 10, residual, concatenated ReLU', 37",
        "residual-3.keras, 'conv 8-12-12-12-5 BN, dense 10, residual, concatenated ReLU', 37",
        // A channel of c moves as the two kernels that d makes of it, these as the four of s.
        "mobile.h5, 'conv 6-12-24-8-T6-T5, dense 4 ReLU, tanh', 43",
        "normed.keras, 'conv 6-8-4, dense 3 SiLU, ReLU', 18",
        "line.h5, 'conv 6-8-5, dense 4 ReLU', 19",
        "functions.h5, '9-8-8-8-8-8-4 ReLU6, clip 0 to 1.5, ELU, SELU, hard sigmoid', 40",
        "vit.h5, 'conv 8, dense 13-8-13-8-5, attention of 2 and 4 heads, residual GELU', 66",
        "vit-3.keras, 'conv 8, dense 13-8-13-8-5, attention of 2 and 4 heads, residual GELU', 66",
        "squeeze.h5, 'conv 8-3-8, dense 4 ReLU, SiLU, sigmoid', 11",
        "squeeze-3.keras, 'conv 8-3-8, dense 4 ReLU, SiLU, sigmoid', 11",
        "gpt.h5, '6-13-8-11, attention of 2 heads, residual GELU', 37",
        "gpt-3.keras, '6-13-8-11, attention of 2 heads, residual GELU', 37",
        "functions-3.keras, '9-8-8-8-8-4 ReLU6, ELU, hard sigmoid, hard swish', 32"
    })
    void theGraphComputesWhatKerasDocuments(String name, String architecture, int freeUnits)
            throws Exception {
        JsonNode said =
                new ObjectMapper()
                        .readTree(folder.resolve(name.replaceFirst("\\..*", ".json")).toFile());
        Model model = Models.open(folder.resolve(name), Models.Options.DEFAULT);
        assertEquals(architecture, model.network().architecture());
        List<Integer> shape = new ArrayList<>();
        said.path("shape").forEach(n -> shape.add(n.intValue()));
        assertEquals(shape, model.network().inputShape());
        Said.computes(model, Said.numbers(said.path("x")), Said.numbers(said.path("y")), 1e-6);
        Said.moves(model, freeUnits);
    }

    @Test
    void aSoftmaxAtTheEndIsLeftOutAndSaidSo() {
        Model model = Models.open(folder.resolve("mlp.h5"), Models.Options.DEFAULT);
        assertEquals(
                List.of("loss: of the logits, without the softmax of dense_2"),
                Said.guesses(model.network()));
    }

    @Test
    void whatIsWrittenBackIsWhatTheFileHolds() {
        for (String name : List.of("mobile.h5", "normed.keras", "vit.h5", "gpt-3.keras")) {
            Model model = Models.open(folder.resolve(name), Models.Options.DEFAULT);
            for (var content : Models.contents(model, model.parameters())) {
                Tensor tensor = model.checkpoint().tensor(content.name()).orElseThrow();
                assertEquals(tensor.shape(), content.shape());
                org.junit.jupiter.api.Assertions.assertArrayEquals(tensor.read(), content.values());
            }
        }
    }

    @Test
    void attentionOfDifferentValuesIsRefused() {
        Path file = folder.resolve("crossed.keras");
        var e =
                assertThrows(
                        NetworkException.class, () -> Models.open(file, Models.Options.DEFAULT));
        assertEquals(
                "layer attends (MultiHeadAttention) reads 2 different values, which is known only"
                        + " of one",
                e.what());
        InChinese.isSaidButForNames(e, "attends MultiHeadAttention");
    }

    private static Network sequential(String input, String layers, String... tensors) {
        return sequential(Map.of(), input, layers, tensors);
    }

    private static Network sequential(
            Map<String, String> metadata, String input, String layers, String... tensors) {
        List<Tensor> list = new ArrayList<>();
        Map<String, String> prefixes = new java.util.HashMap<>();
        for (String t : tensors) {
            String[] parts = t.split(":");
            List<Integer> shape = new ArrayList<>();
            for (String d : parts[1].split("x")) {
                shape.add(Integer.valueOf(d));
            }
            String layer = parts[0].substring(0, parts[0].indexOf('/'));
            prefixes.put(layer, layer + "/");
            list.add(new Tensor(parts[0], ElementType.F32, shape, () -> new float[0]));
        }
        String json =
                "{\"class_name\":\"Sequential\",\"config\":{\"layers\":[{\"class_name\":\"InputLayer\",\"config\":{\"name\":\"in\",\"batch_input_shape\":[null,%s]}},%s]}}"
                        .formatted(input, layers);
        return recognised(json, metadata, list, prefixes);
    }

    private static Network recognised(
            String json,
            Map<String, String> metadata,
            List<Tensor> tensors,
            Map<String, String> prefixes) {
        var checkpoint =
                new Checkpoint(
                        Path.of("m.h5"),
                        "Keras",
                        tensors,
                        metadata,
                        KernelLayout.OUTPUTS_LAST,
                        Optional.of(new GraphSource.Keras(json, prefixes)));
        return Models.recognise(checkpoint, Models.Options.DEFAULT);
    }

    private static String layer(String kind, String config) {
        return "{\"class_name\":\"%s\",\"config\":{\"name\":\"x\"%s}}"
                .formatted(kind, config.isEmpty() ? "" : "," + config);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LSTM||layer x (LSTM) isn't known here",
                "Activation|\"activation\":\"softplus\"|layer x (Activation) has the activation \"softplus\"",
                "ReLU|\"threshold\":1.0|layer x (ReLU) is cut off below",
                "Conv2D|\"filters\":2,\"kernel_size\":[3,3]|layer x (Conv2D) has 0 tensors in the file",
                "MaxPooling2D|\"pool_size\":[0,2]|the configuration of layer x (MaxPooling2D) makes",
                "MaxPooling2D|\"pool_size\":\"a\"|the configuration of layer x (MaxPooling2D) makes",
                "MaxPooling2D|\"pool_size\":[9,9]|layer x gets [1, 4, 4] and takes [9, 9] positions",
                "Concatenate|\"axis\":1|layer x (Concatenate) joins axis 1, not the channels",
                "ZeroPadding2D|\"padding\":[1,1]|the output has zeros padded around it, which only",
                "MultiHeadAttention|\"num_heads\":2,\"key_dim\":2|layer x (MultiHeadAttention) reads no sequence",
                "Reshape|\"target_shape\":[2,8]|layer x (Reshape) is neither a flatten nor"
            })
    void whatIsNotUnderstoodIsNamed(String kind, String config, String message) {
        String said = config == null ? "" : config;
        var e = assertThrows(NetworkException.class, () -> sequential("4,4,1", layer(kind, said)));
        assertTrue(e.what().startsWith(message), e.what());
        InChinese.isSaidButForNames(e, layer(kind, said) + "kernel, bias");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "16|Dense|'units':'a'|x/kernel:16x2 x/bias:2|units is no whole number",
                "8|Dense|'units':2|x/kernel:2x2x2 x/bias:2|tensor x/kernel is [2, 2, 2] where 2 axes are read",
                "1,4,4|Dense|'units':2,'data_format':'channels_first'|x/kernel:4x2 x/bias:2|reads the last axis of an image",
                "4|Embedding|'input_dim':5,'output_dim':3,'mask_zero':true|x/embeddings:5x3|masks zeros",
                "4,4,1|Activation|'activation':'softplus'||has the activation \"softplus\", which isn't known here",
                "4|ReLU|'max_value':-1||a clip from 0.0 to -1.0",
                "4|Rescaling|'offset':1||is only known at the input",
                "4|Merge|'mode':'mul'||neither adds nor joins its inputs",
                "4,4,1|BatchNormalization|'axis':1||normalises axis 1, not the channels",
                "1,4,4|BatchNormalization|'data_format':'channels_first'||normalises axis -1, not the channels",
                "4|BatchNormalization|'mode':1||normalises each example by itself",
                "4|LayerNormalization|'rms_scaling':true||scales by the root mean square",
                "4|GroupNormalization|'groups':3|x/gamma:4 x/beta:4|4 channels in 3 groups",
                "4,4,1|MaxPooling1D|||gets [1, 4, 4], of other axes",
                "4,4,1|MaxPooling2D|'padding':'full'||pads \"full\", unknown here",
                "4,4,1|MaxPooling2D|'padding':'causal'||axes of a window differ",
                "4,4,1|MaxPooling2D|'padding':'same','strides':[0,2]||a window of [2, 2] by [0, 2]",
                "4,4,1|ZeroPadding1D|'padding':1||x pads [1] and [1]",
                "4,4,1|Conv2D|'filters':2,'kernel_size':3,'groups':3|x/kernel:3x3x1x2 x/bias:2|1 channel to 2 in 3 groups",
                "4,4,1|DepthwiseConv2D|'kernel_size':3|x/d:3x3x2x1 x/bias:2|x/d is [3, 3, 2, 1], not [3, 3, 1, 1]",
                "4,4,4|DepthwiseConv2D|'kernel_size':3,'depth_multiplier':2147483647|x/d:3x3x4x1 x/bias:2|its numbers are too large",
                "4,4,1|Conv2DTranspose|'filters':3,'kernel_size':2,'output_padding':1|x/kernel:2x2x3x1 x/bias:3|has an output padding of its own",
                "4,4,1|Reshape|'target_shape':[-1,0]||is neither a flatten nor the first layer, nor makes tokens of an image",
                "4,6|MultiHeadAttention|'num_heads':2,'key_dim':3,'output_shape':5||has an output_shape of its own",
                "4,6|MultiHeadAttention|'num_heads':2,'key_dim':3,'attention_axes':[2]||goes over axes [2]",
                "4,6|MultiHeadAttention|'num_heads':2,'key_dim':3,'use_gate':true||has a gate",
                "4,6|MultiHeadAttention|'num_heads':2,'key_dim':3||lacks the kernel of its query",
                "4,6|MultiHeadAttention|'num_heads':2,'key_dim':3|x/query/kernel:6x2x4|query kernel is [6, 2, 4] where [6, 2, 3] is wanted"
            })
    void whatIsAskedOfALayerIsSaidInBothLanguages(
            String input, String kind, String config, String tensors, String said) {
        String layer = layer(kind, config == null ? "" : config.replace('\'', '"'));
        String[] names = tensors == null ? new String[0] : tensors.split(" ");
        var e = assertThrows(NetworkException.class, () -> sequential(input, layer, names));
        assertTrue(
                e.what().startsWith("layer x (" + kind + ") ")
                        || e.what()
                                .startsWith(
                                        "the configuration of layer x ("
                                                + kind
                                                + ") makes no sense: "),
                e.what());
        assertTrue(e.what().endsWith(" " + said), e.what());
        InChinese.isSaidButForNames(e, layer + tensors);
    }

    @Test
    void aRefusalReadsAsASentenceOfEitherLanguage() {
        String layer = layer("Conv2D", "\"filters\":2,\"kernel_size\":3");
        var e = assertThrows(NetworkException.class, () -> sequential("4,4,1", layer));
        assertEquals(
                "layer x (Conv2D) has 0 tensors in the file where it takes kernel, bias", e.what());
        assertEquals(
                "层 x（Conv2D）在文件中有 0 个张量，而它需要 kernel、bias（m.h5）；请在 Keras 中重新保存整个模型",
                e.said().in(Words.inWindow(Language.CHINESE)));
    }

    @Test
    void kernelsThatTheanoTurnedAroundAreRefused() {
        String layer = layer("Conv2D", "\"filters\":2,\"kernel_size\":3");
        var e =
                assertThrows(
                        NetworkException.class,
                        () -> sequential(Map.of("backend", "theano"), "4,4,1", layer));
        assertEquals("layer x (Conv2D) was saved by Theano, which turns kernels around", e.what());
        InChinese.isSaidButForNames(e, layer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Flatten|[['in',0,0,{}],['in',0,0,{}]]|reads 2 values",
                "Flatten|[['gone',0,0,{}]]|reads what no layer puts out",
                "MultiHeadAttention|[['in',0,0,{'return_attention_scores':true}]]|puts out its scores"
            })
    void whatALayerReadsIsSaidInBothLanguages(String kind, String reads, String said) {
        String json =
                "{'class_name':'Functional','config':{'layers':[{'class_name':'InputLayer','name':'in','config':{'batch_input_shape':[null,4,6]},'inbound_nodes':[]},{'class_name':'%s','name':'x','config':{'num_heads':2,'key_dim':3},'inbound_nodes':[%s]}],'input_layers':[['in',0,0]],'output_layers':[['x',0,0]]}}"
                        .formatted(kind, reads)
                        .replace('\'', '"');
        var e =
                assertThrows(
                        NetworkException.class,
                        () -> recognised(json, Map.of(), List.of(), Map.of()));
        assertEquals("layer x (%s) %s".formatted(kind, said), e.what());
        InChinese.isSaidButForNames(e, json);
    }

    @Test
    void aSoftmaxInTheMiddleIsRefused() {
        String layers =
                layer("Softmax", "") + ",{\"class_name\":\"ReLU\",\"config\":{\"name\":\"after\"}}";
        var e = assertThrows(NetworkException.class, () -> sequential("4", layers));
        assertEquals("layer x takes a softmax that isn't the network's end", e.what());
        InChinese.isSaidButForNames(e, layers);
    }

    @Test
    void positionsThatTheFileLeavesOpenAreAssumedAndSaidSo() {
        Network network =
                sequential(
                        "null,null,3",
                        layer("Conv2D", "\"filters\":2,\"kernel_size\":[3,3]")
                                + ",{\"class_name\":\"GlobalMaxPooling2D\",\"config\":{\"name\":\"g\"}}",
                        "x/kernel:3x3x3x2",
                        "x/bias:2");
        assertEquals(List.of(3, 32, 32), network.inputShape());
        assertEquals(
                List.of("input: [3, 32, 32] where the file leaves positions open"),
                Said.guesses(network));
        assertEquals(2, network.withInput(List.of(3, 50, 40)).outputs());
    }

    @Test
    void scalingPixelsIsLeftOutAsTheyComeFrom0To1() {
        Network network =
                sequential(
                        "2,2,1",
                        layer("Rescaling", "\"scale\":0.00392156862745098,\"offset\":0.0")
                                + ",{\"class_name\":\"Flatten\",\"config\":{\"name\":\"f\"}}");
        assertEquals(
                List.of("input: pixels from 0 to 1, so that x is left out"), Said.guesses(network));
    }

    @Test
    void configurationsThatMakeNoSenseAreRefused() {
        for (String json :
                List.of(
                        "",
                        "{",
                        "[]",
                        "3",
                        "{\"class_name\":\"Sequential\"}",
                        "{\"class_name\":\"Mine\",\"config\":{}}",
                        "{\"class_name\":\"Functional\",\"config\":{}}")) {
            var e =
                    assertThrows(
                            NetworkException.class,
                            () -> recognised(json, Map.of(), List.of(), Map.of()),
                            json);
            InChinese.isSaidButForNames(e, json);
        }
    }
}
