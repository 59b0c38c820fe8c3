package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import thalweg.checkpoint.Checkpoints;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.OpenModel;
import thalweg.desktop.workbench.Phase;
import thalweg.words.Language;

/**
 * All that can be wrong with what a person opens and saves, one after the other in one window: each
 * is told in a sentence of the window's language, and the window lives on.
 */
class ErrorJourneyTest {
    /** Names of formats, programs, keys and options, and what the file itself is called. */
    private static final Pattern NAMES =
            Pattern.compile(
                    "PyTorch|safetensors|NumPy|ONNX|Keras|Flax|Deeplearning4j|state_dict"
                            + "|os\\.system|pickle|ReLU|NaN|MB|IDX|CIFAR|NPZ|Thalweg|THALWEG_HEAP"
                            + "|Ctrl|settings\\.txt(\\.damaged)?|--[a-z-]+|fc\\d\\.weight"
                            + "|(?<=[ ，；、])(a|b|narrow|nothing)(?![a-z])"
                            + "|\\w+\\.(safetensors|pt|txt)|x 和 y");

    private static final Pattern PATH = Pattern.compile("/[\\w./-]+");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z']+");

    @TempDir Path folder;
    private OpenWindow window;

    private Path file(String name) {
        return folder.resolve(name);
    }

    /** The banner's sentence, once something has made it. */
    private String told(Runnable cause) throws Exception {
        run(() -> window.state().noticeProperty().set(null));
        run(cause);
        until("told", 60, () -> window.state().noticeProperty().get() != null);
        until("settled", 60, () -> !window.state().openingProperty().get());
        var banner = onFx(() -> (Label) window.shell.lookup("#banner-sentence"));
        assertTrue(onFx(() -> banner.getParent().isVisible()));
        return onFx(banner::getText);
    }

    private String opening(Path... files) throws Exception {
        return told(() -> window.workbench.open(List.of(files)));
    }

    /** One sentence of the language, which says that. */
    private void assertSays(Language language, String english, String chinese, String said) {
        assertEquals(1, said.lines().count(), said);
        assertTrue(said.contains(language == Language.ENGLISH ? english : chinese), said);
        assertFalse(said.contains("Exception") || said.contains("{"), said);
        if (language == Language.CHINESE) {
            String own = NAMES.matcher(PATH.matcher(said).replaceAll("")).replaceAll("");
            assertEquals(
                    new TreeSet<>(),
                    WORD.matcher(own)
                            .results()
                            .map(MatchResult::group)
                            .collect(Collectors.toCollection(TreeSet::new)),
                    said);
        }
    }

    private Path halfOf(Path whole, String name) throws IOException {
        byte[] bytes = Files.readAllBytes(whole);
        return Files.write(file(name), Arrays.copyOf(bytes, bytes.length / 2));
    }

