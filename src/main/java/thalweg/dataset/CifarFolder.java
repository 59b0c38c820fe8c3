package thalweg.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import thalweg.engine.Problem;
import thalweg.words.Phrase;

/**
 * CIFAR-10's binary version, in a folder or one level below it: {@code data_batch_1.bin} and on for
 * training, {@code test_batch.bin}. An example is a byte of label, then 3 × 32 × 32 bytes of red,
 * green and blue, each row by row (Krizhevsky, cs.toronto.edu/~kriz/cifar.html).
 */
final class CifarFolder implements Location {
    private static final Pattern NAME = Pattern.compile("(data|test)_batch(_\\d+)?\\.bin");
    private static final List<Integer> SHAPE = List.of(3, 32, 32);
    private static final int PIXELS = 3 * 32 * 32;
    private static final int CLASSES = 10;

    private final Path folder;

    /** By split, in the order of names. */
    private final Map<String, List<Path>> files;

    private CifarFolder(Path folder, Map<String, List<Path>> files) {
        this.folder = folder;
        this.files = files;
    }

    /**
     * The batches of a folder, or null when there are none.
     *
     * @throws DatasetException when it may not be read
     */
    static @Nullable CifarFolder of(Path folder) {
        List<Path> places = new ArrayList<>(List.of(folder));
        IdxFolder.entries(folder).stream().filter(Files::isDirectory).forEach(places::add);
        for (Path place : places) {
            Map<String, List<Path>> files = new TreeMap<>();
            if (Files.isReadable(place)) {
                for (Path file : IdxFolder.entries(place)) {
                    var name = NAME.matcher(file.getFileName().toString());
                    if (name.matches()) {
                        String split = name.group(1).equals("test") ? "test" : "train";
                        files.computeIfAbsent(split, _ -> new ArrayList<>()).add(file);
                    }
                }
            }
            if (!files.isEmpty()) {
                return new CifarFolder(folder, files);
            }
        }
        return null;
    }

    @Override
    public List<String> splits() {
        return List.of("train", "test").stream().filter(files::containsKey).toList();
    }

    @Override
    public Dataset open(String split, @Nullable Normalization normalization) {
        List<Path> its = files.get(split);
        if (its == null) {
            throw new DatasetException(
                    Phrase.of("baddata.there-no-batches-split", split),
                    folder.toString(),
                    Phrase.of("remedies.choose-split", Phrase.either(splits())));
        }
        long examples = 0;
        for (Path file : its) {
            examples += examples(file);
        }
        if (examples * PIXELS
                > Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / 2)) {
            throw new DatasetException(
                    Phrase.of("baddata.images-do-not-fit-in-memory", examples),
                    folder.toString(),
                    Phrase.of("remedies.use-fewer-batches-give-program-more-memory"));
        }
        var pixels = new byte[(int) examples * PIXELS];
        var labels = new int[(int) examples];
        int at = 0;
        for (Path file : its) {
            at = read(file, pixels, labels, at);
        }
        var about = new LoadedDataset.About("CIFAR-10", split, SHAPE, false, CLASSES, labels);
        return new ByteDataset(
                about, pixels, normalization != null ? normalization : Normalization.CIFAR_10);
    }

    private static long examples(Path file) {
        long size;
        try {
            size = Files.size(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        if (size == 0 || size % (1 + PIXELS) != 0) {
            throw Idx.damaged(
                    file, Phrase.of("baddata.file-bytes-no-multiple-images", size, 1 + PIXELS));
        }
        return size / (1 + PIXELS);
    }

    /** Reads a batch from example {@code at} on, and says where the next begins. */
    private static int read(Path file, byte[] pixels, int[] labels, int at) {
        long examples = examples(file);
        int next = at;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (int i = 0; i < examples && next < labels.length; i++, next++) {
                int label = in.read();
                int held = in.readNBytes(pixels, next * PIXELS, PIXELS);
                if (label < 0 || held < PIXELS) {
                    throw Idx.damaged(file, Phrase.of("badfiles.file-cut-short"));
                }
                if (label >= CLASSES) {
                    throw Idx.damaged(
                            file,
                            Phrase.of("baddata.label-image-outside-cifar-10s-classes", label, i));
                }
                labels[next] = label;
            }
            return next;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static DatasetException unreadable(Path file, IOException e) {
        return e instanceof AccessDeniedException
                ? new DatasetException(
                        Phrase.of("badfiles.file-may-not-read"),
                        file.toString(),
                        Phrase.of("remedies.ask-for-right-to-read"))
                : new DatasetException(
                        Phrase.of("badfiles.file-cannot-read", Problem.reason(e)),
                        file.toString(),
                        Phrase.of("remedies.check-disk"));
    }
}
