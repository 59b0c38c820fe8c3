package thalweg.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import thalweg.words.Phrase;

/** Opens data folders and files, each recognised by its content. */
public final class Datasets {
    private Datasets() {}

    /**
     * Opens one split, normalised as is usual for the data: MNIST's mean and deviation for IDX
     * images of 28 × 28, CIFAR-10's for its images, none for others.
     *
     * @param location a folder of IDX files (plain or gz), of CIFAR-10's binary batches, of a
     *     folder of PNG or JPEG images a class; an NPZ with x and y or x_train, y_train, x_test,
     *     y_test, or a folder of such
     * @param split "train" or "test"
     * @throws DatasetException when there is none, or it is damaged
     */
    public static Dataset open(Path location, String split) {
        return locate(location).open(split, null);
    }

    /**
     * Opens one split with a normalisation of one's own.
     *
     * @see #open(Path, String)
     */
    public static Dataset open(Path location, String split, Normalization normalization) {
        return locate(location).open(split, normalization);
    }

    /** The first so many examples; the very data where it has no more. */
    public static Dataset first(Dataset data, int count) {
        return count >= data.size() ? data : new FirstExamples(data, count);
    }

    /** The splits that a location holds: "train", "test" or both, in this order. */
    public static List<String> splits(Path location) {
        return locate(location).splits();
    }

    /**
     * Checks that a network can be evaluated on the data.
     *
     * @param inputLength numbers that the network takes
     * @param outputs classes that it tells apart
     * @throws DatasetException when the inputs have another size or a label is outside the classes
     */
    public static void requireFit(Dataset data, int inputLength, int outputs) {
        String where = data.name() + " (" + data.split() + ")";
        if (data.inputLength() != inputLength) {
            throw new DatasetException(
                    Phrase.of(
                            "baddata.inputs-numbers-network-takes",
                            data.inputLength(),
                            data.inputShape(),
                            inputLength),
                    where,
                    Phrase.of("remedies.choose-data-network-was-trained-on"));
        }
        for (int i = 0; i < data.size(); i++) {
            if (data.label(i) >= outputs) {
                throw new DatasetException(
                        Phrase.of(
                                "baddata.label-example-outside-networks-classes",
                                data.label(i),
                                i,
                                outputs),
                        where,
                        Phrase.of("remedies.choose-data-network-was-trained-on"));
            }
        }
    }

    private static Location locate(Path location) {
        if (Files.notExists(location)) {
            throw new DatasetException(
                    Phrase.of("baddata.there-no-such-file-folder"),
                    location.toString(),
                    Phrase.of("remedies.check-name"));
        }
        if (!Files.isDirectory(location)) {
            return NpzData.of(location, List.of(location));
        }
        Location idx = IdxFolder.of(location);
        if (idx != null) {
            return idx;
        }
        Location cifar = CifarFolder.of(location);
        if (cifar != null) {
            return cifar;
        }
        List<Path> arrays =
                IdxFolder.entries(location).stream()
                        .filter(file -> file.toString().endsWith(".npz"))
                        .toList();
        if (!arrays.isEmpty()) {
            return NpzData.of(location, arrays);
        }
        Location images = ImageFolder.of(location);
        if (images != null) {
            return images;
        }
        throw new DatasetException(
                Phrase.of("baddata.there-no-data"),
                location.toString(),
                Phrase.of("remedies.name-folder-idx-files-cifar-10s-batches"));
    }
}
