package thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thalweg.network.Activation;
import thalweg.network.Parameter;
import thalweg.symmetry.Chains;

/** Bad requests and inputs: one line, exit status 2, nothing left behind. */
class BadRequestTest {
    @TempDir Path folder;
    private Shell shell;

    @BeforeEach
    void fill() throws IOException {
        shell = Shell.in(folder);
        Files.writeString(shell.file("text.pt"), "not a model\n");
        Files.writeString(shell.file("empty.pt"), "");
        byte[] whole = Files.readAllBytes(shell.file("a.pt"));
        Files.write(shell.file("cut.pt"), java.util.Arrays.copyOf(whole, whole.length / 2));
        byte[] other = Files.readAllBytes(shell.file("b.safetensors"));
        Files.write(shell.file("cut.safetensors"), java.util.Arrays.copyOf(other, 40));
        shell.model("wider.pt", 3, 6, 20, 12, 4);
        shell.data("narrow.npz", 5, 4);
        shell.data("classes.npz", 6, 9);
        shell.testData("test.npz", 6, 4);
        Files.writeString(shell.file("p.json"), "{\"version\":1,\"groups\":{\"x\":{\"p\":[0]}}}");
    }

    @Test
    void aSafetensorsFileCutInsideItsHeaderIsSaidToBeCutShort() {
        var refused = shell.run("inspect", "@cut.safetensors");
        assertEquals(2, refused.status());
        assertTrue(
                refused.err().contains("the file is cut short inside its header: "), refused.err());
        assertTrue(
                refused.err().contains("cut.safetensors); copy or save the checkpoint again"),
                refused.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frob",
                "inspect",
                "inspect @missing.pt",
                "inspect @text.pt",
                "inspect @empty.pt",
                "inspect @cut.pt",
                "inspect @cut.safetensors",
                "inspect @",
                "inspect @a.pt --frob",
                "match @a.pt",
                "match @a.pt @b.safetensors @a.pt",
                "match @a.pt @wider.pt",
                "match @a.pt @text.pt --out @moved.pt",
                "match @a.pt @b.safetensors --method am",
                "match @a.pt @b.safetensors --seed x",
                "match @a.pt @b.safetensors --am correlation",
                "match @a.pt @b.safetensors --method am --data @missing",
                "match @a.pt @b.safetensors --method am --data @narrow.npz",
                "match @a.pt @b.safetensors --method am --data @classes.npz",
                "match @a.pt @b.safetensors --method am --data @test.npz --out @m.pt",
                "match @a.pt @b.safetensors --method am --data @data.npz --limit 0",
                "match @a.pt @b.safetensors --method am --data @data.npz --am cosine",
                "match @a.pt @b.safetensors --method am --data @data.npz --start a",
                "match @a.pt @b.safetensors --method ste --data @data.npz --am inner",
                "interpolate @a.pt @b.safetensors --method am --data @test.npz",
                "merge @a.pt @b.safetensors --out @m.pt --method am",
                "match @a.pt @b.safetensors --start random",
                "match @a.pt @b.safetensors --method ste",
                "match @a.pt @b.safetensors --method ste --data @missing",
                "match @a.pt @b.safetensors --method ste --data @narrow.npz",
                "match @a.pt @b.safetensors --method ste --data @classes.npz",
                "match @a.pt @b.safetensors --method ste --data @test.npz --out @m.pt",
                "match @a.pt @b.safetensors --method ste --data @data.npz --limit 0",
                "match @a.pt @b.safetensors --method ste --data @data.npz --mean 1",
                "match @a.pt @b.safetensors --method ste --data @data.npz --start b",
                "match @a.pt @b.safetensors --method ste --data @data.npz --optimizer lion",
                "match @a.pt @b.safetensors --method ste --data @data.npz --rate 0",
                "match @a.pt @b.safetensors --method ste --data @data.npz --rate -0.1",
                "match @a.pt @b.safetensors --method ste --data @data.npz --rate x",
                "match @a.pt @b.safetensors --method ste --data @data.npz --rate NaN",
                "match @a.pt @b.safetensors --method ste --data @data.npz --momentum 0.9",
                "match @a.pt @b.safetensors --method ste --data @data.npz --optimizer sgd --momentum 1",
                "match @a.pt @b.safetensors --method ste --data @data.npz --batch 0",
                "match @a.pt @b.safetensors --method ste --data @data.npz --steps -2",
                "match @a.pt @b.safetensors --method ste --data @data.npz --best test",
                "align @a.pt @b.safetensors --method ste",
                "interpolate @a.pt @b.safetensors --method ste --data @test.npz",
                "interpolate @a.pt @b.safetensors --method ste --data @data.npz --search-examples 0",
                "merge @a.pt @b.safetensors --out @m.pt --method ste",
                "match @a.pt @b.safetensors --device tpu",
                "interpolate @a.pt @b.safetensors --data @data.npz --mean 0.5",
                "interpolate @a.pt @b.safetensors --data @data.npz --mean 0.5 --deviation x",
                "interpolate @a.pt @b.safetensors --data @data.npz --mean 0.5 --deviation 0",
                "interpolate @a.pt @b.safetensors --data @data.npz --mean 1,2,3 --deviation 1,1,1",
                "match @a.pt @b.safetensors --threads -1",
                "match @a.pt @b.safetensors --threads 0",
                "match @a.pt @b.safetensors --restarts 0",
                "match @a.pt @b.safetensors --data @data.npz --limit 5",
                "match @a.pt @b.safetensors --match-layers fc9.weight",
                "match @a.pt @b.safetensors --match-components top:0",
                "interpolate @a.pt @b.safetensors --data @data.npz --merge-layers fc9.weight",
                "match @a.pt @b.safetensors --method ste --restarts 2",
                "match @a.pt @b.safetensors --method sinkhorn --by loss",
                "align @a.pt @b.safetensors --permutation @p.json --method wm",
                "interpolate @a.pt @b.safetensors --data @data.npz --permutation @p.json --steps 3",
                "match @a.pt @b.safetensors --activation swish",
                "match @a.pt @b.safetensors --out @moved.tar",
                "match @a.pt @b.safetensors --out @no/moved.pt",
                "match @a.pt @b.safetensors --charts @a.pt",
                "match @a.pt @b.safetensors --charts @c --chart-colours pink",
                "match @a.pt @b.safetensors --permutation-out @no/p.json",
                "match @a.pt @b.safetensors --permutation-out /sys/p.json",
                "match @a.pt @b.safetensors --out @m.npz --permutation-out @m.npz",
                "align @a.pt @b.safetensors --gamma 2",
                "align @a.pt @b.safetensors --gamma ,,",
                "align @a.pt @b.safetensors --gamma x",
                "align @a.pt @b.safetensors --permutation @missing.json",
                "align @a.pt @b.safetensors --permutation @",
                "align @a.pt @b.safetensors --permutation @p.json",
                "align @a.pt @b.safetensors --permutation @a.pt",
                "interpolate @a.pt @b.safetensors",
                "interpolate @a.pt @b.safetensors --data @missing",
                "interpolate @a.pt @b.safetensors --data @narrow.npz",
                "interpolate @a.pt @b.safetensors --data @classes.npz",
                "interpolate @a.pt @b.safetensors --data @data.npz --points 4",
                "interpolate @a.pt @b.safetensors --data @data.npz --points 1",
                "interpolate @a.pt @b.safetensors --data @data.npz --points 2147483647",
                "interpolate @a.pt @b.safetensors --data @data.npz --limit 0",
                "interpolate @a.pt @b.safetensors --data @data.npz --split other",
                "interpolate @a.pt @b.safetensors --data @data.npz --normalization sometimes",
                "merge @a.pt @b.safetensors",
                "merge @a.pt @b.safetensors --out @b.safetensors",
                "merge @a.pt @b.safetensors --out @m.pt --data @narrow.npz",
                "merge @a.pt @b.safetensors --out @m.pt --weights 0,0",
                "merge @a.pt @b.safetensors --out @m.pt --weights 1",
                "train --data @data.npz --architecture vgg --out @m.pt",
                "train --data @data.npz --architecture mlp:60000,60000 --out @m.pt",
                "train --data @data.npz --architecture conv:4,M --out @m.pt",
                "train --data samples/mnist --architecture conv:65536 --out @m.pt",
                "train --data samples/mnist --architecture conv:4,M,M --out @m.pt",
                "train --data @data.npz --architecture mlp:4 --epochs 0 --out @m.pt",
                "train --data @data.npz --architecture mlp:4 --epochs -1 --out @m.pt",
                "bench @a.pt @b.safetensors --data @data.npz --seconds -1",
                "bench @a.pt @b.safetensors --data @data.npz --seconds NaN",
            })
    void isOneSentenceAndLeavesNothingBehind(String line) {
        List<String> before = shell.files();
        var result = shell.run(line.split(" "));
        assertEquals(2, result.status(), result.err());
        assertEquals("", result.out());
        assertTrue(result.err().matches("thalweg: [^\n]+ \\([^\n]+\\); [^\n]+\n"), result.err());
        assertFalse(result.err().contains("Exception"), result.err());
        assertFalse(result.err().matches("(?s).*not an? (double|int|long).*"), result.err());
        assertEquals(before, shell.files());
    }

