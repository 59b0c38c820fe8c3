package thalweg.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.ElementType;
import thalweg.checkpoint.Tensor;
import thalweg.words.Phrase;

/** Checkpoints for descriptions to be read against. */
public final class Described {
    private Described() {}

    /** Tensors given a line as "name 2 3", of normal numbers; variances positive. */
    public static Checkpoint checkpoint(String tensors) {
        var random = new Random(5);
        List<Tensor> list = new ArrayList<>();
        for (String line : tensors.strip().split("\\R")) {
            String[] words = line.strip().split(" ");
            List<Integer> shape = new ArrayList<>();
            for (int i = 1; i < words.length; i++) {
                shape.add(Integer.valueOf(words[i]));
            }
            list.add(tensor(words[0], shape, random));
        }
        return new Checkpoint(Path.of("m.pt"), "memory", list, Map.of());
    }

    private static Tensor tensor(String name, List<Integer> shape, Random random) {
        float[] values = new float[Shapes.count(shape)];
        for (int i = 0; i < values.length; i++) {
            double x = random.nextGaussian();
            values[i] = (float) (name.endsWith("running_var") ? 0.5 + x * x : 0.4 * x);
        }
        return new Tensor(name, ElementType.F32, shape, values::clone);
    }

    /** The tensors that a network uses, as it sees them. */
    static Checkpoint of(Network network, Parameters parameters) {
        List<Tensor> list = new ArrayList<>();
        for (Parameter p : parameters.all()) {
            list.add(new Tensor(p.name(), ElementType.F32, p.shape(), () -> p.values().clone()));
        }
        return new Checkpoint(Path.of("m.pt"), "memory", list, Map.of());
    }

    /** What is wrong with a description. */
    static DescriptionException problem(String tensors, String description) {
        return new Description(description, Phrase.plain("net.txt"))
                .check(checkpoint(tensors))
                .problem()
                .orElseThrow(() -> new AssertionError("it fits"));
    }

    static Network network(Checkpoint checkpoint, String description) {
        return Models.recognise(
                checkpoint,
                Models.Options.DEFAULT.describedBy(
                        new Description(description, Phrase.plain("net.txt"))));
    }

    static Model model(Checkpoint checkpoint, String description) {
        return Models.open(
                checkpoint,
                Models.Options.DEFAULT.describedBy(
                        new Description(description, Phrase.plain("net.txt"))));
    }
}
