package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import thalweg.desktop.ThreadProbe.Stretch;

/**
 * Watches that the window's thread is never busy for long while a window is open, from its first
 * showing on: at most 50 ms of processor time and of waiting at a stretch, or 150 ms where the
 * theme changes or something is shown for the first time. What is first is told by the classes that
 * are loaded for it, for the tests' process has no cache of them, as the program has; and the first
 * second of a window is, in which its panels are dressed.
 *
 * <p>Twice as much is allowed where others have the machine: processor time doesn't count them, but
 * it does count what they cost by caches that are cold and by cores that share their units.
 */
final class WindowWatch implements AutoCloseable {
    private static final double LONGEST = 50;

    private static final double LONGEST_AT_ONCE = 150;

    /** A handful is loaded by any work that goes on beside. */
    private static final int CLASSES_OF_A_FIRST_TIME = 20;

    /** A later window of a process loads no class for what it shows first. */
    private static final long SHOWING_NANOSECONDS = 1_000_000_000;

    /** The dressing anew comes in the frames after. */
    private static final long THEME_NANOSECONDS = 1_500_000_000;

    /** What was done in a stretch, and how long it may take. */
    private enum Kind {
        USUAL("", LONGEST),
        FIRST_TIME(", a first time", LONGEST_AT_ONCE),
        THEME(", a change of theme", LONGEST_AT_ONCE);

        private final String words;
        private final double most;

        Kind(String words, double most) {
            this.words = words;
            this.most = most;
        }
    }

    private final Map<Kind, Stretch> longest = new EnumMap<>(Kind.class);
    private final ThreadProbe probe;
    private final long begun = System.nanoTime();
    private volatile long themeChanged = Long.MIN_VALUE / 2;

    /** Watches the window's thread until it is closed. */
    WindowWatch(Shell shell) throws Exception {
        OpenWindow.run(
                () ->
                        shell.appearance()
                                .themeProperty()
                                .subscribe((was, is) -> themeChanged = System.nanoTime()));
        probe = new ThreadProbe(this::take);
    }

    private synchronized void take(Stretch stretch) {
        longest.merge(kind(stretch), stretch, (a, b) -> a.held() >= b.held() ? a : b);
    }

    private Kind kind(Stretch stretch) {
        if (stretch.start() - themeChanged < THEME_NANOSECONDS) {
            return Kind.THEME;
        }
        return stretch.loaded() >= CLASSES_OF_A_FIRST_TIME
                        || stretch.start() - begun < SHOWING_NANOSECONDS
                ? Kind.FIRST_TIME
                : Kind.USUAL;
    }

    /** Fails where a stretch was longer than the window's thread may be busy. */
    static void requireShort(Stretch stretch) {
        require(stretch, Kind.USUAL);
    }

    /** The same of a first showing or a change of theme. */
    static void requireShortAtOnce(Stretch stretch) {
        require(stretch, Kind.THEME);
    }

    private static void require(Stretch stretch, Kind kind) {
        assertTrue(stretch.cpu() <= patience() * kind.most, stretch.toString());
    }

    private static double patience() {
        return QuietMachine.expected() ? 1 : 2;
    }

    /** Says which stretch was too long, and what ran in it; nothing where none was. */
    Optional<String> fault() {
        List<String> faults = over(patience());
        return faults.isEmpty()
                ? Optional.empty()
                : Optional.of("the window's thread was busy for " + String.join("\n", faults));
    }

    private synchronized List<String> over(double patience) {
        return longest.entrySet().stream()
                .filter(e -> e.getValue().held() > patience * e.getKey().most)
                .map(e -> e.getValue() + e.getKey().words)
                .toList();
    }

    /** The longest of each kind, and what ran where it was too long for a machine of its own. */
    @Override
    public synchronized String toString() {
        var text = new StringJoiner("; ", "the window's thread was busy for at most ", "");
        longest.forEach(
                (kind, stretch) ->
                        text.add(
                                String.format(
                                        Locale.ROOT, "%.0f ms%s", stretch.held(), kind.words)));
        over(1).forEach(text::add);
        return text.toString();
    }

    @Override
    public void close() {
        probe.close();
    }
}
