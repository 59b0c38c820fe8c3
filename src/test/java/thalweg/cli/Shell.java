package thalweg.cli;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import thalweg.checkpoint.Checkpoints;
import thalweg.checkpoint.ElementType;
import thalweg.engine.Engines;
import thalweg.network.Activation;
import thalweg.network.Model;
import thalweg.network.Parameter;
import thalweg.symmetry.Chains;

/** The command line in a folder with two small models and data for them, run in this process. */
final class Shell {
    /** 6 inputs, 4 classes. */
    static final int[] WIDTHS = {6, 16, 12, 4};

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Path folder;

    /** What a command did. */
    record Result(int status, String out, String err) {
        /** The one JSON object on standard output; anything beside it is an error. */
        JsonNode json() {
            try {
                return JSON.readTree(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Shell(Path folder) {
        this.folder = folder;
    }

    /** Writes a.pt, b.safetensors and data.npz. */
    static Shell in(Path folder) {
        var shell = new Shell(folder);
        shell.model("a.pt", 1, WIDTHS);
        shell.model("b.safetensors", 2, WIDTHS);
        shell.data("data.npz", WIDTHS[0], WIDTHS[WIDTHS.length - 1]);
        return shell;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Writes a dense chain with ReLU. */
    Path model(String name, long seed, int... widths) {
        Model model = Chains.random(seed, true, Activation.RELU, widths);
        return write(name, model.parameters().all());
    }

    Path write(String name, List<Parameter> parameters) {
        List<Checkpoints.Content> tensors = new ArrayList<>();
        for (Parameter p : parameters) {
            tensors.add(new Checkpoints.Content(p.name(), p.shape(), p.values()));
        }
        Checkpoints.write(file(name), tensors, true);
        return file(name);
    }

    /** Writes 40 test and 60 training examples of so many normal numbers. */
    void data(String name, int inputs, int classes) {
        var random = new Random(3);
        List<Checkpoints.Content> arrays = new ArrayList<>();
        arrays.addAll(split("test", 40, inputs, classes, random));
        arrays.addAll(split("train", 60, inputs, classes, random));
        Checkpoints.write(file(name), arrays, true);
    }

    /** Writes 40 test examples and none to train on. */
    void testData(String name, int inputs, int classes) {
        Checkpoints.write(file(name), split("test", 40, inputs, classes, new Random(3)), true);
    }

    private static List<Checkpoints.Content> split(
            String split, int size, int inputs, int classes, Random random) {
        float[] x = new float[size * inputs];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        float[] y = new float[size];
        for (int i = 0; i < size; i++) {
            y[i] = i % classes;
        }
        return List.of(
                new Checkpoints.Content("x_" + split, List.of(size, inputs), x),
                new Checkpoints.Content("y_" + split, ElementType.I64, List.of(size), y));
    }

    /** Runs a command; {@code @name} stands for a file of the folder. */
    Result run(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status =
                new Cli(new Terminal(out, err, false), Engines::sameThread, file("state"))
                        .run(arguments(words));
        return new Result(
                status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Prepares the program in a process of its own, with options for the JVM; else as run. */
    ProcessBuilder process(List<String> jvm, String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xlog:disable"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "thalweg.Main"));
        command.addAll(List.of(arguments(words)));
        return new ProcessBuilder(command);
    }

    private String[] arguments(String... words) {
        return Stream.of(words)
                .map(word -> word.startsWith("@") ? file(word.substring(1)).toString() : word)
                .toArray(String[]::new);
    }

    /** The names of all files below the folder. */
    List<String> files() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
