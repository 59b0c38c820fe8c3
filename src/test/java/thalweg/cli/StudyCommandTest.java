package thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudyCommandTest {
    /** Three models, every method, two seeds. */
    private static final String STUDY =
            """
            study "Three small ones"
            A = model a.pt
            B = model b.safetensors
            C = model c.pt
            data data.npz
            chance = random
            wm = search wm
            am = search am
            ste = search ste start random steps 3 batch 20
            together = strategy merge-many seeds 0
            seeds 0 1
            points 3
            pair A B
            pair A C
            triple A B C
            """;

    /** Two pairs by four methods, one of them without seeds; a triple by four. */
    private static final int TASKS = 2 * 7 + 6;

    @TempDir Path folder;
    private Shell shell;

    @BeforeEach
    void prepare() throws IOException {
        shell = Shell.in(folder);
        shell.model("c.pt", 3, Shell.WIDTHS);
        describe(STUDY);
    }

    private void describe(String text) throws IOException {
        Files.writeString(shell.file("small.study"), text);
    }

    private Shell.Result run(String results, String... more) {
        return shell.run(
                Stream.concat(
                                Stream.of("study", "@small.study", "--results", "@" + results),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    /** What must be the same whenever and however often a study ran, by the file's name. */
    private Map<String, String> table(String results) throws IOException {
        var table = new TreeMap<String, String>();
        for (String name : List.of("pairs.csv", "triples.csv", "table.json", "study.json")) {
            table.put(name, Files.readString(shell.file(results).resolve(name)));
        }
        return table;
    }

    private JsonNode runs(String results) throws IOException {
        return new ObjectMapper().readTree(table(results).get("table.json")).path("runs");
    }

    @Test
    void runsEveryTaskAndSaysWhatItFound() throws IOException {
        Shell.Result result = run("r", "--json");
        assertEquals(0, result.status(), result.err());
        JsonNode found = result.json();
        assertEquals(TASKS, found.path("tasks").asInt());
        assertEquals(TASKS, found.path("done").asInt());
        assertFalse(found.path("stopped").asBoolean(true));
        assertEquals(7, found.path("claims").size());
        assertEquals(1 + 2 * 7, table("r").get("pairs.csv").lines().count());
        assertEquals(1 + 6, table("r").get("triples.csv").lines().count());
        String page = Files.readString(shell.file("r").resolve("report.html"));
        assertTrue(page.contains("data:image/png;base64,"));
        assertFalse(page.contains("http://") || page.contains("https://"), "not self-contained");
    }

    @Test
    void itsPairsAreThoseOfMatchAndInterpolate() throws IOException {
        describe(STUDY.replace("seeds 0 1", "seeds 1"));
        run("r");
        var match = shell.run("match", "@a.pt", "@b.safetensors", "--seed", "1", "--json").json();
        var line =
                shell.run(
                                "interpolate",
                                "@a.pt",
                                "@b.safetensors",
                                "--data",
                                "@data.npz",
                                "--points",
                                "3",
                                "--seed",
                                "1",
                                "--json")
                        .json();
        JsonNode run = runs("r").get(1);
        assertEquals("wm", run.path("method").asText());
        JsonNode pair = run.path("pair");
        assertEquals(match.path("l2After").asDouble(), pair.path("l2After").asDouble(), 1e-9);
        assertEquals(match.at("/r/after/0.3").asDouble(), pair.at("/rAfter/2").asDouble(), 1e-12);
        assertEquals(
                line.at("/barrier/matched/half").asDouble(),
                pair.at("/losses/matchedHalf").asDouble(),
                0);
        assertEquals(line.path("control").asDouble(), pair.at("/losses/control").asDouble(), 1e-12);
    }

    @Test
    void itsTriplesAreThoseOfMerge() throws IOException {
        describe(STUDY.replace("seeds 0 1", "seeds 1"));
        run("r");
        var merged =
                shell.run(
                                "merge",
                                "@a.pt",
                                "@b.safetensors",
                                "@c.pt",
                                "--seed",
                                "1",
                                "--data",
                                "@data.npz",
                                "--out",
                                "@m.pt",
                                "--json")
                        .json();
        JsonNode triple = runs("r").get(8).path("triple");
        assertEquals(
                merged.at("/matched/loss").asDouble(),
                triple.at("/losses/matchedMean").asDouble(),
                0);
        assertEquals(
                merged.at("/pairs/2/barrierHalf").asDouble(),
                triple.at("/losses/matched/2").asDouble(),
                0);
        assertEquals(
                merged.path("independentCycleError").asDouble(),
                triple.path("independentCycleError").asDouble(),
                0);
    }

    @Test
    void goesOnWhereItWasAndMakesTheSameTable() throws IOException {
        run("whole");
        run("parts");
        Path results = shell.file("parts").resolve("results");
        List<Path> found;
        try (var files = Files.list(results)) {
            found = files.sorted().toList();
        }
        for (int i = 0; i < found.size(); i++) {
            if (i % 3 == 0) {
                Files.delete(found.get(i));
            } else if (i % 3 == 1) {
                Files.writeString(found.get(i), Files.readString(found.get(i)).substring(0, 200));
            }
        }
        Shell.Result again = run("parts");
        assertEquals(0, again.status(), again.err());
        assertTrue(again.err().contains("6 done already"), again.err());
        assertEquals(table("whole"), table("parts"));
    }

    @Test
    void aGrownStudyGoesOnInItsFolder() throws IOException {
        describe(STUDY.replace("seeds 0 1", "seeds 0"));
        run("r");
        describe(STUDY);
        assertEquals(0, run("r").status());
        run("whole");
        assertEquals(table("whole").get("pairs.csv"), table("r").get("pairs.csv"));
    }

    @Test
    void refusesTheFolderOfAnotherStudyAndLeavesItAlone() throws IOException {
        run("r");
        Map<String, String> before = table("r");
        describe(STUDY.replace("points 3", "points 5"));
        Shell.Result result = run("r");
        assertEquals(2, result.status());
        assertTrue(result.err().contains("results of another study"), result.err());
        assertEquals(1, result.err().lines().count());
        assertEquals(before, table("r"));
    }

    @Test
    void anotherModelUnderTheSameNameIsAnotherStudy() throws IOException {
        run("r");
        shell.model("c.pt", 4, Shell.WIDTHS);
        assertEquals(2, run("r").status());
    }

    @Test
    void refusesAFolderThatHoldsSomethingElse() throws IOException {
        Files.createDirectories(shell.file("r"));
        Files.writeString(shell.file("r").resolve("thesis.tex"), "years of work");
        describe(STUDY + "results r\n");
        Shell.Result result = shell.run("study", "@small.study");
        assertEquals(2, result.status());
        assertTrue(
                result.err()
                        .startsWith(
                                "thalweg: the folder holds something else (small.study line 16 (results r))"),
                result.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.pt", "a.pt/inside"})
    void refusesAPlaceWhereNoFolderCanBe(String place) {
        Shell.Result result = run(place);
        assertEquals(2, result.status());
        assertEquals(1, result.err().lines().count());
        assertTrue(result.err().contains("--results"), result.err());
    }

    @Test
    void twoSearchesOfOneKindAreToldApart() throws IOException {
        describe(
                """
                A = model a.pt
                B = model b.safetensors
                data data.npz
                slow = search ste steps 3 rate 0.001
                fast = search ste steps 3 rate 0.01
                points 3
                pair A B
                """);
        String out = run("r").out();
        assertTrue(out.contains("STE from A (slow)") && out.contains("STE from A (fast)"), out);
    }

    @Test
    void withoutDataItMeasuresWhatNeedsNone() throws IOException {
        describe(
                STUDY.lines()
                        .filter(l -> !l.matches("(data|am|ste)\\b.*"))
                        .reduce("", (all, l) -> all + l + "\n"));
        JsonNode found = run("r", "--json").json();
        assertEquals("all", found.at("/claims/1/verdict").asText());
        assertEquals("absent", found.at("/claims/0/verdict").asText());
        assertFalse(Files.exists(shell.file("r/charts/strip-barrierHalf.png")));
        assertTrue(Files.exists(shell.file("r/charts/strip-r0.png")));
    }

    @Test
    void theTaylorEstimateOfAPairIsItsOwnWhereAnotherEndsInTheSameModel() throws IOException {
        String pairs =
                """
                A = model a.pt
                B = model b.safetensors
                C = model c.pt
                data data.npz
                figures taylor
                wm = search wm
                points 3
                pair A C
                pair B C
                """;
        describe(pairs);
        run("both");
        JsonNode both = runs("both");
        describe(pairs.replace("pair A C\n", ""));
        run("alone");
        assertEquals(2, both.size());
        for (String figure : List.of("naive", "naiveBarrier", "matched")) {
            String at = "/pair/taylor/" + figure;
            assertEquals(
                    runs("alone").get(0).at(at).asDouble(Double.NaN),
                    both.get(1).at(at).asDouble(Double.NaN),
                    0,
                    figure);
        }
    }

    @Test
    void figuresThatAreAskedForAreThoseOfTaylorAndInterpolate() throws IOException {
        describe(
                """
                A = model a.pt
                B = model b.safetensors
                data data.npz
                figures references taylor
                merge components top:2
                wm = search wm
                points 3
                seeds 1
                pair A B
                """);
        run("r");
        JsonNode pair = runs("r").get(0).path("pair");
        var line =
                shell.run(
                                "interpolate",
                                "@a.pt",
                                "@b.safetensors",
                                "--data",
                                "@data.npz",
                                "--points",
                                "3",
                                "--seed",
                                "1",
                                "--references",
                                "--merge-components",
                                "top:2",
                                "--json")
                        .json();
        assertEquals(
                line.at("/barrier/matched/half").asDouble(),
                pair.at("/losses/matchedHalf").asDouble(),
                0);
        assertEquals(
                line.at("/calibrated/matched/loss").asDouble(),
                pair.at("/references/calibratedMatched").asDouble(),
                0);
        assertEquals(
                line.at("/ensemble/loss").asDouble(),
                pair.at("/references/ensemble").asDouble(),
                0);
        assertTrue(pair.at("/losses/control").isNull());
        assertEquals(
                pair.at("/losses/matchedHalf").asDouble(),
                pair.at("/taylor/matchedBarrier").asDouble(),
                1e-6);
        String page = Files.readString(shell.file("r").resolve("report.html"));
        assertTrue(page.contains("components top:2 alone; the rest stays A"), "part not said");
        assertTrue(page.contains("Taylor estimate") && page.contains("ensemble"));
        assertTrue(Files.exists(shell.file("r/charts/strip-taylorEstimate.png")));
        assertTrue(
                table("r")
                        .get("pairs.csv")
                        .lines()
                        .findFirst()
                        .orElseThrow()
                        .contains("taylorMatched"));
        describe(
                Files.readString(shell.file("small.study"))
                        .replace("merge components top:2\n", ""));
        run("whole");
        JsonNode whole = runs("whole").get(0).path("pair");
        var taylor =
                shell.run(
                                "taylor",
                                "@a.pt",
                                "@b.safetensors",
                                "--data",
                                "@data.npz",
                                "--seed",
                                "1",
                                "--json")
                        .json();
        assertEquals(
                taylor.at("/matched/estimate").asDouble(),
                whole.at("/taylor/matched").asDouble(),
                0);
        assertEquals(
                taylor.at("/naive/estimate").asDouble(), whole.at("/taylor/naive").asDouble(), 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "figures taylor     | these figures are losses",
                "merge layers 0.weight | what is merged shows in losses",
                "training limit 3   | the study names none",
                "normalization none | the study names none",
                "figures best       | there is no figure 'best'",
                "figures            | something is missing at the end",
                "merge components middle:3 | names no singular components",
                "merge              | something is missing at the end",
            })
    void refusesWhatNeedsDataWithoutIt(String line, String what) throws IOException {
        describe(
                """
                A = model a.pt
                B = model b.safetensors
                %s
                wm = search wm
                pair A B
                """
                        .formatted(line));
        Shell.Result result = run("r");
        assertEquals(2, result.status(), result.err());
        assertTrue(result.err().contains(what), result.err());
        assertTrue(result.err().contains("small.study line 3 "), result.err());
    }

    @Test
    void withoutAFileItNamesTheBundledStudy() {
        Shell.Result result = shell.run("study");
        assertEquals(2, result.status());
        assertTrue(result.err().contains("paper.study"), result.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "C = model c.pt | C = model none.pt  | there is no such file  | 4",
                "C = model c.pt | C = model data.npz |                        | 4",
                "C = model c.pt | C = model wide.pt  |                        | 14",
                "data data.npz  | data nothing       | there is no such file  | 5",
                "data data.npz  | data wide.npz      | the inputs are         | 5",
                "data data.npz  | # data.npz         | searches on training   | 8",
                "data data.npz  | data tests.npz     | train                  | 5",
                "points 3       | normalization reset| has no batch norm      | 12",
                "points 3       | normalization repair| REPAIR is for the line | 12",
                "points 3       | merge components top:2 | not in a triple  | 12",
            })
    void refusesWhatCannotBeRunBeforeTheFirstTask(
            String line, String instead, String what, int number) throws IOException {
        shell.model("wide.pt", 7, 6, 20, 12, 4);
        shell.data("wide.npz", 9, 4);
        shell.testData("tests.npz", 6, 4);
        describe(STUDY.replace(line, instead));
        Shell.Result result = run("r");
        assertEquals(2, result.status(), result.err());
        assertEquals(1, result.err().lines().count(), result.err());
        assertTrue(result.err().contains(what == null ? "" : what), result.err());
        assertTrue(result.err().contains("small.study line " + number + " "), result.err());
        assertFalse(Files.exists(shell.file("r")));
    }

    @Test
    void onlyOneRunWritesIntoAFolder() throws Exception {
        run("r");
        try (var channel =
                        FileChannel.open(
                                shell.file("r").resolve(".lock"), StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            Shell.Result result = run("r");
            assertTrue(lock.isValid());
            assertEquals(2, result.status());
            assertTrue(result.err().contains("another run of this study"), result.err());
        }
    }
}
