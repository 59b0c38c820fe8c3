package thalweg.symmetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import thalweg.network.Activation;

class PermutationFileTest {
    private final Symmetry symmetry =
            Symmetry.of(Chains.random(1, true, Activation.RELU, 3, 4, 5, 2).network());

    @TempDir Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("p.json"), text);
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Permutation p = Permutation.random(symmetry, new Random(3));
        assertEquals(p, PermutationFile.read(file(PermutationFile.toJson(p)), symmetry));
    }

    @Test
    void groupsAreFoundByTheirAxesWhateverTheirNames() throws IOException {
        Permutation p = Permutation.random(symmetry, new Random(3));
        String renamed = PermutationFile.toJson(p).replace("\"fc1\":", "\"P0\":");
        assertEquals(p, PermutationFile.read(file(renamed), symmetry));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not json|no JSON",
                "{}|version 1",
                "[1,2]|version 1",
                "{'version':1,'groups':{'g':{'p':[0,1],'axes':[{'tensor':'fc1.weight','axis':0}]}}}|2"
                        + " entries for 4 units",
                "{'version':1,'groups':{'g':{'p':[0,1,1,2],'axes':[{'tensor':'fc1.weight','axis':0}]}}}|taken"
                        + " twice",
                "{'version':1,'groups':{'g':{'p':[0,1,2,'x'],'axes':[{'tensor':'fc1.weight','axis':0}]}}}|not"
                        + " a unit's number",
                "{'version':1,'groups':{'g':{'p':[0,1,2,1e30],'axes':[{'tensor':'fc1.weight','axis':0}]}}}|not"
                        + " a unit's number",
                "{'version':1,'groups':{'g':{'p':[0,1],'axes':[{'tensor':'conv.weight','axis':0}]}}}|axis"
                        + " 0 of conv.weight",
                "{'version':1,'groups':{'g':{'p':[1,0,2,3],'axes':[{'tensor':'fc1.weight','axis':0},{'tensor':'x','axis':0}]}}}|axis"
                        + " 0 of x",
                "{'version':1,'groups':{'g':{'p':[1,0,2,3],'axes':[{'tensor':'fc1.weight','axis':0},{'tensor':'fc2.weight','axis':0}]}}}|ties"
                        + " axes",
                "{'version':1,'groups':{'g':{'p':[1,0,2,3],'axes':[{'tensor':'fc1.weight','axis':0}]},'h':{'p':[1,0,2,3],'axes':[{'tensor':'fc2.weight','axis':1}]}}}|another"
                        + " one binds",
                "{'version':1,'groups':{'g':{'p':{'a':1},'axes':[{'tensor':'fc1.weight','axis':0}]}}}|no"
                        + " list p",
                "{'version':1,'groups':{'g':{'p':[0,1,2,3]}}}|names no axes",
                "{'version':1,'groups':{}} and more|no JSON",
                "{'version':1,'groups':{},'groups':{}}|no JSON",
                "{'version':2,'groups':{}}|version 1",
            })
    void aBadFileGetsOneSentence(String text, String says) throws IOException {
        Path bad = file(text.replace('\'', '"'));
        var e = assertThrows(SymmetryException.class, () -> PermutationFile.read(bad, symmetry));
        assertTrue(e.getMessage().contains(says), e.getMessage());
    }

    @Test
    void theSentenceNamesTheFileAndTheGroup() throws IOException {
        Path bad =
                file(
                        "{'version':1,'groups':{'g':{'p':[0,1],'axes':[{'tensor':'fc2.weight','axis':1}]}}}"
                                .replace('\'', '"'));
        var e = assertThrows(SymmetryException.class, () -> PermutationFile.read(bad, symmetry));
        assertEquals(bad + ": group fc1", e.where());
    }

    @Test
    void aNameCanNeitherBreakTheLineNorCommandTheTerminal() throws IOException {
        String name = "\\u001b[31m\\u009b2J\\n".repeat(1000);
        Path bad = file("{\"version\":1,\"groups\":{\"" + name + "\":{\"p\":[0]}}}");
        var e = assertThrows(SymmetryException.class, () -> PermutationFile.read(bad, symmetry));
        assertTrue(e.getMessage().chars().noneMatch(Character::isISOControl), e.getMessage());
        assertTrue(e.what().length() < 200, e.what());
    }

    @Test
    void aFileFarLargerThanTheNetworkNeedsIsNotParsed() throws IOException {
        Path large = file("{\"version\":1,\"groups\":{}," + " ".repeat(2 << 20) + "}");
        var e = assertThrows(SymmetryException.class, () -> PermutationFile.read(large, symmetry));
        assertTrue(e.getMessage().contains("too large"), e.getMessage());
    }

    @Test
    void groupsThatAreNotNamedStayWhereTheyAre() throws IOException {
        Path one =
                file(
                        "{'version':1,'groups':{'g':{'p':[1,0,2,3],'axes':[{'tensor':'fc1.bias','axis':0}]}}}"
                                .replace('\'', '"'));
        assertEquals(
                Permutation.identity(symmetry).with(0, new int[] {1, 0, 2, 3}),
                PermutationFile.read(one, symmetry));
    }

    @Test
    void aMissingFileGetsOneSentence() {
        var e =
                assertThrows(
                        SymmetryException.class,
                        () -> PermutationFile.read(folder.resolve("none.json"), symmetry));
        assertEquals("there is no such file", e.what());
    }

    @Test
    void aFolderIsCalledOne() {
        var e = assertThrows(SymmetryException.class, () -> PermutationFile.read(folder, symmetry));
        assertEquals("this is a folder, not a permutation file", e.what());
    }
}
