package thalweg.desktop.preferences;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.theme.Theme;
import thalweg.desktop.theme.ThemeChoice;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Problem;
import thalweg.session.KeptSettings;
import thalweg.words.Language;

/**
 * What a person has set, each as a property that is kept as soon as it changes. Read before JavaFX
 * has started; what can't be read holds as is usual, and is remembered to be told.
 */
public final class Preferences {
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    /** Data folders that are remembered, at most. */
    private static final int MOST_FOLDERS = 8;

    private static final String BETWEEN = "\t"; // in no path that a person would type

    /** The window's colours. */
    public static final Setting<ThemeChoice> THEME =
            new Setting<>("theme", ThemeChoice.DARK, ThemeChoice::named, ThemeChoice::id);

    /** What that meant last: the system is asked for its own only once there is a window. */
    public static final Setting<Theme> THEME_SEEN =
            new Setting<>("theme-seen", Theme.DARK, Theme::named, Theme::id);

    /** What the window speaks; until it is set, what the system does. */
    public static final Setting<Language> LANGUAGE =
            new Setting<>("language", Language.ENGLISH, Language::named, Language::id);

    /** How large the window and its type are, in percent; 0 for what the system has. */
    public static final Setting<Integer> WINDOW_SCALE =
            Setting.numberOr("window-scale", 0, WindowScale.LEAST, WindowScale.MOST);

    /** Native threads; 0 for all cores. */
    public static final Setting<Integer> THREADS = Setting.number("threads", 0, 0, CORES);

    /** The budget of native memory in MB of 2²⁰ bytes; 0 for what is usual on the machine. */
    public static final Setting<Integer> MEMORY = Setting.number("native-memory", 0, 0, 1 << 22);

    /** What the lane computes on. */
    public static final Setting<DeviceChoice> DEVICE = Setting.word("device", DeviceChoice.AUTO);

    /** Whether pictures are taken away in the colours for paper. */
    public static final Setting<Boolean> PRINT = Setting.onOrOff("export-print-colours", false);

    /** Whether without a background. */
    public static final Setting<Boolean> TRANSPARENT = Setting.onOrOff("export-transparent", false);

    /** How many dots of a PNG or of a copied picture one of the window's is. */
    public static final Setting<Integer> SCALE = Setting.number("export-scale", 2, 1, 4);

    /** Where the dialog for a new file begins; empty for where the system has it begin. */
    public static final Setting<String> FOLDER =
            new Setting<>("export-folder", "", text -> path(text).map(Path::toString), p -> p);

    /** The data folders that were opened, the newest first. */
    public static final Setting<List<Path>> DATA_FOLDERS =
            new Setting<>("data-folders", List.of(), Preferences::paths, Preferences::line);

    /** Whether what moves by itself may. */
    public static final Setting<Boolean> MOTION = Setting.onOrOff("motion", true);

    /** Whether what is open is kept without asking, for a start after a fault. */
    public static final Setting<Boolean> AUTOSAVE = Setting.onOrOff("autosave", true);

    private final KeptSettings file;
    private final Map<String, String> read;
    private final @Nullable Path setAside;
    private final List<Refused> refused = new ArrayList<>();
    private final List<Problem> troubles = new ArrayList<>();
    // Each setting is there once. Besides, the JVM makes the hash of a record of three functions by
    // code that it writes first, which takes a twentieth of the window's start.
    private final Map<Setting<?>, ObjectProperty<?>> properties = new IdentityHashMap<>();
    private final Map<Setting<?>, Object> begun = new IdentityHashMap<>();
    private @Nullable Consumer<Runnable> keeper;

    /**
     * What stands in the file and can't be.
     *
     * @param name of the setting
     * @param value what stands there
     * @param usual what holds instead
     */
    public record Refused(String name, String value, String usual) {}

    private Preferences(KeptSettings file, KeptSettings.Opened opened) {
        this.file = file;
        this.read = opened.values();
        this.setAside = opened.setAside().orElse(null);
        for (Setting<?> setting : all()) {
            open(setting);
        }
    }