    @Test
    void chartsThatAreThereAreNotReplacedAndNoWorkIsDoneForThem() throws Exception {
        for (String[] line :
                new String[][] {
                    {"match", "r-by-layer"}, {"align", "r-by-layer"}, {"interpolate", "loss"}
                }) {
            Path charts = folder.resolve(line[0]);
            Files.createDirectories(charts);
            Files.writeString(charts.resolve(line[1] + ".svg"), "mine");
            List<String> words = new ArrayList<>(List.of(line[0], "@missing.pt", "@a.pt"));
            words.addAll(List.of("--charts", charts.toString()));
            if (line[0].equals("interpolate")) {
                words.addAll(List.of("--data", "@data.npz"));
            }
            var result = shell.run(words.toArray(String[]::new));
            assertEquals(2, result.status());
            assertTrue(result.err().startsWith("thalweg: the file exists ("), result.err());
            assertEquals("mine", Files.readString(charts.resolve(line[1] + ".svg")));
        }
    }

    @Test
    void refusesWeightsThatAreNotNumbersUnlessAllowed() {
        var parameters = Chains.random(4, true, Activation.RELU, Shell.WIDTHS).parameters().all();
        Parameter weight = parameters.get(2);
        weight.values()[5] = Float.NaN;
        shell.write("nan.pt", parameters);
        var refused = shell.run("match", "@a.pt", "@nan.pt");
        assertEquals(2, refused.status());
        assertTrue(
                refused.err().contains("1 of 192 numbers of " + weight.name() + " is NaN"),
                refused.err());
        assertTrue(refused.err().contains("--allow-nan"), refused.err());
        var allowed = shell.run("match", "@a.pt", "@nan.pt", "--allow-nan", "--json");
        assertEquals(0, allowed.status(), allowed.err());
    }

