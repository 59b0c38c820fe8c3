package thalweg.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.GraphSource;
import thalweg.checkpoint.Tensor;
import thalweg.words.Phrase;

/** Which tensors belong to each layer of a Keras model: in every version in the same order. */
final class KerasWeights {
    private final Checkpoint checkpoint;
    private final Map<String, String> prefixes;

    KerasWeights(Checkpoint checkpoint, GraphSource.Keras graph, List<KerasLayer> layers) {
        this.checkpoint = checkpoint;
        this.prefixes = new HashMap<>(byClass(layers));
        prefixes.putAll(graph.layers());
    }

    /**
     * Keras 3 names a layer's group by its class and how many of it came before, not by its name.
     * (saving_lib._save_container_state)
     */
    private static Map<String, String> byClass(List<KerasLayer> layers) {
        Map<String, Integer> used = new HashMap<>();
        Map<String, String> prefixes = new HashMap<>();
        for (KerasLayer layer : layers) {
            String stem =
                    layer.kind()
                            .replaceAll("\\W", "")
                            .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                            .replaceAll("([a-z])([A-Z])", "$1_$2")
                            .toLowerCase(Locale.ROOT);
            int before = used.merge(stem, 1, Integer::sum) - 1;
            prefixes.put(layer.name(), "layers/" + stem + (before == 0 ? "" : "_" + before) + "/");
        }
        return prefixes;
    }

    /**
     * A layer's tensors.
     *
     * @param roles what they are, such as "kernel", in Keras's order
     * @throws NetworkException when the file holds more or fewer
     */
    List<Tensor> of(KerasLayer layer, List<String> roles) {
        List<Tensor> found = new ArrayList<>(inside(layer).values());
        if (found.stream().allMatch(t -> t.name().matches("(?s).*/vars/\\d+"))) {
            found.sort(Comparator.comparing(Tensor::name, NaturalOrder::compare));
        }
        if (found.size() != roles.size()) {
            throw new NetworkException(
                    Phrase.of(
                            "badnetwork.layer-has-tensors-in-file-takes",
                            layer.name(),
                            layer.kind(),
                            found.size(),
                            Phrase.listed(roles.stream().map(Phrase::plain).toList())),
                    checkpoint.file().toString(),
                    Phrase.of("remedies.save-whole-model-again-in-keras"));
        }
        return found;
    }

    /** The tensors of a layer and of those inside it, by their names without the layer's own. */
    Map<String, Tensor> inside(KerasLayer layer) {
        String prefix = prefixes.get(layer.name());
        Map<String, Tensor> found = new LinkedHashMap<>();
        for (Tensor t : checkpoint.tensors()) {
            if (prefix != null && t.name().startsWith(prefix)) {
                found.put(t.name().substring(prefix.length()), t);
            }
        }
        return found;
    }

    /** The roles of a layer's tensors, the bias last if there is one. */
    static List<String> withBias(boolean bias, String... kernels) {
        List<String> roles = new ArrayList<>(List.of(kernels));
        if (bias) {
            roles.add("bias");
        }
        return roles;
    }
}
