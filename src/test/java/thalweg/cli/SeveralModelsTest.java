package thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import thalweg.network.Activation;
import thalweg.network.Model;
import thalweg.symmetry.Chains;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.Symmetry;

/** Merging three models and more, and their plane, on the command line. */
class SeveralModelsTest {
    @TempDir Path folder;
    private Shell shell;

    @BeforeEach
    void models() {
        shell = Shell.in(folder);
        shell.model("c.pt", 3, Shell.WIDTHS);
        shell.model("d.pt", 4, Shell.WIDTHS);
    }

    private Shell.Result merge(String... more) {
        String[] words = new String[more.length + 7];
        System.arraycopy(
                new String[] {"merge", "@a.pt", "@b.safetensors", "@c.pt", "--out", "@m.pt"},
                0,
                words,
                0,
                6);
        words[6] = "--force";
        System.arraycopy(more, 0, words, 7, more.length);
        return shell.run(words);
    }

    private double lossOf(String file) {
        JsonNode line =
                shell.run("interpolate", file, "@a.pt", "--data", "@data.npz", "--json").json();
        return line.at("/points/0/naive/loss").asDouble();
    }

    @ParameterizedTest
    @ValueSource(strings = {"star", "merge-many", "c2m3"})
    void givesEveryFieldThatIsPromised(String strategy) {
        var result = merge("--strategy", strategy, "--data", "@data.npz", "--json");
        assertEquals(0, result.status(), result.err());
        JsonNode found = result.json();
        assertEquals(strategy, found.path("strategy").asText());
        assertEquals(1, found.path("anchor").asInt());
        double gained =
                found.path("objectiveAfter").asDouble() - found.path("objectiveBefore").asDouble();
        assertTrue(gained > 0, "" + gained);
        assertEquals(3, found.path("models").size());
        assertTrue(found.at("/models/2/file").asText().endsWith("c.pt"));
        assertTrue(found.at("/models/2/loss").isNumber());
        assertTrue(found.at("/naive/loss").isNumber());
        assertTrue(found.at("/matched/accuracy").isNumber());
        assertEquals(3, found.path("pairs").size());
        JsonNode last = found.at("/pairs/2");
        assertTrue(last.path("a").asText().endsWith("b.safetensors"));
        assertTrue(last.path("b").asText().endsWith("c.pt"));
        for (String field :
                List.of("barrierHalf", "midpoint", "naiveBarrierHalf", "l2Before", "l2After")) {
            assertTrue(last.path(field).isNumber(), field);
        }
        assertEquals(0, found.path("cycleError").asDouble(-1));
        double independent = found.path("independentCycleError").asDouble(-1);
        assertTrue(independent > 0 && independent <= 1, "" + independent);
        assertEquals(found.at("/matched/loss").asDouble(), lossOf("@m.pt"), 1e-6);
    }

    @Test
    void aPairOfTheStarIsThatOfTheTwoModelsAlone() {
        JsonNode three = merge("--data", "@data.npz", "--json").json();
        JsonNode two =
                shell.run(
                                "merge",
                                "@a.pt",
                                "@c.pt",
                                "--out",
                                "@two.pt",
                                "--data",
                                "@data.npz",
                                "--json")
                        .json();
        for (String field : List.of("barrierHalf", "midpoint", "naiveBarrierHalf", "l2After")) {
            assertEquals(
                    two.at("/pairs/0/" + field).asDouble(),
                    three.at("/pairs/1/" + field).asDouble(),
                    1e-6,
                    field);
        }
        assertTrue(two.path("cycleError").isNull());
    }

