package thalweg.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.dataset.Normalization;
import thalweg.evaluation.Renormalization;
import thalweg.matching.SearchKind;
import thalweg.matching.WeightMatching;
import thalweg.session.Session.Chosen;
import thalweg.session.Session.Data;
import thalweg.session.Session.Found;
import thalweg.session.Session.Losses;
import thalweg.session.Session.ModelFile;
import thalweg.session.Session.Role;
import thalweg.session.Session.SeveralFound;
import thalweg.session.Session.Three;
import thalweg.session.Session.View;
import thalweg.session.Sight.Range;
import thalweg.session.Sight.Square;

class SessionFileTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder;

    private static JsonNode permutation() throws Exception {
        return JSON.readTree("{\"version\":1,\"groups\":{\"fc1\":{\"p\":[1,0],\"axes\":[]}}}");
    }

    private Session session() throws Exception {
        var ste =
                SearchKind.STRAIGHT_THROUGH.setting(
                        Map.of("start", "random", "steps", "12", "rate", "0.25"));
        return new Session(
                "0.1.0",
                List.of(
                        model("models/one.pt", Role.A, null),
                        model("models/two.pt", Role.B, "input 4\ndense fc1"),
                        model("three.pt", Role.C, null),
                        model("four.pt", Role.NONE, null)),
                new Data(
                        folder.resolve("data"),
                        "test",
                        500,
                        new Normalization(List.of(0.1f, 0.2f), List.of(1f, 0.5f)),
                        Renormalization.RESET,
                        5000,
                        Map.of()),
                new Chosen(ste, 7, Map.of()),
                List.of(
                        found(1, Double.NaN, new Losses(1.25, 0.5, 500, Map.of())),
                        found(2, 0.75, null)),
                1,
                new Three(
                        "c2m3",
                        1,
                        true,
                        new SeveralFound(
                                "star",
                                0,
                                new Chosen(WeightMatching.SETTING, 3, Map.of()),
                                4,
                                9,
                                123.5,
                                6.25,
                                0.5,
                                true,
                                List.of(permutation(), permutation(), permutation()),
                                Map.of()),
                        Map.of()),
                new View(0.25, 0.4, "fc2.weight", 3, looking(), Map.of()),
                List.of(
                        step("loss", new Chosen(ste, 7, Map.of()), Map.of("log", "true")),
                        step("window", null, Map.of())),
                Map.of());
    }

    private static Looking looking() {
        return new Looking(
                "layers",
                true,
                Map.of("log", "true"),
                Map.of(
                        "loss",
                        new Sight(new Range(0.1, 0.4), null, Set.of("naive"), null, Map.of()),
                        "spectra",
                        new Sight(null, new Range(0.5, 2), Set.of(), null, Map.of()),
                        "heatmap",
                        new Sight(null, null, Set.of(), new Square(0.5, 0.25, 0.5), Map.of())));
    }

    private static PresentationStep step(String panel, Chosen search, Map<String, String> look) {
        return new PresentationStep(
                panel, "fc2.weight", 0.75, 0.3, 4, search, look, "Über \"α\"", Map.of());
    }

    private ModelFile model(String name, Role role, String network) {
        return new ModelFile(folder.resolve(name), 1234, "ab".repeat(32), role, network, Map.of());
    }

    private static Found found(long seed, double loss, Losses losses) throws Exception {
        return new Found(
                WeightMatching.SETTING,
                seed,
                5,
                2,
                17.125,
                36.5,
                loss,
                1.5,
                seed == 1,
                seed == 2,
                permutation(),
                losses,
                Map.of());
    }

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        Path file = folder.resolve("s.thalweg");
        SessionFile.write(session(), file);
        assertEquals(real(session()), SessionFile.read(file));
        String once = Files.readString(file);
        SessionFile.write(SessionFile.read(file), file);
        assertEquals(once, Files.readString(file));
    }

    /** Places as the file's folder is named behind links. */
    private Session real(Session session) throws Exception {
        Path there = folder.toRealPath();
        return session.at(
                session.models().stream()
                        .map(m -> there.resolve(folder.relativize(m.file())))
                        .toList(),
                there.resolve("data"));
    }

    @Test
    void aFolderMovedWithItsModelsIsFoundAgain() throws Exception {
        Path here = Files.createDirectories(folder.resolve("here/sub"));
        Path model = Files.writeString(folder.resolve("here/one.pt"), "x");
        Path file = here.resolve("s.thalweg");
        SessionFile.write(of(model), file);
        assertFalse(Files.readString(file).contains(folder.toString()), "a machine's own place");
        Files.move(folder.resolve("here"), folder.resolve("there"));
        Session read = SessionFile.read(folder.resolve("there/sub/s.thalweg"));
        assertTrue(Files.isSameFile(folder.resolve("there/one.pt"), read.models().get(0).file()));
    }

    private Session of(Path model) throws Exception {
        Session all = session();
        return new Session(
                all.program(),
                List.of(
                        new ModelFile(
                                model, 1, thalweg.engine.Sha256.of(model), Role.A, null, Map.of())),
                null,
                all.chosen(),
                List.of(),
                -1,
                null,
                all.view(),
                List.of(),
                Map.of());
    }

    @Test
    void aMovedModelIsTakenFromAnotherFolderOnlyIfItIsTheSame() throws Exception {
        Path model = Files.writeString(folder.resolve("one.pt"), "x");
        Session session = of(model);
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("one.pt"), "y");
        Path third = Files.createDirectories(folder.resolve("third"));
        Files.move(model, third.resolve("one.pt"));
        Whereabouts found = Whereabouts.of(session, List.of(other, third));
        assertEquals(third.resolve("one.pt"), found.models().get(0));
        Whereabouts lost = Whereabouts.of(session, List.of(other));
        assertEquals(session.models(), lost.missing(session));
    }

    @Test
    void fieldsOfLaterVersionsAreKeptWhereverTheyStand() throws Exception {
        Path file = folder.resolve("s.thalweg");
        SessionFile.write(session(), file);
        ObjectNode root = (ObjectNode) JSON.readTree(file.toFile());
        root.put("later", 1);
        for (String inner : List.of("data", "search", "three", "view")) {
            ((ObjectNode) root.path(inner)).put("later", inner);
        }
        ((ObjectNode) root.path("three").path("found")).put("later", 5);
        ((ObjectNode) root.path("view").path("charts").path("loss")).put("later", 6);
        ((ObjectNode) root.path("view").path("charts")).putObject("later-panel").put("later", 7);
        ((ObjectNode) root.path("models").path(1)).putObject("later").put("deep", 2);
        ((ObjectNode) root.path("found").path(0)).putArray("later").add(3);
        ((ObjectNode) root.path("found").path(0).path("barrierAtHalf")).put("later", 4);
        Files.writeString(file, root.toString());
        SessionFile.write(SessionFile.read(file), file);
        assertEquals(root, JSON.readTree(file.toFile()));
    }

    @Test
    void noDamageToWhereOneLookedKeepsASessionFromOpening() throws Exception {
        Path file = folder.resolve("s.thalweg");
        SessionFile.write(session(), file);
        String whole = Files.readString(file);
        List<String> damaged =
                List.of(
                        "3",
                        "null",
                        "[1]",
                        "{\"loss\":7,\"r\":{}}",
                        "{\"loss\":{\"across\":[1,1],\"up\":[2,\"x\"],\"hidden\":4}}",
                        "{\"loss\":{\"across\":[1e308,-1e308],\"up\":[1],\"hidden\":[{}]}}",
                        "{\"loss\":{\"across\":[-1e308,1e308],\"up\":[1,1.0000000000000002]}}",
                        "{\"heatmap\":{\"part\":[0.9,0.9,0.5]},\"plane\":{\"part\":[0,0,0]}}",
                        "{\"heatmap\":{\"part\":[-1,0,0.5]},\"plane\":{\"part\":\"all\"}}");
        for (String charts : damaged) {
            ObjectNode root = (ObjectNode) JSON.readTree(whole);
            var view = (ObjectNode) root.path("view");
            view.set("charts", JSON.readTree(charts));
            view.put("pair", 5).put("compared", "so").put("look", "log");
            Files.writeString(file, root.toString());
            Looking read = SessionFile.read(file).view().looking();
            assertEquals("", read.pair(), charts);
            assertEquals(Map.of(), read.look(), charts);
            assertTrue(read.charts().values().stream().allMatch(Sight::isWhole), charts);
        }
    }

    @Test
    void whatALaterVersionKeptOfAChartStaysWithWhatIsLookedAtNow() {
        var later =
                new Sight(
                        null,
                        null,
                        Set.of(),
                        null,
                        Map.of("mood", JsonNodeFactory.instance.nullNode()));
        Looking now = looking().keeping(new Looking("", false, Map.of(), Map.of("loss", later)));
        assertEquals(
                Map.of("mood", JsonNodeFactory.instance.nullNode()),
                now.charts().get("loss").more());
        assertEquals(new Range(0.1, 0.4), now.charts().get("loss").across());
    }

    @Test
    void whatALaterVersionLetsOneChooseInAPanelStaysWithWhatIsChosenNow() {
        var before = new Looking("", false, Map.of("log", "false", "mood", "calm"), Map.of());
        Looking now = looking().keeping(before);
        assertEquals(Map.of("log", "true", "mood", "calm"), now.look());
    }

    @Test
    void aNewerVersionIsRefusedInASentence() throws Exception {
        Path file = folder.resolve("s.thalweg");
        SessionFile.write(session(), file);
        ObjectNode root = (ObjectNode) JSON.readTree(file.toFile());
        root.put("version", 2);
        Files.writeString(file, root.toString());
        var refused = assertThrows(SessionException.class, () -> SessionFile.read(file));
        assertEquals(
                "this session is of version 2, and this program knows version 1 ("
                        + file
                        + "); open it with a newer Thalweg",
                refused.getMessage());
    }

    @Test
    void theFirstVersionIsReadAsItWasWritten() throws Exception {
        Path file = folder.resolve("v1.thalweg");
        try (var in = SessionFileTest.class.getResourceAsStream("version1.thalweg")) {
            Files.write(file, in.readAllBytes());
        }
        Session read = SessionFile.read(file);
        assertEquals(2, read.models().size());
        assertEquals(
                folder.toRealPath().resolve("mlp-mnist-seed1.pt"), read.models().get(0).file());
        assertEquals(Role.B, read.models().get(1).role());
        assertEquals("ste", read.chosen().setting().kind().id());
        assertEquals(36.6152, read.inHand().orElseThrow().l2());
        assertEquals(0.3, read.view().gamma());
        assertEquals(Looking.AT_FIRST, read.view().looking());
        assertEquals("merge-many", read.three().strategy());
    }

    @Test
    void whatIsNoSessionIsToldSo() throws Exception {
        Path file = folder.resolve("s.thalweg");
        for (String text : List.of("", "x", "[]", "{}", "null", "{\"version\":1}", "1 2")) {
            Files.writeString(file, text);
            var refused = assertThrows(SessionException.class, () -> SessionFile.read(file), text);
            assertTrue(refused.getMessage().startsWith("this is no session"), text);
        }
        assertThrows(SessionException.class, () -> SessionFile.read(folder));
        assertThrows(SessionException.class, () -> SessionFile.read(folder.resolve("none")));
    }

    /** Any damage is either a session still, or told in a sentence. */
    @Test
    void damagedSessionsAreTold() throws Exception {
        Path file = folder.resolve("s.thalweg");
        SessionFile.write(session(), file);
        byte[] whole = Files.readAllBytes(file);
        var random = new SplittableRandom(5);
        int told = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = whole.clone();
            int changes = 1 + random.nextInt(3);
            for (int c = 0; c < changes; c++) {
                int at = random.nextInt(bytes.length);
                bytes[at] =
                        (byte)
                                "0\"{}[],:-9eénull"
                                        .getBytes(StandardCharsets.UTF_8)[random.nextInt(16)];
            }
            if (random.nextInt(4) == 0) {
                bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            Files.write(file, bytes);
            try {
                SessionFile.read(file);
            } catch (SessionException e) {
                told++;
            }
        }
        assertTrue(told > 500, told + " told");
    }

    @Test
    void aReadOnlyPlaceIsTold() {
        var refused =
                assertThrows(
                        SessionException.class,
                        () -> SessionFile.write(session(), folder.resolve("no/such/s.thalweg")));
        assertEquals("there is no such folder", refused.what());
    }

    /** Jackson takes a tenth of a second to load, and the window's thread asks for names. */
    @Test
    void whetherAFileIsNamedSoIsToldWithoutLoadingJackson() throws Exception {
        try (var loader = new OwnLoader()) {
            Class<?> own = loader.loadClass(SessionFile.class.getName());
            assertEquals(
                    true,
                    own.getMethod("isNamedSo", Path.class).invoke(null, Path.of("a.thalweg")));
            assertFalse(loader.hasLoaded(ObjectMapper.class));
        }
    }

    /** Loads everything of the class path anew, and tells what. */
    private static final class OwnLoader extends URLClassLoader {
        OwnLoader() {
            super(urls(), ClassLoader.getPlatformClassLoader());
        }

        private static URL[] urls() {
            return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(OwnLoader::url)
                    .toArray(URL[]::new);
        }

        private static URL url(String entry) {
            try {
                return Path.of(entry).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new AssertionError(e);
            }
        }

        boolean hasLoaded(Class<?> other) {
            return findLoadedClass(other.getName()) != null;
        }
    }
}
