package thalweg.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import thalweg.checkpoint.CheckpointException;
import thalweg.checkpoint.Checkpoints;
import thalweg.checkpoint.Tensor;
import thalweg.dataset.Dataset;
import thalweg.dataset.DatasetException;
import thalweg.dataset.Datasets;
import thalweg.engine.Problem;
import thalweg.network.Activation;
import thalweg.session.SessionException;
import thalweg.session.SessionFile;
import thalweg.symmetry.Chains;
import thalweg.symmetry.PermutationFile;
import thalweg.symmetry.Symmetry;
import thalweg.symmetry.SymmetryException;

/**
 * A reader that is given damaged files: how an input's bytes become files for it, what it may say
 * of them, and which good files are the seeds.
 */
enum FuzzedReader {
    /** The zip that torch.save and torch.jit.save write, byte for byte. */
    TORCH_ZIP(checkpoint("model.pt"), "checkpoint", "(dict|views|types|training)\\.pt"),
    /** The pickle alone, in a sound zip. */
    TORCH_PICKLE(torch("data.pkl"), "checkpoint/torch", ".*\\.pt"),
    /** The pickle of a TorchScript archive. */
    TORCH_SCRIPT(
            torch("data.pkl", "constants.pkl"), "checkpoint/torch", "(script|trace|frozen)\\.pt"),
    LEGACY_TORCH(checkpoint("model.pt"), "checkpoint/torch", ".*legacy.*\\.pt"),
    SAFETENSORS(checkpoint("model.safetensors"), "checkpoint", ".*\\.safetensors"),
    NPY(checkpoint("array.npy"), "checkpoint", ".*\\.npy"),
    NPZ(checkpoint("arrays.npz"), "checkpoint", ".*\\.npz"),
    /** An index beside two shards. */
    SHARDS(FuzzedReader::shards),
    KERAS_H5(checkpoint("model.h5"), "formats", "(?!many).*\\.h5"),
    /** Configuration, metadata and weights, in a sound zip. */
    KERAS(inZip("config.json", "metadata.json", "model.weights.h5"), "formats", ".*\\.keras"),
    ONNX(FuzzedReader::onnx, "formats", ".*\\.onnx"),
    FLAX(checkpoint("model.msgpack"), "formats", ".*\\.msgpack"),
    /** Configuration and parameters, in a sound zip. */
    DEEPLEARNING4J(inZip("configuration.json", "coefficients.bin")),
    /** Images and labels. */
    IDX(
            (input, folder) -> {
                List<byte[]> parts = Parts.of(input, 2);
                Files.write(folder.resolve("t10k-images-idx3-ubyte"), parts.get(0));
                Files.write(folder.resolve("t10k-labels-idx1-ubyte"), parts.get(1));
                return data(folder, "test");
            },
            DatasetException.class),
    NPZ_DATA(
            (input, folder) -> data(Files.write(folder.resolve("data.npz"), input), "test"),
            DatasetException.class),
    CIFAR(
            (input, folder) -> {
                Files.write(folder.resolve("test_batch.bin"), input);
                return data(folder, "test");
            },
            DatasetException.class),
    /** Two pictures, of which the second is read when its numbers are. */
    IMAGES(
            (input, folder) -> {
                List<byte[]> parts = Parts.of(input, 2);
                for (int i = 0; i < 2; i++) {
                    Path of = Files.createDirectories(folder.resolve("class" + i));
                    Files.write(of.resolve("picture.png"), parts.get(i));
                }
                return data(folder, "test");
            },
            DatasetException.class),
    PERMUTATION(
            (input, folder) -> {
                PermutationFile.read(Files.write(folder.resolve("p.json"), input), Chain.SYMMETRY);
                return 0;
            },
            SymmetryException.class),
    SESSION(
            (input, folder) -> {
                SessionFile.read(Files.write(folder.resolve("s.thalweg"), input));
                return 0;
            },
            SessionException.class,
            "session",
            ".*\\.thalweg");

    /** The most numbers that are read of one file: more only takes longer. */
    private static final long MAX_NUMBERS = 1 << 22;

    /** In the zips of PyTorch's pickles. */
    private static final int STORAGES = 8;

    private static final Path RESOURCES = Path.of("src/test/resources/thalweg");

    /** Makes files of an input, and reads them whole. */
    @FunctionalInterface
    private interface Reading {
        /** How many numbers were read. */
        long of(byte[] input, Path folder) throws IOException;
    }

    /** What permutations are read for. */
    private static final class Chain {
        static final Symmetry SYMMETRY =
                Symmetry.of(Chains.random(1, true, Activation.RELU, 3, 4, 5, 2).network());
    }