    @Test
    void copiesOfOneModelMergeIntoThatModel() {
        Model a = Chains.random(1, true, Activation.RELU, Shell.WIDTHS);
        Symmetry symmetry = Symmetry.of(a.network());
        for (int copy = 0; copy < 2; copy++) {
            Permutation p = Permutation.movingEveryUnit(symmetry, new Random(copy));
            shell.write("copy" + copy + ".pt", p.apply(a.parameters()).all());
        }
        for (String strategy : List.of("star", "merge-many", "c2m3")) {
            JsonNode found =
                    shell.run(
                                    "merge",
                                    "@a.pt",
                                    "@copy0.pt",
                                    "@copy1.pt",
                                    "--out",
                                    "@m.pt",
                                    "--force",
                                    "--strategy",
                                    strategy,
                                    "--data",
                                    "@data.npz",
                                    "--json")
                            .json();
            double own = found.at("/models/0/loss").asDouble();
            assertEquals(own, found.at("/matched/loss").asDouble(), 1e-5, strategy);
            for (JsonNode pair : found.path("pairs")) {
                assertEquals(0, pair.path("barrierHalf").asDouble(), 1e-5);
                assertEquals(0, pair.path("l2After").asDouble(), 1e-4);
            }
            assertEquals(0, found.path("independentCycleError").asDouble(-1));
        }
    }

    @Test
    void theAnchorDoesNotMoveAndFourModelsHaveSixPairs() {
        String[] anchored =
                "merge @a.pt @b.safetensors @c.pt @d.pt --out @m.pt --anchor 3 --json".split(" ");
        JsonNode found = shell.run(anchored).json();
        assertEquals(3, found.path("anchor").asInt());
        assertEquals(6, found.path("pairs").size());
        assertTrue(found.path("naive").isMissingNode());
        // To the third model each is as near as weight matching of the two brings it.
        for (String[] two : new String[][] {{"@a.pt", "1"}, {"@d.pt", "5"}}) {
            JsonNode alone = shell.run("match", "@c.pt", two[0], "--json").json();
            assertEquals(
                    alone.path("l2After").asDouble(),
                    found.at("/pairs/" + two[1] + "/l2After").asDouble(),
                    1e-5);
        }
    }

    @Test
    void aStarTakesAnySearchAndSaysWhich() {
        JsonNode found =
                merge(
                                "--method",
                                "ste",
                                "--steps",
                                "3",
                                "--batch",
                                "20",
                                "--data",
                                "@data.npz",
                                "--json")
                        .json();
        assertEquals("ste", found.path("method").asText());
        assertEquals(3, found.path("steps").asInt());
        assertEquals("star", found.path("strategy").asText());
        assertTrue(found.at("/pairs/2/midpoint").isNumber());
        assertTrue(found.path("independentCycleError").isNumber());
    }

    @Test
    void weightsWeighTheMean() {
        double equal = merge("--data", "@data.npz", "--json").json().at("/matched/loss").asDouble();
        var result = merge("--data", "@data.npz", "--weights", "1,0,0", "--json");
        assertEquals(0, result.status(), result.err());
        JsonNode first = result.json();
        assertEquals(
                first.at("/models/0/loss").asDouble(), first.at("/matched/loss").asDouble(), 1e-6);
        assertNotEquals(equal, first.at("/matched/loss").asDouble());
    }

    @Test
    void theTableNamesMovedModelsAndPairs() {
        String table = merge("--data", "@data.npz", "--anchor", "2").out();
        assertTrue(table.contains("mean of A, B and C"), table);
        assertTrue(table.contains("mean of π(A), B and π(C)"), table);
        assertTrue(table.contains("π(A), π(C)"), table);
        assertTrue(table.contains("return to their place: 0.00 %."), table);
    }

    @Test
    void chartsAreOfPairs() throws Exception {
        var result = merge("--data", "@data.npz", "--charts", "@charts");
        assertEquals(0, result.status(), result.err());
        List<String> lines = Files.readAllLines(shell.file("charts/barriers-by-pair.csv"));
        assertEquals("model,other model,as they are,moved into the frame of A", lines.getFirst());
        assertEquals(4, lines.size());
        for (String name : List.of("barriers-by-pair", "distances-by-pair", "means")) {
            assertTrue(Files.size(shell.file("charts/" + name + ".png")) > 5000, name);
            assertTrue(Files.size(shell.file("charts/" + name + ".svg")) > 5000, name);
        }
    }

