package thalweg.desktop;

import java.util.Arrays;
import java.util.List;
import thalweg.desktop.theme.ThemeChoice;
import thalweg.words.Language;

/** How a picture of the window is taken: in which theme, language and size. */
record Shot(ThemeChoice theme, Language language, double width, double height) {
    /**
     * Those that the environment asks for: SCREENS_SHOTS, such as {@code
     * dark-en-1280x720,light-zh-1920x1080}, takes each state in all of them; else SCREENS_THEMES
     * says in which themes, dark and light where it doesn't, with the rest as usual.
     */
    static List<Shot> asked(Shot usual) {
        String all = System.getenv().getOrDefault("SCREENS_SHOTS", "");
        if (!all.isBlank()) {
            return Arrays.stream(all.split(",")).map(Shot::named).toList();
        }
        String themes = System.getenv().getOrDefault("SCREENS_THEMES", "dark,light");
        return Arrays.stream(themes.split(",")).map(theme -> usual.in(theme)).toList();
    }

    private static Shot named(String words) {
        String[] parts = words.split("-");
        String[] size = parts[2].split("x");
        return new Shot(
                ThemeChoice.named(parts[0]).orElseThrow(),
                Language.named(parts[1]).orElseThrow(),
                Double.parseDouble(size[0]),
                Double.parseDouble(size[1]));
    }

    private Shot in(String theme) {
        return new Shot(ThemeChoice.named(theme).orElseThrow(), language, width, height);
    }

    /** A part of a file's name. */
    String id() {
        String said = language == Language.ENGLISH ? "" : language.id() + "-";
        return theme.id() + "-" + said + (int) width + "x" + (int) height;
    }
}
