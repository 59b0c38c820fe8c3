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
import thalweg.checkpoint.GraphSource;
import thalweg.checkpoint.Tensor;
import thalweg.engine.HeapMemory;
import thalweg.words.Phrase;

/** Makes models of checkpoints. */
public final class Models {
    /**
     * Families that are recognised, the more particular first; what none claims is a dense chain.
     */
    private static final List<Recipe> RECIPES = List.of(new ResNet(), new ConvolutionChain());

    private Models() {}

    /**
     * What a person chose about how to read a checkpoint.
     *
     * @param activation between layers, where the file doesn't say
     * @param allowNotFinite whether NaN and infinite weights pass
     * @param description of the network, which then isn't recognised; or null
     * @param known descriptions for networks that aren't recognised
     */
    public record Options(
            Activation activation,
            boolean allowNotFinite,
            @Nullable Description description,
            KnownDescriptions known) {
        /** ReLU; NaN and infinite weights refused. */
        public static final Options DEFAULT = new Options(Activation.RELU, false);

        /** Nothing described. */
        public Options(Activation activation, boolean allowNotFinite) {
            this(activation, allowNotFinite, null, KnownDescriptions.NONE);
        }

        /** The same, with descriptions for networks that aren't recognised. */
        public Options knowing(KnownDescriptions descriptions) {
            return new Options(activation, allowNotFinite, description, descriptions);
        }

        /** The same, with the network described. */
        public Options describedBy(Description words) {
            return new Options(activation, allowNotFinite, words, known);
        }
    }

    /**
     * Opens a file, recognises its architecture and reads its numbers.
     *
     * @throws thalweg.checkpoint.CheckpointException when the file can't be read
     * @throws UnrecognisedException when no architecture fits
     * @throws DescriptionException when the description that was given doesn't fit
     * @throws NetworkException when a weight is NaN or infinite (named), or the heap can't hold the
     *     numbers
     */
    public static Model open(Path file, Options options) {
        return open(Checkpoints.open(file), options);
    }

    /**
     * The same of a file that is open already.
     *
     * @throws NetworkException as above
     */
    public static Model open(Checkpoint checkpoint, Options options) {
        Path file = checkpoint.file();
        Reading reading = reading(checkpoint, options);
        requireMemory(checkpoint);
        Parameters parameters = reading.read(checkpoint);
        if (!options.allowNotFinite()) {
            requireFinite(parameters, file);
        }
        return new Model(nameOf(file), checkpoint, reading.network(), parameters, reading.views());
    }

    /** The graph alone, from the structure of a checkpoint; reads no numbers. */
    public static Network recognise(Checkpoint checkpoint, Options options) {
        return reading(checkpoint, options).network();
    }

    /**
     * The network of a checkpoint in words that {@link Description} reads: for people to read and
     * to change.
     *
     * @throws NetworkException as {@link #recognise}
     */
    public static String describe(Checkpoint checkpoint, Options options) {
        return DescriptionWriter.write(reading(checkpoint, options), checkpoint);
    }

    /** A description to begin with, of a network that isn't recognised: it may not fit yet. */
    public static String draft(Checkpoint checkpoint, Options options) {
        return DescriptionDraft.of(checkpoint, activation(checkpoint, options));
    }

    private static Reading reading(Checkpoint checkpoint, Options options) {
        if (options.description() != null) {
            return options.description().reading(checkpoint);
        }
        try {
            return recognised(checkpoint, options);
        } catch (NetworkException e) {
            return options.known()
                    .find(checkpoint)
                    .flatMap(known -> remembered(checkpoint, known))
                    .orElseThrow(() -> new UnrecognisedException(checkpoint, e));
        }
    }

    /** What was described before; nothing where it fits no longer. */
    private static Optional<Reading> remembered(Checkpoint checkpoint, Description known) {
        DescriptionCheck check = known.check(checkpoint);
        return check.problem().isPresent()
                ? Optional.empty()
                : Optional.of(
                        check.readingOrThrow()
                                .assuming(
                                        new Assumption(
                                                Assumption.Kind.DESCRIPTION, known.source())));
    }

