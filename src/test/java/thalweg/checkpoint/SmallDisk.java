package thalweg.checkpoint;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A disk of a few hundred kilobytes in memory, made where this user may; else the test is skipped.
 */
public final class SmallDisk implements AutoCloseable {
    private final Path root;

    private SmallDisk(Path root) {
        this.root = root;
    }

    /**
     * Mounts one on a new folder.
     *
     * @param size as mount takes it, such as "256k"
     */
    public static SmallDisk mount(Path root, String size) throws Exception {
        Files.createDirectory(root);
        assumeTrue(
                runs("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", root.toString()),
                "no disk can be mounted here");
        return new SmallDisk(root);
    }

    /** Where it is. */
    public Path root() {
        return root;
    }

    /** Takes the right to write away from everyone. */
    public void makeReadOnly() throws Exception {
        assumeTrue(runs("mount", "-o", "remount,ro", root.toString()), "no remounting here");
    }

    /** Everything on it, by name. */
    public List<String> content() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> !file.equals(root))
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() throws Exception {
        runs("umount", root.toString());
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
