package thalweg.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;

/**
 * A folder a class, PNG or JPEG images in each: of one split, called "test", or under {@code
 * train}, {@code test} or {@code val}, which counts as test where there is no test. Classes are
 * numbered in the order of their names. Images come in a fixed random order, so that the first
 * thousand hold all classes.
 */
final class ImageFolder implements Location {
    private static final List<String> VALIDATION = List.of("val", "valid", "validation");
    private static final List<String> CIFAR_CLASSES =
            List.of(
                    "airplane",
                    "automobile",
                    "bird",
                    "cat",
                    "deer",
                    "dog",
                    "frog",
                    "horse",
                    "ship",
                    "truck");

    private final Path folder;

    /** By split, the folders of its classes by name. */
    private final Map<String, Map<String, Path>> splits;

    private ImageFolder(Path folder, Map<String, Map<String, Path>> splits) {
        this.folder = folder;
        this.splits = splits;
    }

    /**
     * The classes of a folder, or null when it has none.
     *
     * @throws DatasetException when it may not be read
     */
    static @Nullable ImageFolder of(Path folder) {
        Map<String, Map<String, Path>> splits = new TreeMap<>();
        for (Path each : IdxFolder.entries(folder)) {
            String name = each.getFileName().toString().toLowerCase(Locale.ROOT);
            String split = VALIDATION.contains(name) ? "val" : name;
            if (List.of("train", "test", "val").contains(split) && Files.isDirectory(each)) {
                Map<String, Path> classes = classes(each);
                if (!classes.isEmpty()) {
                    splits.put(split, classes);
                }
            }
        }
        if (splits.isEmpty()) {
            Map<String, Path> classes = classes(folder);
            if (classes.isEmpty()) {
                return null;
            }
            splits.put("test", classes);
        }
        Map<String, Path> validation = splits.remove("val");
        if (validation != null) {
            splits.putIfAbsent("test", validation);
        }
        return new ImageFolder(folder, splits);
    }

    private static Map<String, Path> classes(Path folder) {
        Map<String, Path> classes = new TreeMap<>();
        for (Path each : IdxFolder.entries(folder)) {
            if (Files.isDirectory(each) && !images(each).isEmpty()) {
                classes.put(each.getFileName().toString(), each);
            }
        }
        return classes;
    }

    private static List<Path> images(Path folder) {
        return IdxFolder.entries(folder).stream()
                .filter(
                        file ->
                                file.getFileName()
                                        .toString()
                                        .toLowerCase(Locale.ROOT)
                                        .matches("[^.].*\\.(png|jpe?g)"))
                .toList();
    }

    @Override
    public List<String> splits() {
        return List.of("train", "test").stream().filter(splits::containsKey).toList();
    }

    @Override
    public Dataset open(String split, @Nullable Normalization normalization) {
        Map<String, Path> its = splits.get(split);
        if (its == null) {
            throw new DatasetException(
                    Phrase.of("baddata.there-no-images-split", split),
                    folder.toString(),
                    Phrase.of("remedies.choose-split", Phrase.either(splits())));
        }
        List<String> classes = // a split may lack a class
                List.copyOf(
                        splits.values().stream()
                                .collect(
                                        TreeSet::new,
                                        (all, s) -> all.addAll(s.keySet()),
                                        TreeSet::addAll));
        List<ImageDataset.Example> examples = new ArrayList<>();
        its.forEach(
                (name, place) ->
                        images(place)
                                .forEach(
                                        file ->
                                                examples.add(
                                                        new ImageDataset.Example(
                                                                file, classes.indexOf(name)))));
        Collections.shuffle(examples, new Random(0));
        Path last = folder.toAbsolutePath().normalize().getFileName();
        var about =
                new ImageDataset.About(
                        last == null ? "images" : last.toString(), split, classes.size());
        Pixels first = Pixels.read(examples.getFirst().file());
        boolean cifar = classes.equals(CIFAR_CLASSES) && first.shape().equals(List.of(3, 32, 32));
        Normalization usual = cifar ? Normalization.CIFAR_10 : Normalization.NONE;
        return new ImageDataset(
                about, first.shape(), examples, normalization != null ? normalization : usual);
    }
}