    /**
     * What was kept.
     *
     * @param state the program's folder for what is kept; need not exist
     * @param language until one is chosen
     */
    public static Preferences in(Path state, Language language) {
        var file = new KeptSettings(state);
        var preferences = new Preferences(file, file.open());
        if (!preferences.read.containsKey(LANGUAGE.name())) {
            preferences.property(LANGUAGE).set(language);
        }
        return preferences;
    }

    /** Every setting there is. */
    static List<Setting<?>> all() {
        return List.of(
                THEME,
                THEME_SEEN,
                LANGUAGE,
                WINDOW_SCALE,
                THREADS,
                MEMORY,
                DEVICE,
                PRINT,
                TRANSPARENT,
                SCALE,
                FOLDER,
                DATA_FOLDERS,
                MOTION,
                AUTOSAVE);
    }

    private <T> void open(Setting<T> setting) {
        String text = read.get(setting.name());
        Optional<T> value = text == null ? Optional.empty() : setting.reading().apply(text);
        if (text != null && value.isEmpty()) {
            String usual = setting.writing().apply(setting.usual());
            refused.add(new Refused(setting.name(), text, usual));
        }
        var property = new SimpleObjectProperty<T>(value.orElse(setting.usual()));
        property.addListener((o, was, is) -> keep(setting, is));
        properties.put(setting, property);
        begun.put(setting, property.get());
    }

    private <T> void keep(Setting<T> setting, T value) {
        if (keeper != null) {
            String line = setting.writing().apply(value);
            keeper.accept(() -> file.keep(setting.name(), line));
        }
    }

    /**
     * Has changes kept from now on.
     *
     * @param aside runs work beside the window's thread, in the order given
     */
    public void keepBy(Consumer<Runnable> aside) {
        keeper = aside;
    }

    /** A setting as it is, and as a person changes it. */
    @SuppressWarnings("unchecked") // put there under the setting of that type
    public <T> ObjectProperty<T> property(Setting<T> setting) {
        return (ObjectProperty<T>) Objects.requireNonNull(properties.get(setting));
    }

    /** Whether a setting is as it was at the start. */
    <T> boolean atStart(Setting<T> setting) {
        return get(setting).equals(begun.get(setting));
    }

    /** A setting as it is. */
    public <T> T get(Setting<T> setting) {
        return property(setting).get();
    }

    /** What stood in the file and couldn't be. */
    public List<Refused> refused() {
        return List.copyOf(refused);
    }

    /** Something that was set can't be had. */
    void tell(Problem trouble) {
        troubles.add(trouble);
    }

    /** What was set and can't be had. */
    public List<Problem> troubles() {
        return List.copyOf(troubles);
    }

    /** Where a damaged file is now; empty where it was none. */
    public Optional<Path> setAside() {
        return Optional.ofNullable(setAside);
    }

    /** The file that they are kept in. */
    public Path file() {
        return file.file();
    }

    /** A data folder was opened: it is the first of those that are remembered. */
    public void remember(Path folder) {
        var all = new ArrayList<>(get(DATA_FOLDERS));
        Path whole = folder.toAbsolutePath().normalize();
        all.remove(whole);
        all.addFirst(whole);
        property(DATA_FOLDERS).set(List.copyOf(all.subList(0, Math.min(MOST_FOLDERS, all.size()))));
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<Path>> paths(String text) {
        List<Path> all = new ArrayList<>();
        for (String one : text.split(BETWEEN, -1)) {
            Optional<Path> path = path(one);
            if (path.isEmpty()) {
                return Optional.empty();
            }
            if (!one.isEmpty()) {
                all.add(path.get());
            }
        }
        return Optional.of(List.copyOf(all));
    }

    /** A path with a line's end or a tab in it is left out: the file couldn't hold it. */
    private static String line(List<Path> paths) {
        return String.join(
                BETWEEN,
                paths.stream()
                        .map(Path::toString)
                        .filter(p -> !p.matches("(?s).*[\\t\\r\\n].*"))
                        .toList());
    }
}