    /** A PyTorch file whose pickle would run a program. */
    private Path hostile() throws IOException {
        Path file = file("hostile.pt");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("a/data.pkl"));
            zip.write("cos\nsystem\n(S'touch pwned'\ntR.".getBytes(StandardCharsets.US_ASCII));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("a/data/0"));
            zip.write(new byte[16]);
            zip.closeEntry();
        }
        return file;
    }

    private Path diverged() {
        var values = new float[640];
        values[5] = Float.NaN;
        Checkpoints.write(
                file("diverged.safetensors"),
                List.of(new Checkpoints.Content("fc1.weight", List.of(10, 64), values)),
                true);
        return file("diverged.safetensors");
    }

    /** Of more numbers than any heap here, on a disk that holds none of them. */
    private Path huge() throws IOException {
        long bytes = 4L * 40_000 * 40_000;
        var header = new StringBuilder("{");
        for (int l = 0; l < 4; l++) {
            header.append(
                    "%s\"fc%d.weight\":{\"dtype\":\"F32\",\"shape\":[40000,40000],\"data_offsets\":[%d,%d]}"
                            .formatted(l == 0 ? "" : ",", l + 1, l * bytes, (l + 1) * bytes));
        }
        byte[] text = header.append("}").toString().getBytes(StandardCharsets.UTF_8);
        try (var out = new RandomAccessFile(file("huge.safetensors").toFile(), "rw")) {
            out.write(
                    ByteBuffer.allocate(8)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putLong(text.length)
                            .array());
            out.write(text);
            out.setLength(8 + text.length + 4 * bytes);
        }
        return file("huge.safetensors");
    }

    /** Where nobody may write, root included. */
    private static final Path READ_ONLY = Path.of("/sys");

    /** Takes the first chart in sight away, as text of numbers or a picture. */
    private String exporting() throws Exception {
        var menu =
                onFx(
                        () ->
                                window.shell.lookupAll(".export-action").stream()
                                        .filter(ErrorJourneyTest::isSeen)
                                        .map(MenuButton.class::cast)
                                        .findFirst()
                                        .orElseThrow());
        run(menu::show);
        String said =
                told(
                        () ->
                                menu.getItems().stream()
                                        .filter(
                                                item ->
                                                        item.getId() == null
                                                                && item.getOnAction() != null)
                                        .findFirst()
                                        .orElseThrow()
                                        .fire());
        run(menu::hide);
        return said;
    }

    private static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyErrorIsASentenceAndTheWindowLivesOn(Language language) throws Exception {
        Path a = Planted.model(file("a.safetensors"), 1, 0.2, 64, 32, 10);
        Path b = Planted.model(file("b.safetensors"), 2, 0.2, 64, 32, 10);
        Path narrow = Planted.model(file("narrow.safetensors"), 3, 0.2, 64, 16, 10);
        Path settings = file("state").resolve("settings.txt");
        Files.createDirectories(settings.getParent());
        Files.write(settings, new byte[] {0, 1, 2, (byte) 0xff});
        var options = new DesktopOptions(file("none"), file("state"), language);
        try (OpenWindow opened =
                OpenWindow.open(
                        Method.WEIGHT_MATCHING, options, 1280, 720, new Answers(READ_ONLY))) {
            window = opened;
            until("told", 10, () -> window.state().noticeProperty().get() != null);
            String damaged =
                    onFx(() -> ((Label) window.shell.lookup("#banner-sentence")).getText());
            assertSays(language, "preferences were damaged", "偏好设置文件已损坏", damaged);

            window.beginWithoutAsking();
            Path notes = Files.writeString(file("notes.txt"), "no model\n");
            String format = opening(notes);
            assertSays(language, "not a checkpoint but a text file", "而是文本文件", format);
            Path cut = halfOf(a, "cut.safetensors");
            assertSays(language, "he file is cut short", "文件不完整", opening(cut));
            Path shorter = file("shorter.safetensors");
            Files.write(shorter, Arrays.copyOf(Files.readAllBytes(a), 60));
            String header = opening(shorter);
            assertSays(language, "cut short inside its header", "在文件头内中断", header);
            assertSays(language, "copy or save", "重新复制或保存", header);
            String both = opening(cut, notes);
            assertSays(language, "cut short", "文件不完整", both);
            assertTrue(both.contains("cut.safetensors") && both.contains("notes.txt"), both);
            assertSays(language, "asks to run os.system", "要求运行 os.system", opening(hostile()));
            assertFalse(Files.exists(Path.of("pwned")));
            assertSays(language, "NaN or infinite", "NaN 或无穷大", opening(diverged()));
            assertSays(language, " MB are free", "空闲的只有", opening(huge()));
            assertSays(
                    language,
                    "a has 2 layers 64-32-10 ReLU, and narrow has 2 layers 64-16-10 ReLU",
                    "a 有 2 层 64-32-10 ReLU，narrow 有 2 层 64-16-10 ReLU",
                    opening(a, narrow));

            String missing = told(() -> window.workbench.data().open(file("nowhere")));
            assertSays(language, "no such file or folder", "没有这个文件或文件夹", missing);
            Path newer =
                    Files.writeString(
                            file("newer.thalweg"),
                            "{\"thalweg\":\"session\",\"version\":99,\"models\":[]}");
            assertSays(language, "open it with a newer Thalweg", "请用更新的 Thalweg", opening(newer));
            String unsaved =
                    told(() -> window.workbench.sessions().save(READ_ONLY.resolve("work.thalweg")));
            assertSays(language, "may not be written", "没有写入此文件的权限", unsaved);

            for (OpenModel model : onFx(() -> List.copyOf(window.state().models()))) {
                if (model.file().equals(narrow)) {
                    run(() -> window.workbench.remove(model));
                }
            }
            run(() -> window.workbench.open(List.of(b)));
            until("a pair that fits", 30, () -> window.state().phase() == Phase.READY);
            assertNotNull(onFx(() -> window.state().pair()));
            run(window.workbench::search);
            until("found", 60, () -> window.state().phase() == Phase.DONE);
            assertSays(language, "may not be written", "没有写入此文件的权限", exporting());
        }
    }
}
