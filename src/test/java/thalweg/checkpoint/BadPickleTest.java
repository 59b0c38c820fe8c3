package thalweg.checkpoint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadPickleTest {
    @TempDir Path folder;

    private String failure(String pickle) throws Exception {
        Path file = Bad.torch(folder.resolve("bad.pt"), pickle.getBytes(ISO_8859_1));
        return assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Bad.failure(file));
    }

    /** A pickled tensor of the four numbers, with these offset, size and stride. */
    private static String tensor(String offset, String size, String stride) {
        return "\u0080\2}X\1\0\0\0wctorch._utils\n_rebuild_tensor_v2\n((X\7\0\0\0storage"
                + "ctorch\nFloatStorage\nX\1\0\0\0"
                + "0X\3\0\0\0cpuK\4tQ"
                + offset
                + "("
                + size
                + "t("
                + stride
                + "t\u0089}tRs.";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cposix\nsystem\n(S'touch pwned'\ntR.",
                "cos\nsystem\n(S'touch pwned'\ntR.",
                "cnt\nsystem\n(S'touch pwned'\ntR.",
                "\u0080\4\u008c\5posix\u008c\6system\u0093\u008c\5touch\u0085R.",
                "\u0080\2cposix\nsystem\n)\u0081.",
                "(S'touch pwned'\niposix\nsystem\n."
            })
    void aFileThatAsksToRunSomethingIsRefusedByName(String pickle) throws Exception {
        String message = failure(pickle);
        assertTrue(
                message.startsWith("the file asks to run os.system, which is refused ("), message);
        assertFalse(Files.exists(Path.of("pwned")));
    }

    @ParameterizedTest
    @CsvSource({
        "builtins, eval",
        "__builtin__, getattr",
        "torch, load",
        "torch.hub, load",
        "torch.serialization, load",
        "subprocess, Popen",
        "runpy, _run_code",
        "importlib, import_module",
        "_pickle, loads",
        "commands, getoutput",
        "webbrowser, open",
        "numpy, load",
        "pip, main"
    })
    void everyNameOfALibraryOffTheListIsRefused(String module, String name) throws Exception {
        String message = failure("c%s\n%s\n.".formatted(module, name));
        assertTrue(message.startsWith("the file asks to run " + module + "." + name), message);
    }

    @ParameterizedTest
    @CsvSource({
        "torch.nn.modules.linear, Linear",
        "__main__, Net",
        "somebody.models, build",
        "torch, Storage.from_file",
        "torch.serialization, Anything.os.system"
    })
    void aClassIsDataUntilItIsCalled(String module, String name) throws Exception {
        String mention = "c%s\n%s\n".formatted(module, name);
        assertTrue(failure(mention + ".").startsWith("the file holds no named tensors ("));
        String made = failure(mention + ")\u0081}X\1\0\0\0aK\1sb.");
        assertTrue(made.startsWith("the file holds no named tensors ("), made);
        String called = failure(mention + "(S'touch pwned'\ntR.");
        assertTrue(
                called.startsWith(
                        "the file asks to run " + module + "." + name + ", which is refused ("),
                called);
        assertFalse(Files.exists(Path.of("pwned")));
    }

    @Test
    void aNetworkThatIsCalledSaysToSaveItsStateDict() throws Exception {
        assertTrue(
                failure("ctorch.nn.modules.linear\nLinear\n)R.")
                        .endsWith("save the model's state_dict() in place of the whole model"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Through functions on the list that call what they are given.
                "ctorch._tensor\n_rebuild_from_type_v2\n(c__main__\nrun\nc__main__\nT\n(K\0tNtR.",
                "c__builtin__\ngetattr\n(cposixpath\nos\nX\6\0\0\0systemtR.",
                "c__builtin__\ngetattr\n(c__main__\nNet\nX\6\0\0\0systemtR.",
                "c__builtin__\ngetattr\n(ctorch._C\n_VariableFunctionsClass\nX\4\0\0\0tanhtR"
                        + "(K\1tR.",
                "ccopy_reg\n_reconstructor\n(cposix\nsystem\nc__builtin__\nobject\nNtR.",
                "cfunctools\npartial\n(cposix\nsystem\ntR.",
                "(\u008c\6system\u0081."
            })
    void nothingIsCalledInARoundaboutWay(String pickle) throws Exception {
        failure(pickle);
    }

    @Test
    void anArgumentUsedOverAndOverIsABomb() throws Exception {
        // A list of 100,000 pairs, of which a map is to be made 100,000 times.
        var pickle = new StringBuilder("\u0080\2ccollections\nOrderedDict\nq\0](");
        pickle.append("(X\1\0\0\0aK\1tq\1").append("h\1".repeat(100_000)).append("e\u0085q\2");
        pickle.append("h\0h\2R0".repeat(100_000)).append('.');
        String message = failure(pickle.toString());
        assertTrue(message.contains("as a pickle bomb does"), message);
        failure("\u0080\2ctorch\ndevice\n(]]]tR.");
    }

    @Test
    void aNameCannotBreakTheMessageIntoLines() throws Exception {
        failure("\u0080\4\u008c\3a\rb\u008c\3c\nd\u0093.");
        failure("c" + "x".repeat(100_000) + "\ny\n.");
    }

    @Test
    void aPickleOfEndlessOperationsIsABomb() throws Exception {
        String message = failure("]" + "2".repeat(3_000_000) + ".");
        assertTrue(message.contains("as a pickle bomb does"), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X\u00ff\u00ff\u00ff\u007f.", // 2 GB of text
                "\u0080\4\u008d\0\0\0\0\0\1\0\0.", // 1 TB
                "\u0080\4\u008e\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff.",
                "\u0080\5\u0096\0\0\0\u0080\0\0\0\0.",
                "B\u00ff\u00ff\u00ff\u00ff.",
                "T\u00ff\u00ff\u00ff\u007f.",
                "\u0080\2\u008b\u00ff\u00ff\u00ff\u007f."
            })
    void aDeclaredLengthBeyondTheFileIsABomb(String pickle) throws Exception {
        String message = failure(pickle);
        assertTrue(message.contains("bytes at once, as a pickle bomb does"), message);
    }

    @Test
    void aNumberOfAMillionDigitsIsABomb() throws Exception {
        assertTrue(failure("L" + "9".repeat(1_000_000) + "L\n.").contains("as a pickle bomb does"));
    }

    @Test
    void listsOfListsOfListsTakeNoTimeWhereverTheyAreUsed() throws Exception {
        // Each doubles the one before: written out, the last would hold 2^60 elements.
        var pickle = new StringBuilder("\u0080\2");
        pickle.append("]");
        for (int i = 0; i < 60; i++) {
            pickle.append("q").append((char) i).append("](h").append((char) i);
            pickle.append("h").append((char) i).append("e");
        }
        String bomb = pickle.toString();
        failure(bomb + ".");
        failure(bomb + "q\u00c8}h\u00c8K\1s."); // as a key
        failure("\u0080\4" + bomb.substring(2) + "q\u00c8\u008f(h\u00c8\u0090."); // in a set
        failure(bomb + "q\u00c8}X\1\0\0\0ah\u00c8s."); // as a value
    }

    @Test
    void nestingWithoutEndIsNoRecursion() throws Exception {
        failure("]".repeat(100_000) + "a".repeat(99_999) + ".");
        failure("}".repeat(50_000) + "X\1\0\0\0a0".repeat(10_000) + ".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "0.",
                "R.",
                "}R.",
                "(.",
                "t.",
                "h\7.",
                "(tQ.",
                "K\1Q.",
                "]}b.",
                "u.",
                "}(K\1u.",
                "\u0080\177.",
                "\u00fe.",
                "P0\n.",
                "\u0080\2\u0082\1.",
                "o.",
                "ccollections\nOrderedDict\nK\1R.",
                "ctorch\nFloatStorage\n)R."
            })
    void nonsenseIsDamaged(String pickle) throws Exception {
        failure(pickle);
    }

    @Test
    void tensorsMustLieInTheirStorage() throws Exception {
        Path good =
                Bad.torch(
                        folder.resolve("good.pt"),
                        tensor("K\0", "K\2K\2", "K\2K\1").getBytes(ISO_8859_1));
        assertEquals(4, Checkpoints.open(good).tensors().getFirst().read().length);
        for (String bad :
                new String[] {
                    tensor("K\1", "K\2K\2", "K\2K\1"),
                    tensor("K\0", "K\2K\2", "K\3K\1"),
                    tensor("K\0", "K\5", "K\1"),
                    tensor("J\u00ff\u00ff\u00ff\u00ff", "K\1", "K\1"),
                    tensor("K\0", "J\u00ff\u00ff\u00ff\u00ff", "K\1"),
                    tensor("K\3", "K\2", "J\u00ff\u00ff\u00ff\u00ff"),
                    tensor("K\0", "K\2K\2", "K\1"),
                    tensor(
                            "K\0",
                            "J\u00ff\u00ff\u00ff\177J\u00ff\u00ff\u00ff\177J\u00ff\u00ff\u00ff\177",
                            "K\0K\0K\0"),
                    tensor(
                            "\u008a\u0009\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\0",
                            "K\1",
                            "K\1")
                }) {
            failure(bad);
        }
    }

    @Test
    void aViewThatRepeatsOneNumberABillionTimesIsABomb() throws Exception {
        String message = failure(tensor("K\0", "J\0\0\0\u0040", "K\0"));
        assertTrue(message.contains("as a pickle bomb does"), message);
    }

    @Test
    void filesWithoutNamedTensorsAreRefused() throws Exception {
        assertTrue(failure("}.").startsWith("the file holds no named tensors ("));
        assertTrue(failure("K\1.").startsWith("the file holds no named tensors ("));
        String one = tensor("K\0", "K\2", "K\1");
        String bare = one.substring(0, 2) + one.substring(one.indexOf("ctorch"), one.length() - 2);
        assertTrue(failure(bare + ".").startsWith("the file holds a single tensor"));
        String map = one.substring(2, one.length() - 1);
        String two = "\u0080\2}X\1\0\0\0a" + map + "sX\1\0\0\0b" + map + "s.";
        assertTrue(failure(two).startsWith("the file holds several sets of tensors (a; b) ("));
    }

    @Test
    void zipsThatLackPartsAreRefused() throws Exception {
        Path lacking =
                Bad.zip(
                        folder.resolve("lacking.pt"),
                        "a/data.pkl",
                        tensor("K\0", "K\2", "K\1").getBytes(ISO_8859_1));
        assertTrue(Bad.failure(lacking).startsWith("the zip lacks a/data/0 ("));
        Path large = Bad.zip(folder.resolve("large.pt"), "a/data.pkl", new byte[1 << 25]);
        assertTrue(Bad.failure(large).contains("over the limit"));
    }
}
