package thalweg.network;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.Tensor;

/**
 * Which vector is which weight's bias.
 *
 * @param byWeight a weight's name to its bias; weights without one are left out
 * @param byPlace whether names said nothing and the file's order decided
 */
record Biases(Map<String, Tensor> byWeight, boolean byPlace) {
    /** Copies the map. */
    Biases {
        byWeight = Map.copyOf(byWeight);
    }

    /** A weight's bias, or null. */
    @Nullable Tensor of(Tensor weight) {
        return byWeight.get(weight.name());
    }

    /** A vector that belongs to no weight, if there is one. */
    Optional<Tensor> stray(List<Tensor> vectors) {
        Set<String> used = new HashSet<>();
        byWeight.values().forEach(v -> used.add(v.name()));
        return vectors.stream().filter(v -> !used.contains(v.name())).findFirst();
    }

    /**
     * By names; where no name says anything and there are as many vectors as weights, the first to
     * the first and so on. A vector must have one of its weight's lengths.
     */
    static Biases pair(List<Tensor> weights, List<Tensor> vectors) {
        Map<String, Tensor> named = new HashMap<>();
        Map<String, Tensor> byLayer = new HashMap<>();
        for (Tensor v : vectors) {
            byLayer.putIfAbsent(LayerNames.layer(v.name()), v);
        }
        for (Tensor w : weights) {
            String layer = LayerNames.layer(w.name());
            Tensor v = byLayer.get(layer);
            if (v != null && w.shape().contains(v.shape().get(0))) {
                named.put(w.name(), v);
                byLayer.remove(layer);
            }
        }
        if (!named.isEmpty() || vectors.isEmpty() || !places(weights, vectors)) {
            return new Biases(named, false);
        }
        Map<String, Tensor> placed = new HashMap<>();
        for (int i = 0; i < weights.size(); i++) {
            placed.put(weights.get(i).name(), vectors.get(i));
        }
        return new Biases(placed, true);
    }

    private static boolean places(List<Tensor> weights, List<Tensor> vectors) {
        if (weights.size() != vectors.size()) {
            return false;
        }
        for (int i = 0; i < weights.size(); i++) {
            Tensor v = vectors.get(i);
            if (LayerNames.noBias(v.name()) || !weights.get(i).shape().contains(v.shape().get(0))) {
                return false;
            }
        }
        return true;
    }
}
