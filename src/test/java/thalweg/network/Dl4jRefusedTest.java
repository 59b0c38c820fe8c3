package thalweg.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.ElementType;
import thalweg.checkpoint.GraphSource;
import thalweg.checkpoint.KernelLayout;
import thalweg.checkpoint.Tensor;

/** Configurations of Deeplearning4j that aren't understood, and why, in both languages. */
class Dl4jRefusedTest {
    private static final String RELU = "'activationFn':{'@class':'ActivationReLU'}";

    /** Tensors as "0_W:3x4". */
    private static NetworkException refused(String json, String tensors) {
        List<Tensor> list = new ArrayList<>();
        for (String t : tensors.isEmpty() ? new String[0] : tensors.split(" ")) {
            String[] parts = t.split(":");
            List<Integer> shape = new ArrayList<>();
            for (String d : parts[1].split("x")) {
                shape.add(Integer.valueOf(d));
            }
            list.add(new Tensor(parts[0], ElementType.F32, shape, () -> new float[0]));
        }
        String said = json.replace('\'', '"');
        var checkpoint =
                new Checkpoint(
                        Path.of("m.zip"),
                        "Deeplearning4j",
                        list,
                        Map.of(),
                        KernelLayout.OUTPUTS_LAST,
                        Optional.of(new GraphSource.Deeplearning4j(said)));
        var e =
                assertThrows(
                        NetworkException.class,
                        () -> Models.recognise(checkpoint, Models.Options.DEFAULT),
                        json);
        InChinese.isSaidButForNames(e, json + tensors + " 0_W");
        return e;
    }

    private static String layer(String kind, String config) {
        return "{'layer':{'@class':'org.deeplearning4j.nn.conf.layers.%s','layerName':'x',%s}}"
                .formatted(kind, config);
    }

    private static String chain(String before, String... layers) {
        return "{'confs':[%s],'inputPreProcessors':{%s}}"
                .formatted(String.join(",", layers), before);
    }

    private static final String IMAGE =
            "'0':{'@class':'FeedForwardToCnnPreProcessor','numChannels':2,'inputHeight':4,'inputWidth':4}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "LSTM|'nin':4||isn't known here",
                "DenseLayer|'nin':4,'nout':3,'hasLayerNorm':true||has a layer norm inside",
                "DenseLayer|'nin':4,'nout':3||lacks its tensor 0_W",
                "DenseLayer|'nin':4,'nout':'a'|0_W:4x3|nout is no whole number",
                "DenseLayer|'nin':4,'nout':3|0_W:4x3x1|tensor 0_W is [4, 3, 1] where 2 axes are read",
                "DenseLayer|'nin':4,'nout':3,'activationFn':{'@class':'ActivationSoftPlus'}|0_W:4x3 0_b:3|has the activation ActivationSoftPlus, which isn't known here",
                "DenseLayer|'nin':4,'nout':3,'activationFn':{'@class':'ActivationReLU','threshold':1}|0_W:4x3 0_b:3|has a ReLU that is cut off below"
            })
    void whatIsAskedOfADenseLayerIsSaidInBothLanguages(
            String kind, String config, String tensors, String said) {
        assertSaid(
                chain("", layer(kind, config), layer("DenseLayer", "'nin':4")),
                tensors,
                kind,
                said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SubsamplingLayer|'poolingType':'PNORM'||pools by PNORM",
                "SubsamplingLayer|'poolingType':'MAX','kernelSize':[2,2],'stride':'a'||stride is \"a\"",
                "SubsamplingLayer|'poolingType':'MAX','kernelSize':[2,2],'stride':[0,2],'dilation':[1,1],'padding':[0,0]||a window of [2, 2] by [0, 2]",
                "Subsampling1DLayer|'poolingType':'MAX','kernelSize':[2],'stride':[2],'dilation':[1]||gets [2, 4, 4], of other axes",
                "BatchNormalization|'lockGammaBeta':true,'gamma':2||has a fixed scale and shift",
                "DepthwiseConvolution2D|'depthMultiplier':3,'kernelSize':[2,2]|0_W:2x2x1x3|[2, 2, 1, 3] seen as [6, 1, 2, 2]"
            })
    void whatIsAskedOverAnImageIsSaidInBothLanguages(
            String kind, String config, String tensors, String said) {
        assertSaid(chain(IMAGE, layer(kind, config)), tensors, kind, said);
    }

    private static void assertSaid(String json, String tensors, String kind, String said) {
        String what = refused(json, tensors == null ? "" : tensors).what();
        assertTrue(
                what.equals("layer x (%s) %s".formatted(kind, said))
                        || what.equals(
                                "the configuration of layer x (%s) makes no sense: %s"
                                        .formatted(kind, said)),
                what);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'0':{'@class':'FeedForwardToCnnPreProcessor'}|makes an image of a flat value",
                "'0':{'@class':'RnnToFeedForwardPreProcessor'}|has the preprocessor RnnToFeedForwardPreProcessor, which isn't known here",
                "'0':{'@class':'CnnToFeedForwardPreProcessor','numChannels':1,'inputHeight':2,'inputWidth':2},'1':{'@class':'CnnToFeedForwardPreProcessor','inputHeight':3,'inputWidth':3}|takes [3, 3] positions and gets []"
            })
    void whatAPreprocessorAsksIsSaidInBothLanguages(String before, String said) {
        String dense = layer("DenseLayer", "'nin':4,'nout':4," + RELU);
        String what = refused(chain(before, dense, dense), "0_W:4x4 0_b:4 1_W:4x4 1_b:4").what();
        assertEquals("layer x (DenseLayer) " + said, what);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ElementWiseVertex|'op':'Product'|['d','d']|isn't a sum: Product",
                "ElementWiseVertex|'op':'Add'|['gone']|reads gone, which none puts out",
                "ElementWiseVertex|'op':'Add'|[]|reads nothing",
                "DropoutLayer|'op':'Add'|['d','d']|reads 2 values"
            })
    void whatAVertexReadsIsSaidInBothLanguages(
            String kind, String config, String reads, String said) {
        String json =
                "{'networkInputs':['in'],'networkOutputs':['v'],'topologicalOrderStr':['in','d','v'],'vertices':{'d':{'@class':'LayerVertex','layerConf':%s},'v':{'@class':'%s',%s}},'vertexInputs':{'d':['in'],'v':%s}}"
                        .formatted(
                                layer("DenseLayer", "'nin':4,'nout':3," + RELU),
                                kind,
                                config,
                                reads);
        String what = refused(json, "d_W:4x3 d_b:3").what();
        assertEquals("layer v (%s) %s".formatted(kind, said), what);
    }

    @Test
    void aWeightOfTooFewAxesIsRefused() {
        String config =
                "'nin':4,'nout':3,'kernelSize':[2],'stride':[1],'dilation':[1],'padding':[0]";
        for (String kind : List.of("Convolution1DLayer", "ConvolutionLayer", "Deconvolution2D")) {
            for (String weight : List.of("4", "4x3")) {
                String what =
                        refused(chain("", layer(kind, config)), "0_W:" + weight + " 0_b:3").what();
                assertTrue(what.contains("layer x (" + kind + ")"), what);
            }
        }
    }

    @Test
    void configurationsThatMakeNoSenseAreRefused() {
        for (String json :
                List.of(
                        "",
                        "{",
                        "{}",
                        "{'confs':[]}",
                        chain("", layer("DenseLayer", "'nout':3")),
                        "{'networkInputs':['a','b'],'networkOutputs':['c']}",
                        "{'networkInputs':['a'],'networkOutputs':['b','c']}")) {
            refused(json, "");
        }
    }
}
