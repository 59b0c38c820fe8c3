package thalweg.desktop;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process that uses the window holds in memory, in bytes.
 *
 * @param heap Java objects that can be reached
 * @param engine what the engine's account of native memory holds
 * @param malloc blocks of the C library's that are in use, the engine's among them, the JVM's own
 *     not
 * @param jvm what the JVM took by malloc for itself
 * @param rest what the system gave the process without a file behind it, beside the Java heap
 */
record SoakWeight(long heap, long engine, long malloc, long jvm, long rest) {
    private static final Pattern LINE =
            Pattern.compile(
                    "heap ([0-9.]+) MB, engine ([0-9.]+) MB, malloc ([0-9.]+) MB, jvm ([0-9.]+) MB, rest ([0-9.]+) MB");

    /** Of a line that was printed. */
    static Optional<SoakWeight> of(String line) {
        Matcher m = LINE.matcher(line);
        return m.matches()
                ? Optional.of(
                        new SoakWeight(
                                bytes(m, 1), bytes(m, 2), bytes(m, 3), bytes(m, 4), bytes(m, 5)))
                : Optional.empty();
    }

    private static long bytes(Matcher matcher, int group) {
        return Math.round(Double.parseDouble(matcher.group(group)) * 1048576);
    }

    private static double megabytes(long bytes) {
        return bytes / 1048576.0;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "heap %.2f MB, engine %.2f MB, malloc %.2f MB, jvm %.2f MB, rest %.1f MB",
                megabytes(heap),
                megabytes(engine),
                megabytes(malloc),
                megabytes(jvm),
                megabytes(rest));
    }
}
