package thalweg.desktop.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.css.CssParser;
import javafx.css.Rule;
import javafx.css.Stylesheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The style sheets in JavaFX's binary form. */
class SheetCompilerTest {
    @TempDir Path folder;

    /** What a sheet says, in order; sources and places in the text aside. */
    private static List<String> rules(Stylesheet sheet) {
        return sheet.getRules().stream().map(SheetCompilerTest::text).toList();
    }

    private static String text(Rule rule) {
        var properties = rule.getDeclarations().stream().map(d -> d.getProperty()).toList();
        return rule.getSelectors() + " " + properties;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dark",
                "light",
                "thalweg",
                "/thalweg/desktop/panels",
                "controls-dark",
                "controls-light"
            })
    void theBuildMadeTheBinaryFormOfEachSheet(String name) throws IOException {
        URL text = SheetCompilerTest.class.getResource(name + SheetCompiler.TEXT);
        URL binary = SheetCompilerTest.class.getResource(name + SheetCompiler.BINARY);
        List<String> rules = rules(new CssParser().parse(text));
        assertFalse(rules.isEmpty());
        assertEquals(rules, rules(Stylesheet.loadBinary(binary)));
    }

    @Test
    void sheetsInFoldersBelowAreCompiledToo() throws IOException {
        Path sheet =
                Files.writeString(
                        Files.createDirectories(folder.resolve("a/b")).resolve("c.css"),
                        ".chart { -fx-padding: 3; }");
        SheetCompiler.compile(folder);
        URL binary = sheet.resolveSibling("c.bss").toUri().toURL();
        assertEquals(1, Stylesheet.loadBinary(binary).getRules().size());
    }
}
