package thalweg.desktop;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What this JVM took by malloc for itself, by its own tracking, which {@code
 * -XX:NativeMemoryTracking=summary} switches on: compiled code's descriptions, the collector's
 * tables, classes. It grows for as long as methods are found to be worth compiling.
 */
final class JvmMemory {
    /** What programs take through it: direct buffers and the like. */
    private static final String OTHERS = "Other";

    private static final Pattern PART =
            Pattern.compile(
                    "-\\s+([A-Z][\\w ]*) \\(reserved=(?:(?!\\n-).)*?\\(malloc=(\\d+)KB",
                    Pattern.DOTALL);

    private JvmMemory() {}

    /** Bytes by purpose; empty where it isn't tracked. */
    static Map<String, Long> byPurpose() {
        try {
            String said =
                    (String)
                            ManagementFactory.getPlatformMBeanServer()
                                    .invoke(
                                            new ObjectName(
                                                    "com.sun.management:type=DiagnosticCommand"),
                                            "vmNativeMemory",
                                            new Object[] {new String[] {"summary"}},
                                            new String[] {String[].class.getName()});
            Map<String, Long> parts = new TreeMap<>();
            PART.matcher(said)
                    .results()
                    .forEach((MatchResult m) -> parts.put(m.group(1), kilobytes(m.group(2))));
            return parts;
        } catch (JMException e) {
            throw new AssertionError("the JVM tells nothing of its memory", e);
        }
    }

    /** All that it took for itself, in bytes. */
    static long own() {
        return byPurpose().entrySet().stream()
                .filter(part -> !part.getKey().equals(OTHERS))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static long kilobytes(String number) {
        return 1024 * Long.parseLong(number);
    }
}
