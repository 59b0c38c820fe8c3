package thalweg.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import thalweg.words.Words;

/** What a node asks that isn't understood is said in one clause, in English and in Chinese. */
class OnnxRefusalsTest {
    /** Attributes and operations that a clause names itself. */
    private static final String NAMED =
            "transA alpha beta strides pads dilations auto_pad Pad Constant";

    @TempDir Path folder;

    /** The node y is refused. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    1x4x8 | w 8x8 | y = Foo x | Foo is an operation that is not understood
                    1x4x8 | w 8x8 | y = Conv x domain:com.microsoft | Conv of com.microsoft is not understood
                    1x4x8 | w 8x8 | y = Relu z | Relu takes z, which nothing before it makes
                    1x8 | w 8x8 | y = Gemm x w transA:1 | Gemm with transA or an alpha other than 1 is not understood
                    1x8 | w 8x8, b 8 | y = Gemm x w b beta:0.5 | Gemm with a beta other than 1 is not understood
                    1x8 | w 8x8 | c = 1 2; y = Gemm x c | Gemm has its weights in a Constant node or computes them, where they can't be replaced
                    1x8 | w 8x8 | y = Gemm x x | Gemm takes its weights from what is computed, not from a tensor
                    1x8 | w 8x8, b 7 | y = Gemm x w b | Gemm takes b [7] for 8 units
                    1x8 | w 8x8 | a = Gemm x w; y = Gemm a w transB:1 | Gemm uses w in another form than a node before that shares it
                    1x3x8x8 | w 6x3x3 | y = Conv x w | Conv takes w [6, 3, 3] for 2 axes of positions
                    1x3x8x8 | w 6x4x3x3 | y = Conv x w | Conv takes 4 channels and gets 3
                    1x3x8x8 | w 6x3x3x3 | y = Conv x w strides:1, | Conv has strides, pads or dilations of another number of axes
                    1x3x8x8 | w 6x3x3x3 | y = Conv x w strides:0,0 | Conv has a window that is not understood: a window of [3, 3] by [0, 0]
                    1x3x8x8 | w 6x3x3x3 | y = Conv x w strides:0,0 auto_pad:SAME_UPPER | Conv has a window that is not understood: a window of [3, 3] by [0, 0]
                    1x3x8x8 | w 3x6x3x3 | y = ConvTranspose x w auto_pad:SAME_UPPER | ConvTranspose whose padding goes by its output's shape is not understood
                    1x4x8x8 | w 4x2x3x3 | y = ConvTranspose x w group:2 | ConvTranspose in groups of several channels to several is not understood
                    1x3 | w 6x3x3x3 | y = Conv x w | Conv is understood only of channels and one or two axes of positions behind them, not of [1, 3]
                    1x3x8x8 | w 6x3x3x3 | p = Pad x pads:0,0,1,1,0,0,1,1; y = Conv p w auto_pad:SAME_UPPER | Conv with auto_pad after a Pad is not understood
                    1x3x8x8 | w 8x8 | y = MaxPool x kernel_shape:3, | MaxPool has a kernel [3] over [3, 8, 8]
                    1x3x8x8 | w 8x8 | p = Pad x pads:0,0,1,1,0,0,1,1; y = AveragePool p kernel_shape:2,2 pads:1,1,1,1 | AveragePool with padding after a Pad is not understood
                    1x3x8x8 | s 3 | y = BatchNormalization x s s | BatchNormalization without mean and variance is not understood
                    1x4x8 | w 8x8, s 8 | a = MatMul x w; y = BatchNormalization a s s s s | BatchNormalization is not understood over channels last
                    1x4x8x8 | s 4 | y = GroupNormalization x s s num_groups:3 | GroupNormalization in 3 groups is not understood of [4, 8, 8]
                    1x4x8x8 | s 4 | y = LayerNormalization x s axis:0 | LayerNormalization over axes from 0 on is not understood
                    1x4x8x8 | s 2 | c = 1 2 -1; r = Reshape x c; y = InstanceNormalization r s s | InstanceNormalization with a scale for each group is not understood
                    1x4x8x8 | s 2 | c = 1 2 -1; r = Reshape x c; k = 1 1; z = 0 0; i = InstanceNormalization r k z; y = Shape i | Shape of a group's parts is not understood
                    1x4x8x8 | w 8x8 | y = Clip x min:6.0 max:0.5 | Clip has shapes or attributes that don't fit: a clip from 6.0 to 0.5
                    1x4x8x8 | w 8x8 | c = 1 2; y = Clip x c | Clip with a bound for each unit is not understood
                    1x4x8x8 | w 8x8 | y = Selu x alpha:2.0 | Selu with numbers of its own is not understood
                    1x4x8x8 | w 8x8 | y = HardSigmoid x beta:0.4 | HardSigmoid that is not 0.5 at 0 is not understood
                    1x4x8x8 | w 8x8 | y = Gelu x approximate:erf | Gelu by an approximation is not understood
                    1x4x8 | w 8x8 | y = ReduceMean x axes:1,2 | ReduceMean over axes [1, 2] is not understood
                    1x4x8 | w 8x8 | y = Sqrt x | Sqrt is understood only in layer norm
                    1x4x8 | w 8x8 | y = Erf x | Erf is understood only in GELU
                    1x4x8 | w 8x8 | c = 5; y = Pow x c | Pow is understood only in layer norm and GELU
                    1x4x8 | w 8x8 | y = Div x w | Div is understood only in GELU, layer norm and attention
                    1x4x8 | w 8x8 | y = IsNaN x | IsNaN is understood only after attention's softmax
                    1x4x8 | w 8x8 | y = Where x x x | Where is understood only of attention's mask
                    1x4x8 | w 8x8 | y = Softmax x; z = MatMul y w | Softmax is understood only in attention and at the network's end
                    1x4x8 | w 8x8 | y = Add x w | Add of [8, 8] to [1, 4, 8] is not understood
                    1x4x8 | w 8x8 | y = Mul x w | Mul of these two is not understood
                    1x4x8 | w 8x8 | a = Mul x x; y = Add a w | Add is not understood after what is computed before it
                    1x4x8 | w 8x8 | a = MatMul x w; t = Transpose a perm:0,2,1; y = Add a t | Add of values whose axes differ is not understood
                    1x4x8 | w 8x8 | a = MatMul x w; c = 4 8; r = Reshape a c; y = Add r w | Add of w is not understood here
                    1x4x8 | w 8x8 | y = Sum x x x | Sum of other than two values is not understood
                    1x4x8 | w 8x8 | y = Flatten x axis:2 | Flatten from axis 2 on is not understood
                    1x4x8 | w 8x8 | a = MatMul x w; t = Transpose a perm:1,0,2; y = Flatten t | Flatten of axes in this order is not understood
                    1x4x8 | w 8x8 | c = 3 5; y = Reshape x c | Reshape brings [1, 4, 8] to [3, 5]
                    1x6x10 | w 8x8 | c = 1 4 15; y = Reshape x c | Reshape of [1, 6, 10] to [1, 4, 15] is not understood
                    1x4x8 | w 8x8 | c = 1 32 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1; y = Reshape x c | Reshape has shapes or attributes that don't fit: 18 axes
                    1x4x8 | w 6x10 | c = 4 15; y = Reshape w c | Reshape of the weights w to [4, 15] is not understood
                    1x4x8 | w 8x8 | y = Squeeze x axes:1, | Squeeze of axes that are not 1 is not understood
                    1x4x8 | w 8x8 | y = Transpose x perm:0,0,1 | Transpose by [0, 0, 1] is not understood of 3 axes
                    1x4x8 | w 2x8x8 | c = 16 8; r = Reshape w c; y = Transpose r | Transpose of the weights w is not understood
                    1x4x8 | w 8x8 | c = 2 4 8; y = Expand x c | Expand of [1, 4, 8] to [2, 4, 8] is not understood
                    1x4x8 | w 8x8 | c = 2 5 8; y = Expand x c | Expand of numbers of shapes [1, 4, 8] and [2, 5, 8] is not understood
                    1x4x8 | w 8x8 | y = Concat x x axis:2 | Concat along another axis than the channels is not understood
                    1x4x8 | w 3x8 | y = Concat w x axis:1 | Concat of [3, 8] and [1, 4, 8] is not understood
                    1x4x8 | w 8x8 | a = 1 2; c = Unsqueeze a axes:0,; y = Concat a c axis:0 | Concat of numbers of shapes that don't fit is not understood
                    1x4x8 | w 8x8 | a = 1 2; y = Concat a a axis:3 | Concat along axis 3 of 1 is not understood
                    1x4x8 | w 8x8 | a = 1 2; c = 7; y = Gather a c | Gather of a number beyond the end is not understood
                    1x4x8 | w 8x8 | a = 0 1; y = Gather x a axis:1 | Gather of several places is not understood
                    1x4x8 | w 8x8 | a = 0 1; y = Gather w a | Gather of 2 of the 8 rows of w is not understood
                    1x4x8 | w 8x8 | y = Gather w x | Gather is understood only of the network's input, one row a token
                    1x4x8 | w 8x8 | y,z,t = Split x axis:2 | Split of 8 into 3 parts is not understood
                    1x4x8 | w 8x8 | s = 0; e = 8; a = 2; k = 0; y = Slice x s e a k | Slice that leaves out units or positions at the ends is not understood
                    1x4x8 | w 8x8 | s = 5; e = 5; a = 2; y = Slice x s e a | Slice of nothing is not understood
                    1x4x8 | w 8x8 | c = 1 2 3; s = 0; e = 3; a = 0; k = 0; y = Slice c s e a k | Slice by steps of 0.0 is not understood
                    1x3x8x8 | w 8x8 | y = Pad x pads:0,0,1,1,0,0,1,1 mode:reflect | Pad with other than zeros around units and positions is not understood
                    1x3x8x8 | w 8x8 | y = Pad x pads:0,0,-1,1,0,0,1,1 | Pad that cuts or follows uneven steps is not understood
                    1x3x8x8 | w 8x8 | y = Pad x pads:0,1,1,1,0,1,1,1 | Pad of units and positions at once is not understood
                    1x4x8 | w 8x8 | a = 1 2; c = 1 2 3; y = Add a c | Add of numbers of shapes [2] and [3] is not understood
                    1x4x8 | w 8x8 | a = 1 2; c = 0; y = Div a c | Div divides by 0
                    1x4x8 | w 8x8 | y = Constant | Constant of no numbers is not understood
                    1x4x8 | w 8x8 | a = 2000000; y = ConstantOfShape a | ConstantOfShape of 2,000,000 numbers is more than is computed here
                    1x4x8 | w 8x8 | a = 2000000000 2000000000 2000000000; y = ConstantOfShape a | ConstantOfShape has shapes or attributes that don't fit: its numbers are too large
                    1x4x8 | w 8x8 | y = Reshape x x | Reshape is not understood with a computed x
                    1x4x8 | w 8x8 | a = 1 2; y = Relu a | Relu is not understood of a
                    1x4x8 | w 8x8 | q = MatMul x w; y = MatMul q q | MatMul of two values that the network computes is understood only in multi-head self-attention
                    1x4x8 | w 8x8 | q = MatMul x w; k = Transpose q perm:0,2,1; s = MatMul q k; y = Softmax s; z = Relu y | Softmax of scores times 1.000 is not understood where heads of 8 units have 1/√8
                    1x4x8 | w 8x8 | q = MatMul x w; k = Transpose q perm:0,2,1; s = MatMul q k; y = Shape s | Shape of attention's scores is not understood
                    1x4x8 | w 8x8 | q = MatMul x w; k = Transpose q perm:0,2,1; s = MatMul q k; y = Relu s | Relu is not understood of a value that is cut into heads, turned or multiplied
                    1x4x8 | w 8x8 | q = MatMul x w; k = Transpose q perm:0,2,1; s = MatMul q k; y = Softmax s axis:1; z = Relu y | Softmax over other than the last axis is not understood
                    1x4x8 | w 8x8 | a = Add w w; y = MatMul x a | MatMul has its weights in a Constant node or computes them, where they can't be replaced
                    1x4x8 | w 8x8 | t = Transpose w; c = 1; y = Gather t c | Gather of 1 of the 8 rows of w is not understood
                    1x4x8 | w 8x8 | t = Transpose w; c = 2; y = Mul t c | Mul has shapes or attributes that don't fit: numbers of a turned tensor
                    1x4x8 | w 8x8 | a = 1 2; y = Mod a a | Mod is an operation that is not understood
                    1x4x8 | w 8x8 | c = 1; y = Gather x c axis:5 | Gather has shapes or attributes that don't fit: it has too few numbers or axes
                    1x4x8 | w 2x8x8 | y = MatMul x w | MatMul is not understood of [1, 4, 8] by [2, 8, 8]
                    1x4x8 | w 8x8 | c = 1 2; t = 2 1 1; r = Reshape c t; y = Transpose r | Transpose of numbers in several axes is not understood
                    1x4x8 | w 8x8 | q = MatMul x w; s = 0; e = 2; a = 1; y = Slice q s e a | Slice of 2 at 0 of axis 1 of [1, 4, 8] is not understood
                    1x3x4 | w 4x4 | q = MatMul x w; r = Relu q; k = Transpose r perm:0,2,1; s = MatMul r k; c = 2; d = Div s c; p = Softmax d; m = MatMul p r; y = MatMul m w | MatMul ends attention whose queries, keys or values no dense layer puts out, which is not understood
                    1x3x4 | w 4x4 | q = MatMul x w; k = Transpose q perm:0,2,1; s = MatMul q k; t = 1 0 1; o = 5; y = Where t s o | Where of scores or 5.0 is not understood
                    1x4x8 | w 8x8 | y = Relu | Relu lacks an input
                    """)
    void eachIsNamed(String input, String tensors, String graph, String sentence) throws Exception {
        Path file = Files.write(folder.resolve("odd.onnx"), OnnxText.model(input, tensors, graph));
        var refused =
                assertThrows(
                        NetworkException.class, () -> Models.open(file, Models.Options.DEFAULT));
        assertEquals("node y: " + sentence, refused.what());
        InChinese.isSaidButForNames(refused, graph + " " + NAMED);
    }

    @Test
    void everyClauseIsChineseButForNames() throws Exception {
        var clauses = new Properties();
        try (var in =
                new InputStreamReader(
                        Words.class.getResourceAsStream("badonnx_zh.properties"),
                        StandardCharsets.UTF_8)) {
            clauses.load(in);
        }
        assertFalse(clauses.isEmpty());
        for (String key : clauses.stringPropertyNames()) {
            InChinese.isChineseButForNames(clauses.getProperty(key), NAMED);
        }
    }
}
