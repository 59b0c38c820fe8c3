package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The window in use for two minutes, or for an hour by {@code ./mvnw test -Dtest=SoakTest
 * -Dthalweg.soak.minutes=60}: what it holds in memory does not grow. In a process of its own, which
 * nothing else ran in before and which clears soft references at every collection.
 */
class SoakTest {
    private static final String MINUTES = System.getProperty("thalweg.soak.minutes", "2");

    /** Rounds till every view was shown and every cache is as large as it gets. */
    private static final int WARM_UP = 3;

    private static final int LEAST_ROUNDS = WARM_UP + 3;

    /**
     * MB that all rounds together may add, however long it goes on: what a measurement wavers by.
     */
    private static final double MOST_HEAP = 6;

    private static final double MOST_ENGINE = 1;

    private static final double MOST_MALLOC = 8;

    /**
     * Methods are compiled for hours, the fewer the later; in two minutes what the compilers hold
     * while they work comes and goes with 15 MB.
     */
    private static final double MOST_JVM = 32;

    /** The system gives and takes by whole pages of what malloc and the JVM keep in hand. */
    private static final double MOST_REST = 64;

    @TempDir Path folder;

    @Test
    @Timeout(value = 90, unit = TimeUnit.MINUTES)
    void whatIsHeldInMemoryDoesNotGrow() throws Exception {
        Process process =
                new ProcessBuilder(command())
                        .redirectError(folder.resolve("errors.txt").toFile())
                        .start();
        List<SoakWeight> weights = new ArrayList<>();
        try (BufferedReader printed = process.inputReader()) {
            for (String line = printed.readLine(); line != null; line = printed.readLine()) {
                System.out.println(line);
                SoakWeight.of(line).ifPresent(weights::add);
            }
            assertEquals(0, process.waitFor(), () -> text(folder.resolve("errors.txt")));
        } finally {
            process.destroyForcibly();
        }
        List<SoakWeight> settled = weights.subList(WARM_UP, weights.size());
        requireLevel("heap", settled, SoakWeight::heap, MOST_HEAP);
        requireLevel("engine", settled, SoakWeight::engine, MOST_ENGINE);
        requireLevel("malloc", settled, SoakWeight::malloc, MOST_MALLOC);
        requireLevel("jvm", settled, SoakWeight::jvm, MOST_JVM);
        requireLevel("rest", settled, SoakWeight::rest, MOST_REST);
    }

    private List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dorg.eclipse.deeplearning4j.helpers.disable=false",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-Dprism.marlin.useRef=hard", // as the launcher has it
                "-Djava.awt.headless=true",
                "-Xmx1500m",
                "-XX:NativeMemoryTracking=summary",
                "-XX:SoftRefLRUPolicyMSPerMB=0",
                "-cp",
                System.getProperty("java.class.path"),
                SoakProcess.class.getName(),
                folder.toString(),
                MINUTES,
                String.valueOf(LEAST_ROUNDS));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void requireLevel(
            String what, List<SoakWeight> weights, ToLongFunction<SoakWeight> of, double most) {
        double[] megabytes =
                weights.stream().mapToDouble(w -> of.applyAsLong(w) / 1048576.0).toArray();
        double slope = slope(megabytes);
        double grown = slope * (megabytes.length - 1);
        String said =
                String.format(
                        Locale.ROOT,
                        "%s: %+.3f MB a round, %+.1f MB in %d rounds",
                        what,
                        slope,
                        grown,
                        megabytes.length);
        System.out.println(said);
        assertTrue(grown <= most, said);
    }

    /** The median of the slopes between every two: a single odd round doesn't tilt it. */
    private static double slope(double[] y) {
        List<Double> slopes = new ArrayList<>();
        for (int i = 0; i < y.length; i++) {
            for (int j = i + 1; j < y.length; j++) {
                slopes.add((y[j] - y[i]) / (j - i));
            }
        }
        slopes.sort(null);
        return slopes.get(slopes.size() / 2);
    }
}
