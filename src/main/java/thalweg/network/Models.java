package thalweg.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.Checkpoints;
import thalweg.checkpoint.Tensor;
import thalweg.engine.HeapMemory;

/** Makes models of checkpoints. */
public final class Models {
    /**
     * Families that are recognised, the more particular first; what none claims is a dense chain.
     */
    private static final List<Recipe> RECIPES = List.of(new ResNet(), new ConvolutionChain());

    /** Files that say their graph themselves, one reader a format. */
    private static final List<Recipe> GRAPHS = List.of(new OnnxNetwork());

    private Models() {}

    /**
     * What a person chose about how to read a checkpoint.
     *
     * @param activation between layers, where the file doesn't say
     * @param allowNotFinite whether NaN and infinite weights pass
     */
    public record Options(Activation activation, boolean allowNotFinite) {
        /** ReLU; NaN and infinite weights refused. */
        public static final Options DEFAULT = new Options(Activation.RELU, false);
    }

    /**
     * Opens a file, recognises its architecture and reads its numbers.
     *
     * @throws thalweg.checkpoint.CheckpointException when the file can't be read
     * @throws NetworkException when no architecture fits, a weight is NaN or infinite (named), or
     *     the heap can't hold the numbers
     */
    public static Model open(Path file, Options options) {
        Checkpoint checkpoint = Checkpoints.open(file);
        Reading reading = reading(checkpoint, options);
        requireMemory(checkpoint);
        Parameters parameters = reading.read(checkpoint);
        if (!options.allowNotFinite()) {
            requireFinite(parameters, file);
        }
        return new Model(nameOf(file), checkpoint, reading.network(), parameters);
    }

    /** The graph alone, from the structure of a checkpoint; reads no numbers. */
    public static Network recognise(Checkpoint checkpoint, Options options) {
        return reading(checkpoint, options).network();
    }

    private static Reading reading(Checkpoint checkpoint, Options options) {
        var chosen = new Options(activation(checkpoint, options), options.allowNotFinite());
        List<Recipe> recipes = new ArrayList<>(GRAPHS);
        recipes.addAll(onlyDense(checkpoint) ? List.of() : RECIPES);
        for (Recipe recipe : recipes) {
            Optional<Reading> reading = recipe.read(checkpoint, chosen);
            if (reading.isPresent()) {
                return reading.get();
            }
        }
        return DenseChain.recognise(checkpoint)
                .reading(chosen.activation(), guess(checkpoint, options));
    }

    /**
     * @throws NetworkException when the two are of different architectures: says which tensors
     *     differ
     */
    public static void requireSameArchitecture(Model a, Model b) {
        Map<String, List<Integer>> left = shapes(a);
        Map<String, List<Integer>> right = shapes(b);
        List<String> differences = new ArrayList<>();
        left.forEach(
                (name, shape) -> {
                    List<Integer> other = right.get(name);
                    if (other == null) {
                        differences.add(name + " is missing in " + b.name());
                    } else if (!other.equals(shape)) {
                        differences.add(name + " is " + shape + " and " + other);
                    }
                });
        right.keySet().stream()
                .filter(name -> !left.containsKey(name))
                .forEach(name -> differences.add(name + " is missing in " + a.name()));
        if (!differences.isEmpty()) {
            String shown =
                    String.join("; ", differences.subList(0, Math.min(4, differences.size())));
            String more =
                    differences.size() > 4 ? "; and " + (differences.size() - 4) + " more" : "";
            throw new NetworkException(
                    "the models are of different architectures",
                    a.checkpoint().file() + " and " + b.checkpoint().file() + ": " + shown + more,
                    "choose two models of the same layers and widths");
        }
        if (!a.network().architecture().equals(b.network().architecture())) {
            throw new NetworkException(
                    "the models are of different architectures",
                    a.network().architecture() + " and " + b.network().architecture(),
                    "choose two models of the same layers and activation");
        }
    }

    /**
     * θ as it goes back to a file: the model's own tensor names, order and layout.
     *
     * @param model where θ's names and layout come from
     * @param theta of the model's shapes
     */
    public static List<Checkpoints.Content> contents(Model model, Parameters theta) {
        return reading(model.checkpoint(), Options.DEFAULT).write(theta);
    }

    /** No convolution, and no running statistics. */
    private static boolean onlyDense(Checkpoint checkpoint) {
        return checkpoint.tensors().stream()
                .noneMatch(
                        t ->
                                t.shape().size() == 3
                                        || t.shape().size() == 4
                                        || t.name().endsWith("running_mean"));
    }

    private static Map<String, List<Integer>> shapes(Model model) {
        var shapes = new LinkedHashMap<String, List<Integer>>();
        for (Parameter p : model.parameters().all()) {
            shapes.put(p.name(), p.shape());
        }
        return shapes;
    }

    private static Activation activation(Checkpoint checkpoint, Options options) {
        String named = checkpoint.metadata().get("activation");
        return named == null
                ? options.activation()
                : Activation.named(named).orElse(options.activation());
    }

    private static @Nullable String guess(Checkpoint checkpoint, Options options) {
        String named = checkpoint.metadata().get("activation");
        if (named != null && Activation.named(named).isPresent()) {
            return null;
        }
        String guess = "activation: " + options.activation().label();
        return named == null ? guess : guess + ", as the file's own is not known here";
    }

    private static void requireMemory(Checkpoint checkpoint) {
        long needed = 0;
        for (Tensor t : checkpoint.tensors()) {
            needed += 4 * t.count();
        }
        needed *=
                2; // A moved copy and a transposed one may be alive beside the numbers themselves.
        long free = HeapMemory.freeFor(needed);
        if (needed > free) {
            throw new NetworkException(
                    "the model needs %,d MB and %,d MB are free"
                            .formatted(needed >> 20, free >> 20),
                    checkpoint.file().toString(),
                    "close other models, or give the program more memory with THALWEG_HEAP");
        }
    }

    private static void requireFinite(Parameters parameters, Path file) {
        for (Parameter p : parameters.all()) {
            int bad = 0;
            for (float x : p.values()) {
                if (!Float.isFinite(x)) {
                    bad++;
                }
            }
            if (bad > 0) {
                throw new NetworkException(
                        "%,d of %,d numbers of %s %s NaN or infinite"
                                .formatted(
                                        bad, p.values().length, p.name(), bad == 1 ? "is" : "are"),
                        file.toString(),
                        "choose a checkpoint from before training diverged, or allow them on the"
                                + " command line with --allow-nan");
            }
        }
    }

    private static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
