package thalweg.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import thalweg.checkpoint.Checkpoint;
import thalweg.symmetry.Equivalence;
import thalweg.symmetry.Graphs;
import thalweg.symmetry.LayerKindsTest;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.Symmetry;
import thalweg.words.Language;
import thalweg.words.Phrase;
import thalweg.words.Words;

/** Networks in a person's words. */
class DescriptionTest {
    private static final String CONVOLUTIONS =
            """
            c1.weight 6 3 3 3
            c1.bias 6
            n.weight 6
            n.bias 6
            n.running_mean 6
            n.running_var 6
            fc.weight 4 96
            fc.bias 4
            steps 3
            """;

    /** An example of the documentation. */
    record Example(String title, String tensors, String network) {
        @Override
        public String toString() {
            return title;
        }
    }

    static Stream<Example> examples() throws Exception {
        String text = Files.readString(Path.of("docs/describe-a-network.md"));
        Matcher found =
                Pattern.compile(
                                "### ([^\\n]+)\\n\\n```tensors\\n(.*?)```\\n\\n```network\\n(.*?)```",
                                Pattern.DOTALL)
                        .matcher(text);
        List<Example> examples = new ArrayList<>();
        while (found.find()) {
            examples.add(new Example(found.group(1), found.group(2), found.group(3)));
        }
        assertEquals(5, examples.size());
        return examples.stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleOfTheDocumentationFitsAndItsGroupsAreSymmetries(Example example) {
        Checkpoint checkpoint = Described.checkpoint(example.tensors());
        Model model = Described.model(checkpoint, example.network());
        Symmetry symmetry = Symmetry.of(model.network());
        Permutation moving = Permutation.movingEveryUnit(symmetry, new Random(1));
        Equivalence found = Equivalence.check(model.network(), model.parameters(), moving);
        assertTrue(found.relativeDifference() < 1e-9, found.toString());
        assertTrue(found.freeUnits() > 0);
        assertEquals(found.freeUnits(), moving.movedUnits());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsWrittenSoThatItIsReadBack(Example example) {
        Checkpoint checkpoint = Described.checkpoint(example.tensors());
        Model model = Described.model(checkpoint, example.network());
        var options =
                Models.Options.DEFAULT.describedBy(
                        new Description(example.network(), Phrase.plain("net.txt")));
        String written = Models.describe(checkpoint, options);
        Model again = Described.model(checkpoint, written);
        assertEquals(model.network(), again.network(), written);
        assertEquals(model.views(), again.views(), written);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatIsReadGoesBackAsTheFileHasIt(Example example) {
        Checkpoint checkpoint = Described.checkpoint(example.tensors());
        Model model = Described.model(checkpoint, example.network());
        for (var content : Models.contents(model, model.parameters())) {
            var tensor = checkpoint.tensor(content.name()).orElseThrow();
            assertEquals(tensor.shape(), content.shape());
            assertArrayEquals(tensor.read(), content.values());
        }
    }

    static Stream<LayerKindsTest.Case> kinds() {
        return LayerKindsTest.cases();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindOfLayerIsWrittenSoThatItIsReadBack(LayerKindsTest.Case c) {
        Network network = c.network();
        Checkpoint checkpoint = Described.of(network, Graphs.random(network, 1));
        String written = DescriptionWriter.write(new Reading(network), checkpoint);
        Model again = Described.model(checkpoint, written);
        assertEquals(network, again.network(), written);
        assertTrue(again.views().isEmpty(), written);
    }

    @Test
    void aGroupedTransposedConvolutionIsTurnedBlockByBlock() {
        Checkpoint checkpoint =
                Described.checkpoint(
                        "a.weight 8 2 3 3\nt.weight 8 3 2 2\nt.bias 6\nf.weight 2 384");
        String text =
                """
                input 2 8 8
                a = conv padding 1 stride 2
                leaky-relu
                t = transposed-conv stride 2 groups 2
                leaky-relu
                flatten
                f = dense
                """;
        Model model = Described.model(checkpoint, text);
        assertEquals(List.of(6, 4, 2, 2), model.parameters().get("t.weight").shape());
        float[] file = checkpoint.tensor("t.weight").orElseThrow().read();
        float[] seen = model.parameters().get("t.weight").values();
        // Output 4 is the second of group 1, input 1 of that group is channel 5 of the file.
        assertEquals(file[(5 * 3 + 1) * 4 + 3], seen[(4 * 4 + 1) * 4 + 3]);
        for (var content : Models.contents(model, model.parameters())) {
            assertArrayEquals(
                    checkpoint.tensor(content.name()).orElseThrow().read(), content.values());
        }
        Symmetry symmetry = Symmetry.of(model.network());
        Permutation moving = Permutation.movingEveryUnit(symmetry, new Random(1));
        assertTrue(
                Equivalence.check(model.network(), model.parameters(), moving).relativeDifference()
                        < 1e-9);
    }

    /** A description, the line that is wrong, and words of what is said. */
    record Wrong(String description, int line, String... words) {
        @Override
        public String toString() {
            return words[0];
        }
    }

    static Stream<Wrong> wrongs() {
        String begin = "input 3 8 8\n";
        String conv = begin + "c1 = conv padding 1\n";
        String normed = conv + "n = batch-norm\n";
        String whole = normed + "relu\nmax-pool 2\nflatten\nfc = dense\n";
        return Stream.of(
                new Wrong("", 1, "there is no layer yet", "input"),
                new Wrong("relu", 1, "nothing comes in yet", "begin with input"),
                new Wrong("input\nrelu", 1, "shape isn't said"),
                new Wrong("input 3 x", 1, "'x'", "whole number from 1"),
                new Wrong("input 3 0", 1, "'0'"),
                new Wrong("input 99999 99999", 1, "too large"),
                new Wrong(begin + begin, 2, "an input already"),
                new Wrong(begin + "c1 = denes", 2, "there is no layer 'denes'", "mean dense?"),
                new Wrong(begin + "c1 = what", 2, "no layer 'what'", "use one of input, dense"),
                new Wrong(begin + "c1 = ", 2, "nothing follows ="),
                new Wrong(begin + "a = b = conv", 2, "no NAME = KIND"),
                new Wrong(begin + "\"c1 = conv", 2, "quote is opened"),
                new Wrong(begin + "c1 = conv strid 2", 2, "'strid' is not understood", "stride"),
                new Wrong(begin + "c1 = conv stride", 2, "nothing follows stride"),
                new Wrong(begin + "c1 = conv stride 1 stride 1", 2, "stride is said twice"),
                new Wrong(begin + "c1 = conv stride 0", 2, "stride is '0'"),
                new Wrong(begin + "c1 = conv stride 2x2x2", 2, "3 numbers where 2 axes"),
                new Wrong(begin + "c1 = conv stride 9999", 2, "at most 4096"),
                new Wrong(begin + "c1 = conv heads 2", 2, "conv takes no 'heads'"),
                new Wrong(begin + "c1 = conv groups 3", 2, "groups is 3", "leave it out"),
                new Wrong(begin + "conv", 2, "doesn't say which tensor", "NAME = conv"),
                new Wrong(begin + "c2 = conv", 2, "no tensor c2.weight", "mean c1.weight?"),
                new Wrong(begin + "c1 = conv weight c1.weigth", 2, "mean c1.weight?"),
                new Wrong(begin + "c1 = conv from inputs", 2, "no layer inputs", "mean input?"),
                new Wrong(begin + "c1 = dense", 2, "[6, 3, 3, 3]", "write conv"),
                new Wrong(begin + "fc = conv", 2, "[4, 96]", "write dense"),
                new Wrong("input 3 8\nc1 = conv", 2, "where [3, 8] comes in"),
                new Wrong("input 4 8 8\nc1 = conv", 2, "where 4 channels come in"),
                new Wrong("input 3 2 2\nc1 = conv", 2, "takes [3, 3] positions or more"),
                new Wrong(begin + "n = batch-norm", 2, "6]", "3 numbers are wanted"),
                new Wrong(conv + "m = layer-norm", 3, "has no tensors at m", "no-weight"),
                new Wrong(conv + "n = group-norm", 3, "how many groups"),
                new Wrong(conv + "n = group-norm groups 4", 3, "4 groups don't divide"),
                new Wrong(conv + "max-pool", 3, "max-pool doesn't say its size"),
                new Wrong(normed + "max-pool 2\nfc = dense", 5, "[4, 96]", "write flatten"),
                new Wrong(normed + "flatten\nfc = dense", 5, "where [384] comes in"),
                new Wrong(normed + "flatten\nmax-pool 2", 5, "no positions", "before flatten"),
                new Wrong(conv + "c1 = relu", 3, "there is a layer c1 already"),
                new Wrong(conv + "add", 3, "add has one layer to read"),
                new Wrong(conv + "add input", 3, "gets [3, 8, 8]"),
                new Wrong(conv + "relu from input c1", 3, "relu reads one layer"),
                new Wrong(conv + "attention", 3, "how many heads"),
                new Wrong(begin + "clip 6 0", 2, "clip has its bounds", "the lower first"),
                new Wrong(begin + "clip a 6", 2, "a bound is 'a'", "inf or -inf"),
                new Wrong(conv + "n = batch-norm epsilon x", 3, "epsilon is 'x'", "from 0"),
                new Wrong(begin + "multiply", 2, "multiply has 1 layers to read"),
                new Wrong(begin + "take-token x", 2, "the token is 'x'", "from -16777216"),
                new Wrong(begin + "embedding weight c1.weight", 2, "3], and no table"),
                new Wrong(begin + "add-learned weight c1.bias", 2, "[6] where [3, 8, 8] comes"),
                new Wrong(
                        conv + "transposed-conv weight c1.weight groups 4",
                        3,
                        "4 groups don't divide c1.weight [6, 3, 3, 3]"),
                new Wrong(conv + "transposed-conv weight c1.weight groups 2", 3, "outputs-last"),
                new Wrong(conv + "a = attention heads 2 query fc.weight", 3, "6 features come in"),
                new Wrong(conv + "a = attention heads 2 query c1.weight", 3, "and no matrix"),
                new Wrong(conv + "a = relu\ntanh from c1\n", 3, "no layer reads a"),
                new Wrong(whole, 7, "tensor steps [3] has no place", "ignore steps"),
                new Wrong(normed, 3, "fc.weight [4, 96] (and 2 more) has no place"),
                new Wrong(whole + "ignore step", 8, "there is no tensor step"),
                new Wrong(whole + "ignore", 8, "nothing follows ignore"));
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void saysWhichLineIsWrongAndWhatToDo(Wrong wrong) {
        DescriptionException e = Described.problem(CONVOLUTIONS, wrong.description());
        for (String word : wrong.words()) {
            assertTrue(e.getMessage().contains(word), e.getMessage());
        }
        assertEquals(wrong.line(), e.line(), e.getMessage());
        assertTrue(e.where().startsWith("net.txt line " + wrong.line()), e.where());
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void isSaidInChineseToo(Wrong wrong) {
        requireChinese(Described.problem(CONVOLUTIONS, wrong.description()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a = attention heads 1 | tensor a.qkv.weight is [10, 4], which are not three",
                "attention heads 4 query w key w value w | 4 heads don't divide queries, keys and"
                        + " values of 6, 6 and 6",
                "attention heads 1 query w 0 9 key w value w | rows 0 to 8 are not in w [6, 4]",
                "attention heads 1 query w 1 2 key w 1 2 value w 1 | the first rows of w are",
                "attention heads 1 query w key w value w out o | tensor o is [4, 5] where [4, 6]"
            })
    void whatIsWrongWithAttentionIsSaidInBothLanguages(String line, String said) {
        DescriptionException e =
                Described.problem("a.qkv.weight 10 4\nw 6 4\no 4 5", "input 4 3\n" + line);
        assertTrue(e.getMessage().contains(said), e.getMessage());
        requireChinese(e);
    }

    private static void requireChinese(DescriptionException e) {
        for (Phrase said : List.of(e.whatSaid(), e.remedySaid(), e.whereSaid())) {
            String chinese = said.in(Words.of(Language.CHINESE));
            assertTrue(
                    chinese.codePoints().anyMatch(Character::isIdeographic),
                    () -> e.getMessage() + ": " + chinese);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "input 4 4",
                "input\nb = dense \"x",
                "a b = dense",
                "input\na = ",
                "input\na = desne",
                "input\na = dense stride 2",
                "input\ninput",
                "relu",
                "input\na = dense\nb = add c",
                "ignore",
                "ignore nothing",
                ""
            })
    void aLineThatIsNoLayerIsSaidInChineseToo(String description) {
        requireChinese(Described.problem("a.weight 4 7\na.bias 4", description));
    }

    @Test
    void tellsWhichTensorsAreUsedUpToTheLineThatIsWrong() {
        var check =
                new Description(
                                "input 3 8 8\nignore steps\nc1 = conv\nwhat",
                                Phrase.plain("net.txt"))
                        .check(Described.checkpoint(CONVOLUTIONS));
        assertEquals(java.util.Set.of("c1.weight", "c1.bias"), check.used());
        assertEquals(java.util.Set.of("steps"), check.ignored());
        assertTrue(check.network().isEmpty());
    }

    @Test
    void namesWithSpacesQuotesAndKeywordsStandInQuotes() {
        String odd = "my \"=\\#layer";
        Network network =
                Graphs.input(3)
                        .dense(odd, 3, 4)
                        .then("bias", new Layer.Activate(Activation.TANH))
                        .dense("from", 4, 4)
                        .after("line\nbreak", new Layer.Add(), "from", "bias")
                        .dense("input", 4, 2)
                        .network();
        List<Node> nodes = new ArrayList<>(network.nodes());
        nodes.set(0, new Node("start here", nodes.getFirst().layer(), List.of()));
        nodes.set(1, new Node(odd, nodes.get(1).layer(), List.of("start here")));
        network = new Network("test, of \"odd\" names", nodes, List.of());
        Checkpoint checkpoint = Described.of(network, Graphs.random(network, 1));
        String written = DescriptionWriter.write(new Reading(network), checkpoint);
        assertEquals(network, Described.model(checkpoint, written).network(), written);
    }

    @Test
    void anInputWithoutAShapeIsTheFirstDenseLayers() {
        Network network =
                Described.model(
                                Described.checkpoint("a.weight 4 7\nb.weight 2 4"),
                                "input\na = dense\ntanh\nb = dense")
                        .network();
        assertEquals(List.of(7), network.inputShape());
        assertEquals("dense 4-2 tanh", network.architecture());
    }

    @Test
    void aSquareWeightIsTurnedWhereTheLineSaysSo() {
        Checkpoint checkpoint = Described.checkpoint("a.weight 3 3");
        assertTrue(Described.model(checkpoint, "input\na = dense").views().isEmpty());
        assertEquals(
                List.of(1, 0),
                Described.model(checkpoint, "input\na = dense outputs-last")
                        .views()
                        .get("a.weight")
                        .axes());
    }

    @Test
    void aDraftOfWhatNothingRecognisesFitsUpToWhatOnlyAPersonKnows() {
        Checkpoint checkpoint = Described.checkpoint(CONVOLUTIONS);
        assertThrows(
                UnrecognisedException.class,
                () -> Models.recognise(checkpoint, Models.Options.DEFAULT));
        String draft = Models.draft(checkpoint, Models.Options.DEFAULT);
        var check = new Description(draft, Phrase.plain("draft")).check(checkpoint);
        assertTrue(check.used().contains("n.running_mean"), draft);
        assertTrue(draft.contains("\nfc = dense\n"), draft);
        assertTrue(check.problem().isPresent(), draft);
    }

    @Test
    void refusesWhatIsNoText(@TempDir Path folder) throws Exception {
        Path binary = Files.write(folder.resolve("net.txt"), new byte[] {'a', 0, 'b'});
        for (Path file : List.of(folder, folder.resolve("none"), binary)) {
            var e = assertThrows(NetworkException.class, () -> Description.read(file));
            assertEquals(file.toString(), e.where());
        }
        Path text = Files.writeString(folder.resolve("good.txt"), "input 3");
        assertEquals("input 3", Description.read(text).text());
    }

    @Test
    void everyFunctionIsWrittenAsItIsRead() {
        String layers =
                """
                input
                a = dense
                relu6
                elu slope 0.7
                selu
                hard-sigmoid slope 0.2
                hard-swish
                gelu-tanh
                clip -inf 2.5
                clip -1 1
                clip 0 6
                b = dense
                """;
        Checkpoint checkpoint = Described.checkpoint("a.weight 4 7\nb.weight 2 4");
        Model model = Described.model(checkpoint, layers);
        assertEquals(
                "dense 4-2 ReLU6, ELU, SELU, hard sigmoid, hard swish, tanh GELU, clip -inf to 2.5, clip -1 to 1",
                model.network().architecture());
        String words =
                Models.describe(
                        checkpoint,
                        Models.Options.DEFAULT.describedBy(
                                new Description(layers, Phrase.plain("net.txt"))));
        assertEquals(model.network().nodes(), Described.network(checkpoint, words).nodes(), words);
    }

    @Test
    void boundsTheWrongWayRoundAreRefused() {
        var problem = Described.problem("a.weight 4 7", "input\na = dense\nclip 2 1");
        assertTrue(problem.getMessage().contains("wrong way round"), problem.getMessage());
        var word = Described.problem("a.weight 4 7", "input\na = dense\nclip low 1");
        assertTrue(word.getMessage().contains("a bound is 'low'"), word.getMessage());
    }

    @Test
    void twoDescriptionsOfTheSameTensorsMakeNoPair() {
        Checkpoint checkpoint = Described.checkpoint("a.weight 4 7\nb.weight 2 4");
        String name = "architecture same\n";
        Model tanh = Described.model(checkpoint, name + "input\na = dense\ntanh\nb = dense");
        Model relu = Described.model(checkpoint, name + "input\na = dense\nrelu\nb = dense");
        var e = assertThrows(NetworkException.class, () -> Models.likeNamed(tanh, relu));
        assertTrue(e.getMessage().contains("--network"), e.getMessage());
    }

    @Test
    void whereALineStandsIsSaidInChineseToo() {
        var of = new Description("input 4\nwhat", Phrase.of("badnetwork.the-sessions-description"));
        var e =
                assertThrows(
                        DescriptionException.class,
                        () ->
                                Models.recognise(
                                        Described.checkpoint("a.weight 4 4"),
                                        Models.Options.DEFAULT.describedBy(of)));
        assertEquals("the session's description line 2 (what)", e.where());
        assertEquals("会话中的描述 第 2 行（what）", e.whereSaid().in(Words.of(Language.CHINESE)));
    }
}
