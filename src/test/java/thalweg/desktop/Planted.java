package thalweg.desktop;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import thalweg.checkpoint.Checkpoints;

/** Small models and data, made for the tests of the window. */
final class Planted {
    private Planted() {}

    /**
     * A dense chain with random weights, decaying in their singular values.
     *
     * @param noise added to every weight, by another seed: two models of one seed are near
     */
    static Path model(Path file, long seed, double noise, int... widths) {
        var random = new Random(seed);
        var other = new Random(seed + 1000);
        List<Checkpoints.Content> tensors = new ArrayList<>();
        for (int l = 1; l < widths.length; l++) {
            int rows = widths[l];
            int columns = widths[l - 1];
            var w = new float[rows * columns];
            for (int i = 0; i < w.length; i++) {
                double scale = Math.sqrt(2.0 / columns) * (i % 7 == 0 ? 3 : 0.5);
                w[i] = (float) (scale * random.nextGaussian() + noise * other.nextGaussian());
            }
            var b = new float[rows];
            for (int i = 0; i < b.length; i++) {
                b[i] = (float) (0.1 * random.nextGaussian());
            }
            tensors.add(new Checkpoints.Content("fc" + l + ".weight", List.of(rows, columns), w));
            tensors.add(new Checkpoints.Content("fc" + l + ".bias", List.of(rows), b));
        }
        Checkpoints.write(file, tensors, true);
        return file;
    }

    /** What {@link #residual} is. */
    static final String RESIDUAL =
            """
            input 1 8 8
            first = conv padding 1
            a = relu
            up = conv stride 2 padding 1
            relu
            again = conv padding 1
            short = conv stride 2 from a   # the shortcut
            add again
            relu
            global-average-pool
            flatten
            last = dense
            """;

    /** A small network with a shortcut, which no recogniser knows, of random weights. */
    static Path residual(Path file, long seed) {
        var random = new Random(seed);
        List<Checkpoints.Content> tensors = new ArrayList<>();
        add(tensors, random, "first.weight", 6, 1, 3, 3);
        add(tensors, random, "up.weight", 9, 6, 3, 3);
        add(tensors, random, "up.bias", 9);
        add(tensors, random, "again.weight", 9, 9, 3, 3);
        add(tensors, random, "short.weight", 9, 6, 1, 1);
        add(tensors, random, "last.weight", 3, 9);
        add(tensors, random, "last.bias", 3);
        Checkpoints.write(file, tensors, true);
        return file;
    }

    private static void add(
            List<Checkpoints.Content> tensors, Random random, String name, Integer... shape) {
        int count = 1;
        for (int d : shape) {
            count *= d;
        }
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (0.4 * random.nextGaussian());
        }
        tensors.add(new Checkpoints.Content(name, List.of(shape), values));
    }

    /** A folder of IDX files: a test split of square images of so many pixels a side. */
    static Path data(Path folder, int count, int side) throws IOException {
        return split(folder, "t10k", count, side);
    }

    /** The same with a train split. */
    static Path trainingData(Path folder, int count, int side) throws IOException {
        split(folder, "train", count, side);
        return split(folder, "t10k", count, side);
    }

    private static Path split(Path folder, String name, int count, int side) throws IOException {
        Files.createDirectories(folder);
        var random = new Random(7);
        var images = new ByteArrayOutputStream();
        var out = new DataOutputStream(images);
        out.writeInt(0x803);
        out.writeInt(count);
        out.writeInt(side);
        out.writeInt(side);
        var pixels = new byte[count * side * side];
        random.nextBytes(pixels);
        out.write(pixels);
        Files.write(folder.resolve(name + "-images-idx3-ubyte"), images.toByteArray());
        var labels = new ByteArrayOutputStream();
        out = new DataOutputStream(labels);
        out.writeInt(0x801);
        out.writeInt(count);
        for (int i = 0; i < count; i++) {
            out.writeByte(random.nextInt(10));
        }
        Files.write(folder.resolve(name + "-labels-idx1-ubyte"), labels.toByteArray());
        return folder;
    }
}
