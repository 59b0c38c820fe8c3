package thalweg.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How much memory there is. Read from the system's own files, since Java's management beans take
 * longer to start than everything else here.
 *
 * @param machine the machine's memory, /proc/meminfo
 * @param group the limit of the control group, /sys/fs/cgroup/memory.max, e.g. a container's
 */
record PhysicalMemory(Path machine, Path group) {
    private static final long IF_UNKNOWN = 4L << 30;

    /** That of this machine. */
    static PhysicalMemory here() {
        return new PhysicalMemory(Path.of("/proc/meminfo"), Path.of("/sys/fs/cgroup/memory.max"));
    }

    /** Bytes of the machine or of the control group, whichever is less. */
    long bytes() {
        long kibibytes = firstNumber(machine, "MemTotal:");
        long all = kibibytes < 0 ? IF_UNKNOWN : kibibytes << 10;
        long limit = firstNumber(group, "");
        return limit < 0 ? all : Math.min(all, limit);
    }

    /** The number after the word at the start of a line; -1 where there is none. */
    private static long firstNumber(Path file, String word) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            return -1;
        }
        for (String line : lines) {
            if (line.startsWith(word)) {
                String number = line.substring(word.length()).replaceAll("\\D", "");
                return number.isEmpty() ? -1 : Long.parseLong(number);
            }
        }
        return -1;
    }
}
