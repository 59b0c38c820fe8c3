package thalweg.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.CheckpointException;
import thalweg.checkpoint.ElementType;
import thalweg.checkpoint.NumpyFile;
import thalweg.checkpoint.Tensor;
import thalweg.words.Phrase;

/**
 * NumPy arrays of inputs and labels: {@code x_train}, {@code y_train}, {@code x_test}, {@code
 * y_test}, or {@code x} and {@code y} alone, which are the split that the file's name says, else
 * "test". Inputs are [n, length], [n, height, width] or [n, channels, height, width]; channels may
 * come last. Unsigned bytes are scaled to 0…1; other numbers are taken as they are.
 */
final class NpzData implements Location {
    private static final int MAX_CLASSES = 100_000;

    private final Path location;

    /** By split. */
    private final Map<String, Arrays> arrays;

    private NpzData(Path location, Map<String, Arrays> arrays) {
        this.location = location;
        this.arrays = arrays;
    }

    /** Where the inputs and labels of one split are. */
    private record Arrays(Path path, NumpyFile file, Tensor x, Tensor y) {}

    /**
     * @throws DatasetException when one can't be read, or none holds inputs and labels
     */
    static NpzData of(Path location, List<Path> files) {
        Map<String, Arrays> arrays = new TreeMap<>();
        for (Path path : files) {
            NumpyFile file = guarded(() -> NumpyFile.open(path));
            boolean train =
                    String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).contains("train");
            find(path, file, "_train", "train", arrays);
            find(path, file, "_test", "test", arrays);
            find(path, file, "", train ? "train" : "test", arrays);
        }
        if (arrays.isEmpty()) {
            throw new DatasetException(
                    Phrase.of("baddata.there-no-arrays-named-x-y"),
                    location.toString(),
                    Phrase.of("remedies.name-x-y-xtrain-ytrain-xtest-ytest"));
        }
        return new NpzData(location, arrays);
    }

    private static void find(
            Path path, NumpyFile file, String suffix, String split, Map<String, Arrays> arrays) {
        Tensor x = array(path, file, "x" + suffix);
        Tensor y = array(path, file, "y" + suffix);
        if (x != null && y != null) {
            arrays.putIfAbsent(split, new Arrays(path, file, x, y));
        }
    }

    private static @Nullable Tensor array(Path path, NumpyFile file, String name) {
        if (file.holdsText(name)) {
            throw new DatasetException(
                    Phrase.of("baddata.array-holds-text-no-numbers", name),
                    path.toString(),
                    Phrase.of("remedies.number-classes-from-0"));
        }
        return file.tensor(name).orElse(null);
    }

    @Override
    public List<String> splits() {
        return List.of("train", "test").stream().filter(arrays::containsKey).toList();
    }

    @Override
    public Dataset open(String split, @Nullable Normalization normalization) {
        Arrays its = arrays.get(split);
        if (its == null) {
            throw new DatasetException(
                    Phrase.of("baddata.there-no-split-2", split),
                    location.toString(),
                    Phrase.of(
                            "remedies.choose-split-name-arrays-x-y",
                            Phrase.either(splits()),
                            split,
                            split));
        }
        int[] labels = labels(its);
        int classes = 0;
        for (Arrays each : arrays.values()) { // a split may lack the last class
            for (int label : each.equals(its) ? labels : labels(each)) {
                classes = Math.max(classes, label + 1);
            }
        }
        var about = about(its, split, classes, labels);
        var chosen = normalization != null ? normalization : Normalization.NONE;
        Tensor x = its.x;
        if (x.type() == ElementType.U8) {
            return new ByteDataset(about, guarded(() -> its.file.bytes(x.name())), chosen);
        }
        float[] inputs = guarded(x::read);
        for (int i = 0; i < inputs.length; i++) {
            if (!Float.isFinite(inputs[i])) {
                throw new DatasetException(
                        Phrase.of("baddata.example-holds", i / about.length(), inputs[i]),
                        its.path.toString(),
                        Phrase.of("remedies.remove"));
            }
        }
        return new FloatDataset(about, inputs, chosen);
    }

    private static LoadedDataset.About about(Arrays its, String split, int classes, int[] labels) {
        List<Integer> shape = its.x.shape();
        if (its.x.count() == 0) {
            throw new DatasetException(
                    Phrase.of("baddata.holds-no-examples-shape", its.x.name(), shape),
                    its.path.toString(),
                    Phrase.of("remedies.choose-data-with-some"));
        }
        if (shape.size() < 2 || shape.size() > 4) {
            throw new DatasetException(
                    Phrase.of("baddata.has-shape", its.x.name(), shape),
                    its.path.toString(),
                    Phrase.of("remedies.give-2-to-4-axes-examples-then"));
        }
        if (shape.getFirst() != labels.length) {
            throw new DatasetException(
                    Phrase.of("baddata.there-inputs-but-labels", shape.getFirst(), labels.length),
                    its.path.toString(),
                    Phrase.of("remedies.give-each-input-one-label"));
        }
        List<Integer> axes = new ArrayList<>(shape.subList(1, shape.size()));
        if (axes.size() == 3
                && colours(axes.get(0))
                && colours(axes.get(2))
                && axes.get(0) * axes.get(1) * axes.get(2) > axes.get(0)) {
            throw new DatasetException(
                    Phrase.of("baddata.either-axis-may-channels", its.x.name(), shape),
                    its.path.toString(),
                    Phrase.of("remedies.give-shape-examples-channels-height-width-not"));
        }
        boolean last = axes.size() == 3 && colours(axes.get(2)) && !colours(axes.get(0));
        if (last) {
            axes.addFirst(axes.removeLast());
        } else if (axes.size() == 2) {
            axes.addFirst(1);
        }
        String name = String.valueOf(its.path.getFileName()).replaceFirst("\\.npz$", "");
        return new LoadedDataset.About(name, split, axes, last, classes, labels);
    }

    private static boolean colours(int axis) {
        return axis == 1 || axis == 3;
    }

    private static int[] labels(Arrays its) {
        List<Integer> shape = its.y.shape();
        if (shape.isEmpty() || shape.size() > 2 || shape.size() == 2 && shape.getLast() != 1) {
            throw new DatasetException(
                    Phrase.of("baddata.has-shape", its.y.name(), shape),
                    its.path.toString(),
                    Phrase.of("remedies.give-each-input-one-class-number"));
        }
        float[] numbers = guarded(its.y::read);
        var labels = new int[numbers.length];
        for (int i = 0; i < labels.length; i++) {
            float number = numbers[i];
            if (number != (int) number || number < 0 || number >= MAX_CLASSES) {
                throw new DatasetException(
                        Phrase.of("baddata.label-example-outside-classes", figure(number), i),
                        its.path.toString(),
                        Phrase.of("remedies.number-classes-from-0"));
            }
            labels[i] = (int) number;
        }
        return labels;
    }

    /** A number for a sentence: whole where it is, with a true minus. */
    private static String figure(float number) {
        boolean whole = number == Math.rint(number) && Math.abs(number) < 1e18;
        return (whole ? String.format(Locale.ROOT, "%,.0f", number) : Float.toString(number))
                .replace('-', '−');
    }

    /** What went wrong with the file, as data's problem. */
    private static <T> T guarded(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (CheckpointException e) {
            throw new DatasetException(e.whatSaid(), e.whereSaid(), e.remedySaid());
        }
    }
}
