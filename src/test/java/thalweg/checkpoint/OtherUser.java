package thalweg.checkpoint;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** Runs parts of the program as a user to whom rights can be denied. */
public final class OtherUser {
    private static final String NOBODY = "65534";

    private OtherUser() {}

    /** Sets rights as ls shows them. */
    public static void rights(Path file, String rights) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }

    /**
     * Runs a class's main as nobody; the test is skipped where that can't be.
     *
     * @param folder for the copy of the class path that the other user may read
     * @return what it printed
     */
    public static String run(Path folder, Class<?> program, String... arguments) throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can be another");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "setpriv",
                                "--reuid=" + NOBODY,
                                "--regid=" + NOBODY,
                                "--clear-groups",
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xshare:auto",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                readableClasses(folder),
                                program.getName()));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .start();
        } catch (IOException e) {
            assumeTrue(false, "no setpriv here");
            throw e;
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(process.waitFor() == 0, "no other user can be taken on here: " + output);
        return output;
    }

    /** The class path, copied to where the other user may read it. */
    private static String readableClasses(Path folder) throws IOException {
        Path copy = Files.createDirectories(folder.resolve("classes"));
        List<String> paths = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            String name = path.getFileName().toString();
            if (Files.isDirectory(path)) {
                Path target = copy.resolve(name);
                copy(path, target);
                paths.add(target.toString());
            } else if (name.startsWith("pickle-") || name.startsWith("jackson-core-")) {
                Path target = copy.resolve(name);
                Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
                rights(target, "rw-r--r--");
                paths.add(target.toString());
            }
        }
        return String.join(File.pathSeparator, paths);
    }

    /** The classes that an attempt needs, with their folders. */
    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                String name = from.relativize(file).toString();
                boolean needed =
                        name.isEmpty()
                                || name.equals("thalweg")
                                || name.startsWith("thalweg/checkpoint")
                                || name.startsWith("thalweg/dataset")
                                || name.startsWith("thalweg/words")
                                || name.equals("thalweg/engine")
                                || name.equals("thalweg/engine/Problem.class");
                if (needed) {
                    Path target = to.resolve(name);
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(target);
                        rights(target, "rwxr-xr-x");
                    } else {
                        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                        rights(target, "rw-r--r--");
                    }
                }
            }
        }
    }
}