    /** As root, a device such as /dev/null would be gone for everyone. */
    @Test
    void whatIsNoRegularFileIsNotReplacedEvenByForce() throws Exception {
        Path pipe = shell.file("pipe.npz");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        for (String option : new String[] {"--out", "--permutation-out"}) {
            var result =
                    shell.run("match", "@a.pt", "@b.safetensors", option, "@pipe.npz", "--force");
            assertEquals(2, result.status(), result.err());
            assertTrue(
                    result.err().startsWith("thalweg: this is not a regular file ("), result.err());
        }
        assertTrue(Files.exists(pipe) && !Files.isRegularFile(pipe));
    }

    @Test
    void ofFilesForTheWindowTheOneThatIsMissingIsNamed() {
        var missing = shell.run("@a.pt", "@missing.pt");
        assertEquals(2, missing.status());
        String named = "thalweg: there is no such file (" + shell.file("missing.pt") + "); ";
        assertTrue(missing.err().startsWith(named), missing.err());
        var option = shell.run("@a.pt", "--dark");
        assertTrue(option.err().contains("no options (--dark); "), option.err());
    }

    @Test
    void anEmptyNameIsNotTakenForThisFolder() {
        for (String[] words :
                new String[][] {
                    {"inspect", ""},
                    {"match", "@a.pt", "@b.safetensors", "--out", ""},
                    {"interpolate", "@a.pt", "@b.safetensors", "--data", ""}
                }) {
            var result = shell.run(words);
            assertEquals(2, result.status(), result.err());
            assertTrue(
                    result.err().matches("thalweg: [^\n]*name is empty \\([^\n]+\\); [^\n]+\n"),
                    result.err());
        }
    }

    @Test
    void traceSaysWhereItCameFrom() {
        var result = shell.run("inspect", "@text.pt", "--trace");
        assertEquals(2, result.status());
        assertTrue(result.err().contains("\tat thalweg."), result.err());
        assertTrue(result.err().lines().toList().getLast().startsWith("thalweg: "));
    }

    @Test
    void helpIsOnStandardOutput() {
        for (String[] words : new String[][] {{"--help"}, {"match", "--help"}, {}}) {
            var result = shell.run(words);
            assertEquals(0, result.status());
            assertTrue(result.out().contains("./thalweg"), result.out());
            assertEquals("", result.err());
        }
    }
}
