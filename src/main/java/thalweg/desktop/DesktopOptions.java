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

    /** The bundled models, by name; empty when there are none. */
    public List<Path> sampleModels() {
        return inside(
                p ->
                        Files.isRegularFile(p)
                                && ENDINGS.stream()
                                        .anyMatch(
                                                p.getFileName().toString().toLowerCase(Locale.ROOT)
                                                        ::endsWith));
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