    private final Reading reading;
    private final Class<? extends Problem> problem;
    private final String seedFolder;
    private final String seeds;

    FuzzedReader(Reading reading) {
        this(reading, "fuzz", "");
    }

    FuzzedReader(Reading reading, Class<? extends Problem> problem) {
        this(reading, problem, "fuzz", "");
    }

    FuzzedReader(Reading reading, String seedFolder, String seeds) {
        this(reading, CheckpointException.class, seedFolder, seeds);
    }

    FuzzedReader(
            Reading reading, Class<? extends Problem> problem, String seedFolder, String seeds) {
        this.reading = reading;
        this.problem = problem;
        this.seedFolder = seedFolder;
        this.seeds = seeds;
    }

    /** As the command and the corpus's file call it. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The problem that a bad file may be refused with; any other is a fault. */
    Class<? extends Problem> problem() {
        return problem;
    }

    /**
     * Writes the input as files into a folder and reads them.
     *
     * @return how many numbers were read
     */
    long read(byte[] input, Path folder) throws IOException {
        return reading.of(input, folder);
    }

    /** Good files of the real libraries, as inputs. */
    List<byte[]> seeds() throws IOException {
        List<byte[]> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(RESOURCES.resolve(seedFolder))) {
            List<Path> named =
                    files.filter(file -> file.getFileName().toString().matches(seeds))
                            .sorted()
                            .toList();
            for (Path file : named) {
                byte[] content = Files.readAllBytes(file);
                if (!(reading instanceof InZip zip)) {
                    found.add(content);
                } else if (content[0] == 'P' && content[1] == 'K') {
                    found.add(zip.input(file));
                }
            }
        }
        return found;
    }

    private static Reading checkpoint(String name) {
        return (input, folder) -> numbers(Files.write(folder.resolve(name), input));
    }

    private static Reading inZip(String... names) {
        return new InZip(List.of(names), List.of());
    }

    private static Reading torch(String... names) {
        return new InZip(
                List.of(names), IntStream.range(0, STORAGES).mapToObj(i -> "data/" + i).toList());
    }

    /**
     * The input's parts as entries of a zip whose own structure is sound.
     *
     * @param storages further entries, of zeros
     */
    private record InZip(List<String> names, List<String> storages) implements Reading {
        @Override
        public long of(byte[] input, Path folder) throws IOException {
            Path file = folder.resolve("model.zip");
            Files.write(file, Parts.zip(Parts.of(input, names.size()), names, storages));
            return numbers(file);
        }

        byte[] input(Path zip) throws IOException {
            return Parts.joined(Parts.unzipped(zip, names));
        }
    }

    private static long onnx(byte[] input, Path folder) throws IOException {
        Path outside = folder.resolve("outside.onnx.data");
        if (!Files.exists(outside)) {
            Files.copy(RESOURCES.resolve("formats/outside.onnx.data"), outside);
        }
        return numbers(Files.write(folder.resolve("model.onnx"), input));
    }

    private static long shards(byte[] input, Path folder) throws IOException {
        for (String shard : List.of("plain.safetensors", "plain.pt")) {
            if (!Files.exists(folder.resolve(shard))) {
                Files.copy(RESOURCES.resolve("checkpoint").resolve(shard), folder.resolve(shard));
            }
        }
        return numbers(Files.write(folder.resolve("model.safetensors.index.json"), input));
    }

    private static long numbers(Path file) {
        long read = 0;
        for (Tensor tensor : Checkpoints.open(file).tensors()) {
            if (tensor.count() < 0) {
                throw new AssertionError("a tensor of " + tensor.shape());
            }
            if (read + tensor.count() <= MAX_NUMBERS) {
                float[] numbers = tensor.read();
                if (numbers.length != tensor.count()) {
                    throw new AssertionError(numbers.length + " numbers of " + tensor.shape());
                }
                read += numbers.length;
            }
        }
        return read;
    }

    private static long data(Path location, String split) {
        Dataset data = Datasets.open(location, split);
        long read = 0;
        for (int i = 0; i < data.size() && read + data.inputLength() <= MAX_NUMBERS; i++) {
            data.copyInputs(i, 1, new float[data.inputLength()]);
            if (data.label(i) < 0 || data.label(i) >= data.classes()) {
                throw new AssertionError("label " + data.label(i) + " of " + data.classes());
            }
            read += data.inputLength();
        }
        return Math.max(read, data.inputLength()); // opening may read the first
    }

    /** The reader of that title. */
    static FuzzedReader titled(String title) {
        return valueOf(title.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
