package thalweg.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import thalweg.words.Phrase;

/**
 * A Deeplearning4j configuration, of a MultiLayerNetwork or a ComputationGraph, as one list of
 * vertices.
 *
 * @param vertices each after those that it reads
 * @param input what the first of them call the network's input
 * @param output the last vertex
 */
record Dl4jModel(List<Vertex> vertices, String input, String output) {
    private static final Phrase SAVE = Phrase.of("remedies.save-model-again-in-deeplearning4j");

    /**
     * A layer, or what joins several values.
     *
     * @param key what its tensors' names begin with
     * @param name as shown
     * @param kind its class, such as "ConvolutionLayer" or "MergeVertex"
     * @param config its arguments
     * @param before the preprocessor of what it reads; missing when there is none
     * @param inputs keys of what it reads
     */
    record Vertex(
            String key,
            String name,
            String kind,
            JsonNode config,
            JsonNode before,
            List<String> inputs) {
        Vertex {
            inputs = List.copyOf(inputs);
        }

        /**
         * A whole number.
         *
         * @throws IllegalArgumentException when it is none
         */
        int number(String... names) {
            for (String name : names) {
                if (config.path(name).canConvertToInt()) {
                    return config.path(name).intValue();
                }
            }
            throw new UnsoundException(Phrase.of("badlayers.no-whole-number", names[0]));
        }

        /** Whole numbers, one an axis; further ones are left out. */
        List<Integer> numbers(String name, int axes) {
            JsonNode said = config.path(name);
            if (said.canConvertToInt()) {
                return GraphImport.all(axes, said.intValue());
            }
            List<Integer> numbers = new ArrayList<>();
            for (int axis = 0; axis < axes; axis++) {
                if (!said.path(axis).canConvertToInt()) {
                    throw new UnsoundException(Phrase.of("badlayers.field-is", name, said));
                }
                numbers.add(said.path(axis).intValue());
            }
            return numbers;
        }
    }

    /**
     * Reads a configuration.
     *
     * @throws NetworkException when it is no network of one input and one output
     */
    static Dl4jModel of(String json, String where) {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new NetworkException(
                    Phrase.of("badnetwork.models-configuration-makes-no-sense"), where, SAVE);
        }
        return root.path("confs").isArray() ? chain(root, where) : graph(root, where);
    }

    /** A class's name without its package. */
    static String kind(JsonNode object) {
        String name = object.path("@class").asText();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static Dl4jModel chain(JsonNode root, String where) {
        List<Vertex> vertices = new ArrayList<>();
        String last = "input";
        for (JsonNode conf : root.path("confs")) {
            String key = String.valueOf(vertices.size());
            JsonNode before = root.path("inputPreProcessors").path(key);
            vertices.add(layer(key, conf.path("layer"), before, List.of(last)));
            last = key;
        }
        if (vertices.isEmpty()) {
            throw new NetworkException(Phrase.of("badnetwork.model-has-no-layers"), where, SAVE);
        }
        return new Dl4jModel(vertices, "input", last);
    }

    private static Vertex layer(String key, JsonNode layer, JsonNode before, List<String> inputs) {
        if (kind(layer).equals("FrozenLayer") && layer.path("layer").isObject()) {
            return layer(key, layer.path("layer"), before, inputs);
        }
        String name = layer.path("layerName").asText("");
        return new Vertex(
                key,
                name.isEmpty() || name.equals("null") ? "layer" + key : name,
                kind(layer),
                layer,
                before,
                inputs);
    }

    private static Dl4jModel graph(JsonNode root, String where) {
        String input = only(root.path("networkInputs"), "inputs", where);
        String output = only(root.path("networkOutputs"), "outputs", where);
        List<Vertex> vertices = new ArrayList<>();
        for (JsonNode ordered : root.path("topologicalOrderStr")) {
            String key = ordered.asText();
            if (key.equals(input)) {
                continue;
            }
            JsonNode vertex = root.path("vertices").path(key);
            List<String> inputs = new ArrayList<>();
            root.path("vertexInputs").path(key).forEach(name -> inputs.add(name.asText()));
            JsonNode layer = vertex.path("layerConf").path("layer");
            vertices.add(
                    layer.isObject()
                            ? layer(key, layer, vertex.path("preProcessor"), inputs)
                            : new Vertex(
                                    key,
                                    key,
                                    kind(vertex),
                                    vertex,
                                    MissingNode.getInstance(),
                                    inputs));
        }
        return new Dl4jModel(vertices, input, output);
    }

    private static String only(JsonNode names, String what, String where) {
        if (names.size() != 1) {
            throw new NetworkException(
                    Phrase.of("badnetwork.model-has-" + what, names.size()),
                    where,
                    Phrase.of("remedies.choose-network-one-input-one-output"));
        }
        return names.get(0).asText();
    }
}