    @Test
    void planeGivesItsGridAndItsCorners() throws Exception {
        var result =
                shell.run(
                        "plane",
                        "@a.pt",
                        "@b.safetensors",
                        "@c.pt",
                        "--data",
                        "@data.npz",
                        "--grid",
                        "9",
                        "--charts",
                        "@charts",
                        "--json");
        assertEquals(0, result.status(), result.err());
        JsonNode found = result.json();
        assertEquals(9, found.path("x").size());
        assertEquals(9, found.path("loss").size());
        assertEquals(9, found.path("loss").get(8).size());
        JsonNode merged = merge("--data", "@data.npz", "--json").json();
        for (int m = 0; m < 3; m++) {
            assertEquals(
                    merged.at("/models/" + m + "/loss").asDouble(),
                    found.at("/models/" + m + "/loss").asDouble(),
                    1e-5);
        }
        assertEquals(
                merged.at("/matched/loss").asDouble(), found.at("/mean/loss").asDouble(), 1e-5);
        double x = found.at("/models/2/x").asDouble();
        double y = found.at("/models/2/y").asDouble();
        assertEquals(merged.at("/pairs/1/l2After").asDouble(), Math.hypot(x, y), 1e-4);
        assertEquals(82, Files.readAllLines(shell.file("charts/plane.csv")).size());
        assertTrue(Files.size(shell.file("charts/plane.png")) > 5000);
        assertTrue(Files.size(shell.file("charts/plane.svg")) > 5000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "merge @a.pt @b.safetensors @wider.pt --out @m.pt | wider",
                "merge @a.pt @b.safetensors @c.pt --out @m.pt --anchor 4 | model 4 of 3",
                "merge @a.pt @b.safetensors @c.pt --out @m.pt --anchor 0 | model 0 of 3",
                "merge @a.pt @b.safetensors @c.pt --out @m.pt --anchor -1 | model −1 of 3",
                "merge @a.pt @b.safetensors @c.pt --out @m.pt --weights 1,1 | 3 and the weights 2",
                "merge @a.pt @b.safetensors @c.pt --out @m.pt --strategy ring | strategy 'ring'",
                "merge @a.pt @b.safetensors @c.pt --out @m.pt --permutation @p.json | two models",
                "merge @a.pt @b.safetensors --out @m.pt --permutation @p.json --anchor 2 | --anchor",
                "merge @a.pt --out @m.pt | merge",
                "merge @a.pt @b.safetensors @c.pt --out @m.pt --method ste --strategy c2m3 --data @data.npz | c2m3",
                "plane @a.pt @b.safetensors --data @data.npz | plane",
                "plane @a.pt @b.safetensors @c.pt @d.pt --data @data.npz | plane",
                "plane @a.pt @b.safetensors @c.pt | --data",
                "plane @a.pt @b.safetensors @c.pt --data @data.npz --grid 2 | 3 to 201",
                "plane @a.pt @b.safetensors @c.pt --data @data.npz --normalization repair | REPAIR",
                "plane @a.pt @b.safetensors @a.pt --data @data.npz --method x | --method",
                "plane @a.pt @a.pt @a.pt --data @data.npz | one line",
                "plane @a.pt @b.safetensors @wider.pt --data @data.npz | wider",
            })
    void badRequestsAreOneSentenceThatSaysWhat(String line, String said) throws Exception {
        shell.model("wider.pt", 3, 6, 20, 12, 4);
        Files.writeString(shell.file("p.json"), "{\"version\":1,\"groups\":{\"x\":{\"p\":[0]}}}");
        List<String> before = shell.files();
        var result = shell.run(line.split(" "));
        assertEquals(2, result.status(), result.err());
        assertEquals("", result.out());
        assertTrue(result.err().matches("thalweg: [^\n]+ \\([^\n]+\\); [^\n]+\n"), result.err());
        assertTrue(result.err().contains(said), result.err());
        assertEquals(before, shell.files());
    }
}
