package thalweg.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import thalweg.words.Language;
import thalweg.words.Phrase;
import thalweg.words.Words;

class StudyReaderTest {
    private static final Words CHINESE = Words.of(Language.CHINESE);

    private static final String MODELS =
            """
            study "A small one"
            A = model a.pt
            B = model "my b.pt" activation tanh
            C = model c.pt
            """;

    private static StudyPlan read(String text) {
        return StudyReader.parse(Path.of("folder/some.study"), text);
    }

    @Test
    void namesModelsMethodsAndWhatBelongsTogether() {
        StudyPlan plan =
                read(
                        MODELS
                                + """
                                data mnist limit 200 split train   # a comment
                                wm = search wm
                                ste = search ste start random steps 20 seeds 3 5..7
                                chance = random
                                both = strategy merge-many
                                seeds 0..2
                                pair A C
                                pairs all
                                triples all
                                points 5
                                gammas 1 0.5
                                results here
                                """);
        assertEquals("A small one", plan.title());
        assertEquals("my b.pt", plan.models().get("B").file());
        assertEquals(
                List.of(List.of("A", "C"), List.of("A", "B"), List.of("B", "C")),
                plan.pairs().stream().map(StudyPlan.Group::models).toList());
        assertEquals(List.of("A", "B", "C"), plan.triples().getFirst().models());
        assertEquals(List.of(0L, 1L, 2L), plan.methods().get(0).seeds());
        assertEquals(List.of(3L, 5L, 6L, 7L), plan.methods().get(1).seeds());
        assertEquals("20", plan.methods().get(1).method().options().get("steps"));
        assertEquals(List.of(0.0, 0.3, 0.5, 1.0), plan.gammas());
        assertEquals(Path.of("folder/here"), plan.resolve("here"));
    }

    @Test
    void spellsOutOptionsThatWereNotSaid() {
        Map<String, String> options =
                read(MODELS + "pair A B\nste = search ste\n")
                        .methods()
                        .getFirst()
                        .method()
                        .options();
        assertEquals("60", options.get("steps"));
        assertEquals("a", options.get("start"));
    }

    @Test
    void runsASearchWithoutRandomChoicesOnce() {
        StudyPlan plan = read(MODELS + "pair A B\nam = search am\nseeds 4 5 6\n");
        assertEquals(List.of(4L), plan.methods().getFirst().seeds());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "wm = search quantum      | there is no search 'quantum'",
                "wm = search wm steps 3   | weight matching has no option steps",
                "s = search ste start b   | there is no start 'b'",
                "s = search ste rate      | nothing follows 'rate'",
                "s = search ste rate -1   | the rate can't be −1.0",
                "pair A D                 | there is no model 'D'",
                "pair A                   | a pair is of 2 models",
                "triple A B B             | a triple is of 3 models",
                "pairs some               | 'some' is not understood here",
                "x = strategy moon        | there is no strategy 'moon'",
                "A = model other.pt       | the name 'A' is given twice",
                "x = modle a.pt           | there is no 'modle' to name",
                "x = model                | something is missing at the end",
                "x = model a.pt fast      | 'fast' is not understood here",
                "data d limit no          | 'no' is no whole number",
                "data d limit 0           | 0 can't be",
                "data d mean 0.5          | a mean and a deviation belong together",
                "data d split valid       | there is no split 'valid'",
                "normalization batch      | there is no normalisation 'batch'",
                "points 10                | a curve needs an odd number of points",
                "gammas 0.5 2             | γ can't be 2",
                "seeds 3..1               | the seeds 3..1 can't be",
                "seeds                    | no seed is named",
                "study again              | line 1 says so already",
                "colour red               | a study has no 'colour'",
                "`a = b = c`              | this is no NAME = KIND",
                "x = model \"a.pt         | a quote is opened and not closed",
            })
    void saysWhatIsWrongInWhichLine(String line, String what) {
        var problem =
                assertThrows(
                        StudyException.class, () -> read(MODELS + line + "\nwm2 = search wm\n"));
        assertTrue(problem.what().contains(what), problem.getMessage());
        assertTrue(problem.where().startsWith("some.study line 5 ("), problem.where());
        for (Phrase said : List.of(problem.whatSaid(), problem.whereSaid(), problem.remedySaid())) {
            String chinese = said.in(CHINESE);
            assertTrue(chinese.codePoints().anyMatch(Character::isIdeographic), chinese);
        }
        assertTrue(problem.whereSaid().in(CHINESE).startsWith("some.study 第 5 行（"));
    }

    @Test
    void refusesAStudyOfNothing() {
        assertThrows(StudyException.class, () -> read(""));
        assertThrows(StudyException.class, () -> read(MODELS + "wm = search wm\n"));
        assertThrows(StudyException.class, () -> read(MODELS + "pairs all\n"));
    }

    @Test
    void refusesAllPairsOfOneModel() {
        var problem =
                assertThrows(
                        StudyException.class,
                        () -> read("A = model a.pt\npairs all\nwm = search wm\n"));
        assertEquals("there is only 1 model", problem.what());
    }

    @Test
    void readsTheExampleOfItsDocumentation() throws IOException {
        String page = Files.readString(Path.of("docs/studies.md"));
        int from = page.indexOf("```study\n") + "```study\n".length();
        StudyPlan plan = read(page.substring(from, page.indexOf("```", from)));
        assertEquals(3, plan.pairs().size());
        assertEquals(5, plan.methods().size());
    }

    @Test
    void theBundledStudyCanBeRun() {
        Study study = Study.open(Path.of("samples/paper.study"), "test");
        assertEquals(3 * (3 + 3 + 1 + 2 + 2) + 3 + 1 + 2 + 2, study.tasks().size());
        assertEquals(
                study.tasks().size(), study.tasks().stream().map(StudyTask::id).distinct().count());
    }
}
