package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.workbench.Method;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.WorkbenchState;

/**
 * Every picture of the window taken away in every kind by its menu, and read back: its size, what
 * it says of how it was made, and that something is drawn.
 */
class ExportsReadBackTest {
    @TempDir Path folder;
    private Answers answers;
    private OpenWindow window;
    private WorkbenchState state;
    private final List<String> faults = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        Files.createDirectories(folder.resolve("out"));
        answers = new Answers(folder.resolve("out"));
        var options = new DesktopOptions(folder.resolve("samples"), folder.resolve("state"));
        window = OpenWindow.open(Method.WEIGHT_MATCHING, options, 1440, 900, answers);
        state = window.state();
        window.openPlanted(folder);
        run(window.workbench::search);
        until("found", 60, () -> state.phase() == Phase.DONE);
        atRest();
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private void atRest() throws Exception {
        Thread.sleep(500);
        until("at rest", 120, () -> state.idleWorkProperty().get().isEmpty());
        Thread.sleep(500);
    }

    /** The menus of the view that is shown. */
    private List<MenuButton> menus() throws Exception {
        return onFx(
                () ->
                        window.shell.lookupAll(".export-action").stream()
                                .map(MenuButton.class::cast)
                                .filter(ExportsReadBackTest::isSeen)
                                .toList());
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** Every kind of every menu in sight; at least so many menus. */
    private void takeAway(String view, int least) throws Exception {
        List<MenuButton> menus = menus();
        assertTrue(menus.size() >= least, view + " has " + menus.size() + " menus");
        for (MenuButton menu : menus) {
            run(menu::show);
            List<MenuItem> items =
                    menu.getItems().stream()
                            .filter(item -> !(item instanceof SeparatorMenuItem))
                            .filter(item -> !(item instanceof CheckMenuItem))
                            .filter(item -> !"copy-picture".equals(item.getId()))
                            .filter(item -> !item.isDisable())
                            .toList();
            assertEquals(7, items.size(), view + ": " + menu.getParent());
            for (MenuItem item : items) {
                int before = answers.places().size();
                run(item::fire);
                until("a place", 10, () -> answers.places().size() == before + 1);
                Path file = answers.places().getLast();
                until("written: " + file, 60, () -> Files.exists(file));
                read(view, file);
                Files.delete(file);
            }
            run(menu::hide);
        }
    }

    private void read(String view, Path file) throws Exception {
        String name = file.getFileName().toString();
        String fault =
                switch (name.substring(name.lastIndexOf('.') + 1)) {
                    case "png" -> png(file, name);
                    case "svg" -> svg(file);
                    case "pdf" -> pdf(file);
                    default -> csv(file);
                };
        if (!fault.isEmpty()) {
            faults.add(view + ", " + name + ": " + fault);
        }
    }

    private static String png(Path file, String name) throws Exception {
        BufferedImage image = ImageIO.read(file.toFile());
        int scale = name.contains("@") ? name.charAt(name.indexOf('@') + 1) - '0' : 1;
        if (image.getWidth() < 420 * scale || image.getHeight() < 320 * scale) {
            return image.getWidth() + "×" + image.getHeight() + " at " + scale;
        }
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return (said(bytes) ? "" : "says nothing of how it was made")
                + (isBlank(image) ? " blank" : "");
    }

    private static String svg(Path file) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        var root = factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
        int drawn = 0;
        for (String shape : List.of("path", "line", "rect", "polyline", "text", "image")) {
            drawn += root.getElementsByTagName(shape).getLength();
        }
        return (root.getTagName().equals("svg") ? "" : root.getTagName())
                + (drawn > 5 ? "" : " blank")
                + (said(Files.readString(file)) ? "" : " says nothing of how it was made");
    }

    private static String pdf(Path file) throws Exception {
        try (var document = Loader.loadPDF(file.toFile())) {
            BufferedImage page = new PDFRenderer(document).renderImage(0, 1);
            String subject = document.getDocumentInformation().getSubject();
            return (document.getNumberOfPages() == 1 ? "" : document.getNumberOfPages() + " pages")
                    + (isBlank(page) ? " blank" : "")
                    + (said(subject) ? "" : " says nothing of how it was made: " + subject);
        }
    }

    private static String csv(Path file) throws Exception {
        List<String> rows = Files.readAllLines(file);
        long columns = rows.getFirst().chars().filter(c -> c == ',').count();
        return rows.size() > 1 && columns > 0 ? "" : rows.size() + " rows";
    }

    /** By the hash of the files and the search's method. */
    private static boolean said(String text) {
        return text.contains("sha256") && text.contains("seed");
    }

    private static boolean isBlank(BufferedImage image) {
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < image.getWidth(); x += 2) {
            for (int y = 0; y < image.getHeight(); y += 2) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours.size() < 10;
    }

    private void command(String id) throws Exception {
        run(() -> window.shell.commands().get(id).run());
        atRest();
    }

    @Test
    void ofAPair() throws Exception {
        takeAway("panels", 5);
        command("layers");
        takeAway("all layers", 1);
        command("layers");
        command("before-after");
        takeAway("before and after", 3);
        command("before-after");
        command("compare");
        takeAway("comparison", 4);
        assertEquals(List.of(), faults);
        assertFalse(answers.places().isEmpty());
    }

    @Test
    void ofThree() throws Exception {
        Path c = Planted.model(folder.resolve("c.safetensors"), 3, 0.2, 64, 48, 40, 10);
        run(() -> window.workbench.openThird(List.of(c)));
        until("three", 30, () -> state.three().shownProperty().get());
        run(window.workbench::search);
        until("found", 60, () -> state.three().foundProperty().get() != null);
        atRest();
        takeAway("three models", 3);
        assertEquals(List.of(), faults);
    }
}
