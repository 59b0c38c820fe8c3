package thalweg.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is usually run, run once where nobody looks, so that the JVM can keep the classes it met:
 * the launcher's training of its AOT cache. Not among the commands that help lists.
 */
record Rehearsal(EngineSource engines, Path state) {
    /** Returns 0 when every command did its work. */
    int run() {
        Path samples = Samples.bundled().folder();
        List<Path> models = Samples.bundled().dense();
        if (models.size() < 2) {
            return 1;
        }
        String a = models.get(0).toString();
        String b = models.get(1).toString();
        String data = samples.resolve("mnist").toString();
        try {
            Path folder = Files.createTempDirectory("thalweg");
            try {
                String moved = folder.resolve("moved.pt").toString();
                String permutation = folder.resolve("p.json").toString();
                return quietly("inspect", a, b)
                        | quietly("match", a, b, "--out", moved, "--permutation-out", permutation)
                        | quietly("match", a, moved, "--json")
                        | quietly("check", moved)
                        | quietly("spectrum", a, "--charts", folder.toString())
                        | quietly("interpolate", a, b, "--data", data, "--limit", "1000");
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            return 1;
        }
    }

    private int quietly(String... arguments) {
        OutputStream nowhere = OutputStream.nullOutputStream();
        return new Cli(new Terminal(nowhere, nowhere, true), engines, state).run(arguments);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
