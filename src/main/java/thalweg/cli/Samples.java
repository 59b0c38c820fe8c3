package thalweg.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the bundled models and data are: in samples, beside the launcher. */
final class Samples {
    private Samples() {}

    /** The folder, whether or not it is there. The launcher says where the program is. */
    static Path folder() {
        return Path.of(System.getProperty("thalweg.home", ".")).resolve("samples");
    }

    /** The dense models in it, by name; empty where there are none. */
    static List<Path> models() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(
                            f ->
                                    f.toString().endsWith(".safetensors")
                                            && !f.getFileName().toString().startsWith("conv-"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
