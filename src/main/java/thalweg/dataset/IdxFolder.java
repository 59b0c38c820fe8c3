package thalweg.dataset;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import thalweg.engine.Problem;
import thalweg.words.Phrase;

/**
 * A folder of the MNIST family's IDX files: {@code train-images-idx3-ubyte} and its kin, with a dot
 * or a hyphen before idx, plain or gzipped, after any name such as {@code emnist-letters-}.
 */
final class IdxFolder implements Location {
    private static final Pattern NAME =
            Pattern.compile("(.*-)?(train|t10k|test)-(images|labels)[-.]idx\\d-ubyte(\\.gz)?");

    /** The classes that all of the family have, should a small split lack the last of them. */
    private static final int CLASSES = 10;

    private final Path folder;

    /** By split, then by kind. */
    private final Map<String, Map<String, Path>> files;

    private IdxFolder(Path folder, Map<String, Map<String, Path>> files) {
        this.folder = folder;
        this.files = files;
    }

    /**
     * The IDX files of a folder, or null when there are none.
     *
     * @throws DatasetException when it may not be read, or mixes several sets
     */
    static @Nullable IdxFolder of(Path folder) {
        // The second is where torchvision puts them.
        for (Path place : List.of(folder, folder.resolve("raw"), folder.resolve("MNIST/raw"))) {
            if (Files.isDirectory(place)) {
                Map<String, Map<String, Path>> files = list(place);
                if (!files.isEmpty()) {
                    return new IdxFolder(folder, files);
                }
            }
        }
        return null;
    }

    private static Map<String, Map<String, Path>> list(Path folder) {
        Map<String, Map<String, Path>> files = new TreeMap<>();
        String family = null;
        for (Path file : entries(folder)) {
            var name = NAME.matcher(file.getFileName().toString());
            if (!name.matches()) {
                continue;
            }
            String its = name.group(1) == null ? "" : name.group(1);
            if (family != null && !family.equals(its)) {
                throw new DatasetException(
                        Phrase.of("baddata.folder-holds-several-data-sets"),
                        folder.toString(),
                        Phrase.of("remedies.keep-each-in-folder-own"));
            }
            family = its;
            String split = name.group(2).equals("train") ? "train" : "test";
            // In the order of names the plain file comes before the gzipped one.
            files.computeIfAbsent(split, s -> new TreeMap<>()).putIfAbsent(name.group(3), file);
        }
        return files;
    }

    /** What a folder holds, in the order of names. */
    static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (AccessDeniedException e) {
            throw new DatasetException(
                    Phrase.of("baddata.folder-may-not-read"),
                    folder.toString(),
                    Phrase.of("remedies.ask-for-right-to-read"));
        } catch (IOException e) {
            throw new DatasetException(
                    Phrase.of("baddata.folder-cannot-read", Problem.reason(e)),
                    folder.toString(),
                    Phrase.of("remedies.check-disk"));
        }
    }

    @Override
    public List<String> splits() {
        List<String> splits = new ArrayList<>();
        for (String split : List.of("train", "test")) {
            if (files.getOrDefault(split, Map.of()).size() == 2) {
                splits.add(split);
            }
        }
        return splits;
    }

    @Override
    public Dataset open(String split, @Nullable Normalization normalization) {
        Map<String, Path> both = files.getOrDefault(split, Map.of());
        Path imageFile = required(both, "images", split);
        Path labelFile = required(both, "labels", split);
        Idx labels = Idx.read(labelFile, 1);
        Idx images = Idx.read(imageFile, 2);
        if (labels.shape().size() != 1) {
            throw Idx.damaged(labelFile, Phrase.of("baddata.not-idx-file-labels"));
        }
        int size = images.shape().getFirst();
        if (size != labels.bytes().length) {
            throw new DatasetException(
                    Phrase.of("baddata.there-images-but-labels", size, labels.bytes().length),
                    imageFile.toString(),
                    Phrase.of("remedies.copy-data-again"));
        }
        List<Integer> axes = images.shape().subList(1, images.shape().size());
        List<Integer> shape = axes.size() == 2 ? List.of(1, axes.getFirst(), axes.getLast()) : axes;
        boolean usual = shape.equals(List.of(1, 28, 28));
        var given = normalization != null ? normalization : usual ? Normalization.MNIST : null;
        var classes = new int[size];
        int most = usual ? CLASSES : 0;
        for (int i = 0; i < size; i++) {
            classes[i] = labels.bytes()[i] & 0xff;
            most = Math.max(most, classes[i] + 1);
        }
        var about = new LoadedDataset.About(name(), split, shape, false, most, classes);
        return new ByteDataset(about, images.bytes(), given != null ? given : Normalization.NONE);
    }

    private Path required(Map<String, Path> both, String kind, String split) {
        Path file = both.get(kind);
        if (file == null) {
            throw new DatasetException(
                    Phrase.of("baddata.there-no-split", kind, split),
                    folder.toString(),
                    splits().isEmpty()
                            ? Phrase.of("remedies.add-idx-files-images-labels")
                            : Phrase.of("remedies.choose-split", Phrase.either(splits())));
        }
        return file;
    }

    private String name() {
        Path last = folder.toAbsolutePath().normalize().getFileName();
        String name = last == null ? "" : last.toString();
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "mnist", "" -> "MNIST";
            case "fashion", "fashion-mnist", "fashionmnist" -> "Fashion-MNIST";
            case "kmnist" -> "KMNIST";
            case "emnist" -> "EMNIST";
            default -> name;
        };
    }
}
