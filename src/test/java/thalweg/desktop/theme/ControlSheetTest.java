package thalweg.desktop.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is kept of AtlantaFX's style sheet. */
class ControlSheetTest {
    private static final Pattern CONTROL =
            Pattern.compile("import javafx\\.scene\\.control\\.(\\w+);");

    @Test
    void rulesOfOtherControlsGo() {
        String sheet =
                """
                .root { -a: 1; } /* .button { } */
                .date-picker > .button, .button:hover { -b: 2; }
                .tab-pane .label { -c: 3; }
                .button.success { -d: 4; }
                """;
        assertEquals(
                List.of(".root { -a: 1; }", ".button:hover { -b: 2; }"),
                ControlSheet.trim(sheet).lines().toList());
    }

    /** A control that comes into use later would otherwise be without its looks. */
    @Test
    void everyControlInUseHasItsRules() throws IOException {
        var used = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/thalweg/desktop"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                CONTROL.matcher(Files.readString(file))
                        .results()
                        .forEach(m -> used.add(m.group(1)));
            }
        }
        // What isn't a control of its own, or is dressed as another.
        List.of(
                        "ButtonBase",
                        "IndexedCell",
                        "CustomMenuItem",
                        "Control",
                        "ContentDisplay",
                        "Labeled",
                        "MultipleSelectionModel",
                        "OverrunStyle",
                        "SelectionMode",
                        "SelectionModel",
                        "SeparatorMenuItem",
                        "SingleSelectionModel",
                        "SpinnerValueFactory",
                        "TextFormatter",
                        "TextInputControl",
                        "ToggleGroup")
                .forEach(used::remove);
        assertTrue(used.size() > 10, used.toString());
        used.removeIf(name -> ControlSheet.CONTROLS.contains(styleClass(name)));
        assertEquals(List.of(), List.copyOf(used), "add them to ControlSheet.CONTROLS");
    }

    /** TextField's is text-field. */
    private static String styleClass(String control) {
        return control.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
