package thalweg.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which tensor of one network does what which of another does, where the two are the same graph
 * under other names: Keras numbers the layers of a process, whatever model they belong to.
 */
final class Correspondence {
    private final Network a;
    private final Network b;
    private final Map<String, String> nodes = new HashMap<>();
    private final Map<String, String> tensors = new HashMap<>();

    private Correspondence(Network a, Network b) {
        this.a = a;
        this.b = b;
    }

    /** The names in A of B's tensors; empty where the graphs, node for node, are not the same. */
    static Optional<Map<String, String>> of(Network a, Network b) {
        var found = new Correspondence(a, b);
        return found.holds() ? Optional.of(Map.copyOf(found.tensors)) : Optional.empty();
    }

    private boolean holds() {
        if (a.nodes().size() != b.nodes().size()) {
            return false;
        }
        for (int i = 0; i < a.nodes().size(); i++) {
            if (!same(a.nodes().get(i), b.nodes().get(i))) {
                return false;
            }
        }
        return tensors.values().stream().distinct().count() == tensors.size();
    }

    private boolean same(Node ofA, Node ofB) {
        List<Layer.Slot> slotsA = ofA.layer().slots();
        List<Layer.Slot> slotsB = ofB.layer().slots();
        if (slotsA.size() != slotsB.size()) {
            return false;
        }
        for (int s = 0; s < slotsA.size(); s++) {
            tensors.putIfAbsent(slotsB.get(s).tensor(), slotsA.get(s).tensor());
        }
        nodes.put(ofB.name(), ofA.name());
        List<String> inputs =
                ofB.inputs().stream().map(name -> nodes.getOrDefault(name, "")).toList();
        Layer renamed = ofB.layer().renamed(name -> tensors.getOrDefault(name, name));
        return inputs.equals(ofA.inputs()) && renamed.equals(ofA.layer());
    }
}
