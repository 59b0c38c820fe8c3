package thalweg.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.GraphSource;

/** Two models that are to be compared: whether they are one network, and under whose names. */
final class SameNetwork {
    private static final int MOST_SHOWN = 4;

    private final Model a;
    private final Model b;

    SameNetwork(Model a, Model b) {
        this.a = a;
        this.b = b;
    }

    /** See {@link Models#likeNamed}. */
    Model renamed() {
        boolean asItIs =
                a.network().nodes().equals(b.network().nodes())
                        && a.network().architecture().equals(b.network().architecture())
                        && shapes(a).equals(shapes(b));
        if (asItIs) {
            return b;
        }
        Optional<Map<String, String>> names = Correspondence.of(a.network(), b.network());
        if (names.isPresent()) {
            return renamed(names.get());
        }
        Optional<Map<String, String>> weights = Correspondence.ofWeights(a.network(), b.network());
        if (weights.isPresent() && says(a) && !says(b)) {
            return renamed(weights.get());
        }
        throw different(weights.isPresent());
    }

    /** Whether a model's file says its graph, or a person did: then nothing of it was guessed. */
    private static boolean says(Model model) {
        return model.network().guesses().isEmpty()
                || model.checkpoint()
                        .graph()
                        .filter(graph -> !(graph instanceof GraphSource.Modules))
                        .isPresent();
    }

    /** B's tensors by A's names; what no layer uses by its order in the files. */
    private Model renamed(Map<String, String> tensors) {
        Map<String, String> names = withCounters(tensors);
        List<Parameter> parameters = new ArrayList<>();
        Map<String, View> views = new LinkedHashMap<>();
        Map<String, String> inFile = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>(names.values());
        for (Parameter p : b.parameters().all()) {
            String name = names.get(p.name());
            if (name == null) {
                name = p.name();
                while (!taken.add(name)) {
                    name += " of " + b.name();
                }
            }
            parameters.add(p.named(name));
            inFile.put(name, p.name());
            View view = b.views().get(p.name());
            if (view != null) {
                views.put(name, view);
            }
        }
        // Numbers of A's that no layer uses, and B's file doesn't have.
        for (Parameter p : a.parameters().all()) {
            if (taken.add(p.name()) && p.storedAs().floating()) {
                parameters.add(p);
            }
        }
        return new Model(
                b.name(), b.checkpoint(), a.network(), new Parameters(parameters), views, inFile);
    }

    /** What no layer uses, such as batch norm's counters of batches. */
    private Map<String, String> withCounters(Map<String, String> tensors) {
        List<String> ofA = new ArrayList<>(shapes(a).keySet());
        ofA.removeAll(tensors.values());
        List<String> ofB = new ArrayList<>(shapes(b).keySet());
        ofB.removeAll(tensors.keySet());
        Map<String, String> names = new LinkedHashMap<>(tensors);
        for (int i = 0; ofA.size() == ofB.size() && i < ofA.size(); i++) {
            if (Objects.equals(shapes(a).get(ofA.get(i)), shapes(b).get(ofB.get(i)))) {
                names.put(ofB.get(i), ofA.get(i));
            }
        }
        return names;
    }

    private NetworkException different(boolean sameWeights) {
        String files = a.checkpoint().file() + " and " + b.checkpoint().file();
        if (sameWeights && !says(a) && says(b)) {
            return new NetworkException(
                    "%s leaves open what %s says, and was taken otherwise: %s"
                            .formatted(a.name(), b.name(), otherLayers()),
                    files,
                    "open %s first, so that what it says goes for both".formatted(b.name()));
        }
        if (!sameWeights && Correspondence.butForNorms(a.network(), b.network())) {
            boolean inA = norms(a) > norms(b);
            return new NetworkException(
                    "the models differ in batch norm: %s has it, and in %s it is folded into the"
                                    .formatted((inA ? a : b).name(), (inA ? b : a).name())
                            + " layers before it, as exporters do unless told",
                    files,
                    "export in training mode without constant folding, or fold the other's too");
        }
        NetworkException tensors = differences(files);
        if (tensors != null && !sameWeights) {
            return tensors;
        }
        if (!sameWeights && !a.network().architecture().equals(b.network().architecture())) {
            return new NetworkException(
                    "the models are of different architectures",
                    a.network().architecture() + " and " + b.network().architecture(),
                    "choose models of the same layers and activation");
        }
        return new NetworkException(
                "the models have the same tensors, and other layers between them: " + otherLayers(),
                files,
                "describe both by one text file, named by --network");
    }

    /** The first layers, in order, that aren't the same but for their tensors' names. */
    private String otherLayers() {
        List<Node> ofA = Plainer.of(a.network());
        List<Node> ofB = Plainer.of(b.network());
        for (int i = 0; i < Math.min(ofA.size(), ofB.size()); i++) {
            Layer left = ofA.get(i).layer().renamed(_ -> "");
            Layer right = ofB.get(i).layer().renamed(_ -> "");
            if (!left.equals(right)) {
                return "%s (%s) and %s (%s)"
                        .formatted(ofA.get(i).name(), words(left), ofB.get(i).name(), words(right));
            }
        }
        return "%d and %d of them".formatted(ofA.size(), ofB.size());
    }

    private static String words(Layer layer) {
        return switch (layer) {
            case Layer.Activate a -> a.label();
            case Layer.Convolution c ->
                    "stride %s, padding %s"
                            .formatted(
                                    DescribedNumbers.written(c.window().stride()),
                                    DescribedNumbers.written(c.window().before()));
            case Layer.Pool p -> "pooling " + DescribedNumbers.written(p.window().kernel());
            case Layer.BatchNorm n -> "batch norm with epsilon " + n.epsilon();
            default -> layer.getClass().getSimpleName();
        };
    }

    private static long norms(Model model) {
        return model.network().nodes().stream()
                .filter(node -> node.layer() instanceof Layer.BatchNorm)
                .count();
    }

    /** Tensors that are missing or of another shape; null where none is. */
    private @Nullable NetworkException differences(String files) {
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
        if (differences.isEmpty()) {
            return null;
        }
        int shown = Math.min(MOST_SHOWN, differences.size());
        int more = differences.size() - shown;
        return new NetworkException(
                "the models are of different architectures",
                files
                        + ": "
                        + String.join("; ", differences.subList(0, shown))
                        + (more > 0 ? "; and " + more + " more" : ""),
                "choose models of the same layers and widths");
    }

    private static Map<String, List<Integer>> shapes(Model model) {
        var shapes = new LinkedHashMap<String, List<Integer>>();
        for (Parameter p : model.parameters().all()) {
            shapes.put(p.name(), p.shape());
        }
        return shapes;
    }
}
