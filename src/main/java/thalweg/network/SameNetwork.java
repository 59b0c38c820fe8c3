package thalweg.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import thalweg.checkpoint.GraphSource;

/** Two models that are to be compared: whether they are one network, and under whose names. */
final class SameNetwork {
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
        throw new Misfit(a, b).problem(weights.isPresent(), says(a), says(b));
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

    private static Map<String, List<Integer>> shapes(Model model) {
        var shapes = new LinkedHashMap<String, List<Integer>>();
        for (Parameter p : model.parameters().all()) {
            shapes.put(p.name(), p.shape());
        }
        return shapes;
    }
}
