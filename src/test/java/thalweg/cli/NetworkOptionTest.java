package thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.checkpoint.Checkpoints;

/** A network that nothing recognises, on the command line. */
class NetworkOptionTest {
    private static final String NETWORK =
            """
            input 6
            a = dense
            x = relu
            b = dense
            relu
            c = dense
            add x
            out = dense
            """;

    @TempDir Path folder;
    private Shell shell;

    @BeforeEach
    void write() throws Exception {
        shell = Shell.in(folder);
        model("m.safetensors", 1);
        model("n.pt", 2);
        Files.writeString(folder.resolve("net.txt"), NETWORK);
    }

    /** Two layers back onto the stream: no chain of dense layers. */
    private void model(String name, long seed) {
        var random = new Random(seed);
        List<Checkpoints.Content> tensors = new ArrayList<>();
        for (String t : List.of("a 9 6", "b 7 9", "c 9 7", "out 4 9", "extra 3 5")) {
            String[] words = t.split(" ");
            int rows = Integer.parseInt(words[1]);
            int columns = Integer.parseInt(words[2]);
            float[] w = new float[rows * columns];
            for (int i = 0; i < w.length; i++) {
                w[i] = (float) random.nextGaussian();
            }
            if (!words[0].equals("extra") || name.startsWith("e")) {
                tensors.add(new Checkpoints.Content(words[0], List.of(rows, columns), w));
            }
        }
        tensors.add(new Checkpoints.Content("a.scale", List.of(1, 2, 1, 1, 1), new float[2]));
        Checkpoints.write(folder.resolve(name), tensors, true);
    }

    private void describe(String text) throws Exception {
        Files.writeString(folder.resolve("net.txt"), text);
    }

    @Test
    void whatIsNotRecognisedIsRefusedWithWhatToDo() {
        var result = shell.run("check", "@m.safetensors");
        assertEquals(2, result.status());
        assertTrue(result.err().contains("--network"), result.err());
        assertEquals(1, result.err().lines().count());
    }

    @Test
    void describedItIsCheckedMatchedAndMergedLikeAnyOther() throws Exception {
        describe(NETWORK + "ignore a.scale");
        var check = shell.run("check", "@m.safetensors", "--network", "@net.txt", "--json");
        assertEquals(0, check.status(), check.err());
        assertTrue(check.json().path("equivalent").asBoolean());
        assertEquals(9 + 7, check.json().path("freeUnits").asInt());
        var match =
                shell.run(
                        "match",
                        "@m.safetensors",
                        "@n.pt",
                        "--network",
                        "@net.txt",
                        "--out",
                        "@moved.pt");
        assertEquals(0, match.status(), match.err());
        var moved = Checkpoints.open(folder.resolve("moved.pt"));
        assertEquals(List.of(1, 2, 1, 1, 1), moved.tensor("a.scale").orElseThrow().shape());
    }

    @Test
    void aDescriptionThatDoesNotFitNamesItsLine() {
        var result = shell.run("inspect", "@m.safetensors", "--network", "@net.txt");
        assertEquals(2, result.status());
        assertTrue(result.err().contains("net.txt line 8"), result.err());
        assertTrue(result.err().contains("ignore a.scale"), result.err());
        assertFalse(Files.exists(folder.resolve("state")), "nothing that doesn't fit is kept");
    }

    @Test
    void whatFittedIsRememberedForTheSameTensorsAndSaid() throws Exception {
        describe(NETWORK + "ignore a.scale");
        assertEquals(0, shell.run("inspect", "@m.safetensors", "--network", "@net.txt").status());
        var again = shell.run("check", "@n.pt");
        assertEquals(0, again.status(), again.err());
        assertTrue(again.err().contains("network: described by you on 20"), again.err());
        var inspected = shell.run("inspect", "@n.pt");
        assertTrue(
                inspected.out().contains("assumed network: described by you on "), inspected.out());
        assertEquals(2, shell.run("check", "@n.pt", "--no-remembered").status());
    }

    @Test
    void withoutRememberingNothingIsKept() throws Exception {
        describe(NETWORK + "ignore a.scale");
        var result = shell.run("check", "@n.pt", "--network", "@net.txt", "--no-remembered");
        assertEquals(0, result.status(), result.err());
        assertFalse(Files.exists(folder.resolve("state")));
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidAndTheWorkGoesOn() throws Exception {
        describe(NETWORK + "ignore a.scale");
        Files.writeString(folder.resolve("state"), "a file where the folder would be");
        var result = shell.run("check", "@n.pt", "--network", "@net.txt");
        assertEquals(0, result.status(), result.err());
        assertTrue(result.err().contains("can't be kept"), result.err());
    }

    @Test
    void describePrintsWhatNetworkReads() throws Exception {
        var written = shell.run("inspect", "@a.pt", "--describe");
        assertEquals(0, written.status(), written.err());
        assertTrue(written.out().contains("\nfc1 = dense\nrelu\n"), written.out());
        describe(written.out());
        var read = shell.run("inspect", "@a.pt", "--network", "@net.txt", "--json");
        assertEquals(
                "6-16-12-4 ReLU", read.json().at("/models/0/architecture").asText(), read.err());
    }

    @Test
    void describeDraftsWhatIsNotRecognised() {
        var draft = shell.run("inspect", "@m.safetensors", "--describe");
        assertEquals(0, draft.status(), draft.err());
        assertTrue(draft.out().startsWith("# A draft"), draft.out());
        assertTrue(draft.out().contains("\na = dense\n"), draft.out());
        assertTrue(draft.out().contains("\nout = dense\n"), draft.out());
        assertTrue(draft.out().contains("# no line yet for a.scale"), draft.out());
        assertFalse(
                shell.run("inspect", "@m.safetensors", "--describe", "--json")
                        .json()
                        .at("/models/0/recognised")
                        .asBoolean(true));
    }
}
