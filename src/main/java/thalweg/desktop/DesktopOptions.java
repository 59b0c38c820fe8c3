package thalweg.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import thalweg.session.StateFolder;

/**
 * Where the window finds and leaves things.
 *
 * @param samples the folder of bundled models and data; may not exist
 * @param state the folder for what is kept between starts
 */
public record DesktopOptions(Path samples, Path state) {
    private static final List<String> ENDINGS = List.of(".pt", ".pth", ".safetensors", ".npz");

    /**
     * The usual places; see {@link StateFolder}.
     *
     * @param samples the folder of bundled models and data
     */
    public static DesktopOptions standard(Path samples, Map<String, String> environment) {
        return new DesktopOptions(samples, StateFolder.of(environment));
    }

    /** Where a search that was cut short is kept. */
    public Path lastSearch() {
        return state.resolve("last-search.json");
    }

    /** The bundled dense models, by name; empty when there are none. */
    public List<Path> sampleModels() {
        return inside(file -> isModel(file) && !isConvolutional(file));
    }

    /** The bundled convolutional models, by name; empty when there are none. */
    public List<Path> convolutionalSamples() {
        return inside(file -> isModel(file) && isConvolutional(file));
    }

    private static boolean isModel(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && ENDINGS.stream().anyMatch(name::endsWith);
    }

    private static boolean isConvolutional(Path file) {
        return file.getFileName().toString().startsWith("conv-");
    }

    /** The bundled data: the folder that holds IDX files. */
    public Optional<Path> sampleData() {
        return inside(p -> p.getFileName().toString().contains("-ubyte")).stream()
                .findFirst()
                .map(Path::getParent);
    }

    private List<Path> inside(java.util.function.Predicate<Path> wanted) {
        if (!Files.isDirectory(samples)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(samples, 3)) {
            return files.filter(wanted).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
