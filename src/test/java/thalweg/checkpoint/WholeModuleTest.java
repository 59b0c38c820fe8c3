package thalweg.checkpoint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks that were pickled whole: what they say beside their tensors. */
class WholeModuleTest {
    @TempDir Path folder;

    private static Checkpoint open(String name) {
        return Checkpoints.open(FixturesTest.TORCH.resolve(name));
    }

    private static SavedModule module(String file, String path) {
        return open(file).modules().stream()
                .filter(m -> m.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"whole-conv.pt", "whole-parallel.pt"})
    void namesEveryModuleBeforeThoseInsideIt(String file) {
        List<String> modules =
                open(file).modules().stream().map(m -> m.path() + ":" + m.kind()).toList();
        assertEquals(
                List.of(
                        ":ConvNet",
                        "stem:Conv2d",
                        "blocks:Sequential",
                        "blocks.0:Block",
                        "blocks.0.conv:Conv2d",
                        "blocks.0.norm:BatchNorm2d",
                        "blocks.0.activation:LeakyReLU",
                        "blocks.1:Identity",
                        "blocks.2:Block",
                        "blocks.2.conv:Conv2d",
                        "blocks.2.norm:BatchNorm2d",
                        "blocks.2.activation:LeakyReLU",
                        "pool:AdaptiveAvgPool2d",
                        "head:Linear",
                        "tied:Linear",
                        "gelu:GELU"),
                modules);
    }

    @Test
    void keepsTheAttributesThatShapesDoNotShow() {
        var conv = module("whole-conv.pt", "blocks.2.conv");
        assertEquals("torch.nn.modules.conv.Conv2d", conv.type());
        assertEquals(List.of(2L, 1L), conv.integers("stride"));
        assertEquals(List.of(1L, 1L), conv.integers("padding"));
        assertEquals("zeros", conv.text("padding_mode").orElseThrow());
        assertEquals(List.of(1L), conv.integers("groups"));
        assertEquals(List.of(1L, 2L), module("whole-conv.pt", "stem").integers("dilation"));
        var norm = module("whole-conv.pt", "blocks.0.norm");
        assertEquals(0.001, norm.number("eps").orElseThrow());
        assertEquals(true, norm.attributes().get("track_running_stats"));
        var activation = module("whole-conv.pt", "blocks.0.activation");
        assertEquals(0.125, activation.number("negative_slope").orElseThrow());
        assertEquals("none", module("whole-conv.pt", "gelu").text("approximate").orElseThrow());
        assertEquals(List.of(1L, 1L), module("whole-conv.pt", "pool").integers("output_size"));
        assertEquals(0.25, module("whole-mlp.pt", "drop").number("p").orElseThrow());
    }

    @Test
    void keepsFunctionsByName() {
        var network = module("whole-conv.pt", "");
        assertEquals(
                Map.of(
                        "function",
                        "torch.nn.functional.relu",
                        "builtin",
                        "torch.tanh",
                        "widths",
                        List.of(2L, 4L),
                        "history",
                        List.of()),
                network.attributes());
        assertEquals(List.of(), network.integers("function"));
        assertEquals(List.of(), network.integers("none such"));
    }

    @Test
    void theFileFromBefore16SaysTheSame() {
        assertEquals(open("whole-mlp.pt").modules(), open("legacy-whole.pt").modules());
    }

    @Test
    void aTorchScriptArchiveSaysItsClasses() {
        assertEquals("TorchScript", open("script.pt").format());
        assertEquals(
                List.of("Script", "Sequential", "Linear", "ReLU", "Linear"),
                open("script.pt").modules().stream().map(SavedModule::kind).toList());
        assertEquals("torch.nn.modules.linear.Linear", module("script.pt", "layers.2").type());
    }

    @Test
    void aStateDictSaysNothingOfModules() {
        assertEquals(List.of(), open("legacy.pt").modules());
    }

    private String failure(String pickle) throws Exception {
        Path file = Bad.torch(folder.resolve("bad.pt"), pickle.getBytes(ISO_8859_1));
        return assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Bad.failure(file));
    }

    /** A module whose two submodules are what a memo's entry holds. */
    private static String module(char submodule, int self) {
        return "c__main__\nNet\n)\u0081q"
                + (char) self
                + "}(X\13\0\0\0_parameters}X\10\0\0\0_modules}(X\1\0\0\0ah"
                + submodule
                + "X\1\0\0\0bh"
                + submodule
                + "uub";
    }

    @Test
    void aModuleInsideItselfIsABomb() throws Exception {
        String message = failure("\u0080\2" + module('\1', 1) + ".");
        assertTrue(message.contains("as a pickle bomb does"), message);
    }

    @Test
    void modulesThatDoubleAtEveryLevelAreABomb() throws Exception {
        var pickle = new StringBuilder("\u0080\2}q\0");
        for (int i = 1; i < 60; i++) {
            pickle.append(module((char) (i - 1), i));
        }
        String message = failure(pickle + ".");
        assertTrue(message.contains("as a pickle bomb does"), message);
    }

    @Test
    void aParameterOfAClassOfItsOwnIsNamedAndNotLost() throws Exception {
        String message =
                failure(
                        "\u0080\2c__main__\nNet\n)\u0081}(X\13\0\0\0_parameters}X\1\0\0\0wc__main__\nOdd\n)\u0081s"
                                + "X\10\0\0\0_modules}ub.");
        assertTrue(
                message.startsWith("tensor w is stored as __main__.Odd, which isn't read"),
                message);
    }
}
