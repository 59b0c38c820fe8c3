package thalweg.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The models, data and study that come with the program.
 *
 * @param folder where they are; may not exist
 */
public record BundledSamples(Path folder) {
    private static final List<String> ENDINGS = List.of(".pt", ".pth", ".safetensors", ".npz");

    /** The dense models, by name; empty when there are none. */
    public List<Path> dense() {
        return inside(file -> isModel(file) && !isConvolutional(file));
    }

    /** The convolutional models, by name; empty when there are none. */
    public List<Path> convolutional() {
        return inside(file -> isModel(file) && isConvolutional(file));
    }

    /** The data: the folder that holds IDX files. */
    public Optional<Path> data() {
        return inside(file -> file.getFileName().toString().contains("-ubyte")).stream()
                .findFirst()
                .map(Path::getParent);
    }

    /** The study of them; may not exist. */
    public Path study() {
        return folder.resolve("paper.study");
    }

    private static boolean isModel(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && ENDINGS.stream().anyMatch(name::endsWith);
    }

    private static boolean isConvolutional(Path file) {
        return file.getFileName().toString().startsWith("conv-");
    }

    private List<Path> inside(Predicate<Path> wanted) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, 3)) {
            return files.filter(wanted).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