    /** As the file says itself, or by what is known of names and shapes. */
    private static Reading recognised(Checkpoint checkpoint, Options options) {
        Optional<Reading> said = checkpoint.graph().flatMap(graph -> said(checkpoint, graph));
        if (said.isPresent()) {
            return said.get();
        }
        Optional<SavedActivation> saved =
                checkpoint.metadata().containsKey("activation")
                        ? Optional.empty()
                        : SavedActivation.of(checkpoint);
        Activation activation =
                saved.map(SavedActivation::function).orElse(activation(checkpoint, options));
        var chosen = new Options(activation, options.allowNotFinite());
        Reading reading = byTensors(checkpoint, chosen);
        return saved.isPresent() ? saved.get().settled(reading) : reading;
    }

    private static Reading byTensors(Checkpoint checkpoint, Options chosen) {
        for (Recipe recipe : onlyDense(checkpoint) ? List.<Recipe>of() : RECIPES) {
            Optional<Reading> reading = recipe.read(checkpoint, chosen);
            if (reading.isPresent()) {
                return reading.get();
            }
        }
        return DenseChain.recognise(checkpoint)
                .reading(chosen.activation(), guess(checkpoint, chosen));
    }

    /** What a file says of its own graph, where that tells the whole of it. */
    private static Optional<Reading> said(Checkpoint checkpoint, GraphSource graph) {
        return switch (graph) {
            case GraphSource.Keras keras -> Optional.of(KerasNetwork.read(checkpoint, keras));
            case GraphSource.Deeplearning4j dl4j -> Optional.of(Dl4jNetwork.read(checkpoint, dl4j));
            case GraphSource.Onnx onnx -> Optional.of(OnnxNetwork.read(checkpoint, onnx.graph()));
            case GraphSource.Modules _ -> Optional.empty();
        };
    }

    /**
     * B under A's names of tensors and in A's graph: B itself where they are the same. The same
     * network may go by other names, as exporters and Keras give them; and where B's file leaves
     * open what A's says, such as the activation, A's goes for both.
     *
     * @throws NetworkException when the two are of different architectures: says what differs
     */
    public static Model likeNamed(Model a, Model b) {
        return new SameNetwork(a, b).renamed();
    }

    /**
     * θ as it goes back to a file: the model's own tensor names, order and layout.
     *
     * @param model where θ's names and layout come from
     * @param theta of the model's shapes
     */
    public static List<Checkpoints.Content> contents(Model model, Parameters theta) {
        Map<String, View> views = new LinkedHashMap<>();
        List<Parameter> named = new ArrayList<>();
        for (Parameter p : theta.all()) {
            if (!model.inFile().isEmpty() && !model.inFile().containsKey(p.name())) {
                continue; // of the model that this one goes with
            }
            String name = model.inFile().getOrDefault(p.name(), p.name());
            named.add(p.named(name));
            View view = model.views().get(p.name());
            if (view != null) {
                views.put(name, view);
            }
        }
        return new Reading(model.network(), views).write(new Parameters(named), model.checkpoint());
    }

    /** No convolution, and no norm. */
    private static boolean onlyDense(Checkpoint checkpoint) {
        ModuleNames names = ModuleNames.of(checkpoint);
        return checkpoint.tensors().stream()
                .noneMatch(
                        t ->
                                t.shape().size() == 3
                                        || t.shape().size() == 4
                                        || t.shape().size() == 1
                                                && names.name(t)
                                                        .part()
                                                        .matches("weight|running_.*"));
    }

    private static Activation activation(Checkpoint checkpoint, Options options) {
        String named = checkpoint.metadata().get("activation");
        return named == null
                ? options.activation()
                : Activation.named(named).orElse(options.activation());
    }

    private static @Nullable Assumption guess(Checkpoint checkpoint, Options options) {
        String named = checkpoint.metadata().get("activation");
        if (named != null && Activation.named(named).isPresent()) {
            return null;
        }
        return named == null
                ? Assumption.activation(options.activation())
                : new Assumption(
                        Assumption.Kind.ACTIVATION,
                        Phrase.of("assumed.own-not-known", options.activation().label()));
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
                    Phrase.of("badnetwork.model-needs-mb-mb-free", needed >> 20, free >> 20),
                    checkpoint.file().toString(),
                    Phrase.of("remedies.close-other-models-give-program-more-memory"));
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
                        Phrase.of(
                                "badnetwork.numbers-nan-infinite",
                                bad,
                                p.values().length,
                                p.name()),
                        file.toString(),
                        Phrase.of(
                                "remedies.choose-checkpoint-from-before-training-diverged-allow"));
            }
        }
    }

    private static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
