package thalweg.desktop.theme;

import atlantafx.base.theme.PrimerDark;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What of AtlantaFX's style sheet the window's controls need, a third of it: JavaFX reads the whole
 * at every start and asks every rule of it about every kind of node. The build makes it.
 */
final class ControlSheet {
    /** What a rule that is kept is about: the first style class of its selector. */
    static final Set<String> CONTROLS =
            Set.of(
                    "root",
                    "mnemonic-underline",
                    "label",
                    "text",
                    "button",
                    "toggle-button",
                    "menu-button",
                    "context-menu",
                    "menu",
                    "menu-item",
                    "check-menu-item",
                    "radio-menu-item",
                    "choice-box",
                    "combo-box-base",
                    "combo-box",
                    "combo-box-popup",
                    "check-box",
                    "radio-button",
                    "text-input",
                    "text-field",
                    "text-area",
                    "spinner",
                    "slider",
                    "scroll-bar",
                    "scroll-pane",
                    "list-view",
                    "cell",
                    "list-cell",
                    "popover",
                    "tooltip",
                    "progress-bar",
                    "progress-indicator",
                    "separator");

    /** AtlantaFX's own kinds of these controls, which the window has none of. */
    private static final Set<String> VARIANTS =
            Set.of(
                    "success",
                    "warning",
                    "danger",
                    "accent",
                    "flat",
                    "button-outlined",
                    "button-icon",
                    "button-circle",
                    "rounded",
                    "large",
                    "elevated",
                    "date-picker-popup",
                    "color-palette",
                    "calendar");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)\\}");
    private static final Pattern STYLE_CLASS = Pattern.compile("\\.([A-Za-z][\\w-]*)");

    private ControlSheet() {}

    /** Writes those of every theme into a folder, as text. */
    static void writeAll(Path folder) throws IOException {
        for (Theme theme : Theme.values()) {
            String whole = atlanta(theme.atlanta());
            Files.writeString(folder.resolve(theme.controls() + SheetCompiler.TEXT), trim(whole));
        }
    }

    private static String atlanta(String name) throws IOException {
        try (InputStream in = PrimerDark.class.getResourceAsStream(name + SheetCompiler.TEXT)) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The rules for the window's controls, in their order. */
    static String trim(String sheet) {
        var kept = new StringBuilder();
        Matcher rule = RULE.matcher(COMMENT.matcher(sheet).replaceAll(""));
        while (rule.find()) {
            String selectors =
                    Arrays.stream(rule.group(1).split(",", -1))
                            .map(String::strip)
                            .filter(ControlSheet::serves)
                            .collect(Collectors.joining(", "));
            if (!selectors.isEmpty()) {
                kept.append(selectors).append(" {").append(rule.group(2)).append("}\n");
            }
        }
        return kept.toString();
    }

    private static boolean serves(String selector) {
        var named = STYLE_CLASS.matcher(selector).results().map(m -> m.group(1)).toList();
        return !named.isEmpty()
                && CONTROLS.contains(named.getFirst())
                && Collections.disjoint(named, VARIANTS);
    }
}
