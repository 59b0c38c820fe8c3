package thalweg.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.network.KerasLayer.Call;
import thalweg.network.KerasLayer.Source;
import thalweg.words.Phrase;

/**
 * A Keras model's configuration, of any version: its layers, and which reads which. (After
 * Sequential.get_config and Network.get_config of Keras 1 and 2, Functional.get_config and
 * serialize_node of Keras 3.)
 *
 * @param layers in the file's order
 * @param output what the model puts out
 * @param shape of one input as the file has it, its axes in Keras's order; null numbers are open
 */
record KerasModel(List<KerasLayer> layers, Source output, List<@Nullable Integer> shape) {
    private static final Phrase SAVE = Phrase.of("remedies.save-model-again-in-keras");

    /**
     * Reads a configuration.
     *
     * @throws NetworkException when it is none of a sequential or functional model, or one of
     *     several inputs or outputs
     */
    static KerasModel of(String json, String where) {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new NetworkException(
                    Phrase.of("badnetwork.models-configuration-makes-no-sense"), where, SAVE);
        }
        String kind = root.path("class_name").asText();
        return switch (kind) {
            case "Sequential" -> sequential(root.path("config"), where);
            case "Functional", "Model" -> functional(root.path("config"), where);
            default ->
                    throw new NetworkException(
                            Phrase.of(
                                    "badnetwork.model-class-layers-file-does-not-list",
                                    kind.isEmpty() ? Phrase.of("badnetwork.unknown") : kind),
                            where,
                            Phrase.of("remedies.choose-sequential-functional-model"));
        };
    }

    private static KerasModel sequential(JsonNode config, String where) {
        List<KerasLayer> layers = new ArrayList<>();
        // Before Keras 2.2.3 the configuration was the list itself.
        for (JsonNode layer : config.isArray() ? config : config.path("layers")) {
            List<Call> calls =
                    layers.isEmpty()
                            ? List.of()
                            : List.of(new Call(List.of(new Source(layers.getLast().name(), 0))));
            layers.add(layer(layer, calls));
        }
        if (layers.isEmpty()) {
            throw new NetworkException(Phrase.of("badnetwork.model-has-no-layers"), where, SAVE);
        }
        JsonNode shape = shape(layers.getFirst());
        if (!shape.isArray()) {
            shape = config.path("build_input_shape");
        }
        return new KerasModel(
                layers, new Source(layers.getLast().name(), 0), shape(shape, layers, where));
    }

    private static KerasModel functional(JsonNode config, String where) {
        List<KerasLayer> layers = new ArrayList<>();
        for (JsonNode layer : config.path("layers")) {
            List<Call> calls = new ArrayList<>();
            for (JsonNode call : layer.path("inbound_nodes")) {
                List<Source> sources = new ArrayList<>();
                sources(call, sources);
                JsonNode keywords = keywords(call);
                if (layer.path("class_name").asText().equals("MultiHeadAttention")) {
                    // The others' are masks, which nothing known here makes.
                    keywords.forEach(argument -> sources(argument, sources));
                }
                if (!sources.isEmpty()) {
                    calls.add(new Call(sources, keywords));
                }
            }
            layers.add(layer(layer, calls));
        }
        Source input = only(config.path("input_layers"), "inputs", where);
        Source output = only(config.path("output_layers"), "outputs", where);
        for (KerasLayer layer : layers) {
            if (layer.name().equals(input.layer())) {
                return new KerasModel(layers, output, shape(shape(layer), layers, where));
            }
        }
        throw new NetworkException(
                Phrase.of("badnetwork.model-lacks-input", input.layer()), where, SAVE);
    }

    private static KerasLayer layer(JsonNode layer, List<Call> calls) {
        JsonNode config = layer.path("config");
        String name = layer.path("name").asText(config.path("name").asText());
        return new KerasLayer(name, layer.path("class_name").asText(), config, calls);
    }

    /** ["a", 0, 0], or a list of one such. */
    private static Source only(JsonNode said, String what, String where) {
        List<Source> sources = new ArrayList<>();
        sources(said, sources);
        if (sources.size() != 1) {
            throw new NetworkException(
                    Phrase.of("badnetwork.model-has-" + what, sources.size()),
                    where,
                    Phrase.of("remedies.choose-network-one-input-one-output"));
        }
        return sources.getFirst();
    }

    /**
     * What a call reads, in order: ["a", 0, 0, {}] in any depth of lists (Keras 1 and 2), or
     * {"args": …} with Keras tensors that each say their history (Keras 3).
     */
    private static void sources(JsonNode call, List<Source> sources) {
        if (call.isArray() && call.path(0).isTextual() && call.path(1).isInt()) {
            sources.add(new Source(call.get(0).asText(), call.get(1).asInt()));
        } else if (call.path("class_name").asText().equals("__keras_tensor__")) {
            sources(call.path("config").path("keras_history"), sources);
        } else if (call.isArray()) {
            call.forEach(part -> sources(part, sources));
        } else if (call.has("args")) {
            sources(call.get("args"), sources);
        }
    }

    /** {"kwargs": …} (Keras 3), or the fourth of ["a", 0, 0, {}] (Keras 2). */
    private static JsonNode keywords(JsonNode call) {
        if (call.has("kwargs")) {
            return call.get("kwargs");
        }
        JsonNode first = call.path(0).isArray() ? call.path(0) : call;
        return first.path(3).isObject() ? first.get(3) : JsonNodeFactory.instance.objectNode();
    }

    private static JsonNode shape(KerasLayer first) {
        JsonNode shape = first.field("batch_input_shape", "batch_shape");
        return shape.isArray() ? shape : first.config().path("build_config").path("input_shape");
    }

    private static List<@Nullable Integer> shape(
            JsonNode said, List<KerasLayer> layers, String where) {
        List<@Nullable Integer> shape = new ArrayList<>();
        for (int axis = 1; axis < said.size(); axis++) {
            JsonNode length = said.get(axis);
            if (!length.isNull() && (!length.canConvertToInt() || length.intValue() < 1)) {
                throw new NetworkException(
                        Phrase.of("badnetwork.input-makes-no-sense", said), where, SAVE);
            }
            shape.add(length.isNull() ? null : length.intValue());
        }
        JsonNode flat = layers.getFirst().field("input_dim");
        if (shape.isEmpty() && flat.canConvertToInt() && flat.intValue() > 0) {
            shape.add(flat.intValue());
        }
        if (shape.isEmpty()) {
            throw new NetworkException(
                    Phrase.of("badnetwork.file-does-not-say-shape-models-input"),
                    where,
                    Phrase.of("remedies.save-model-in-keras-after-was-built"));
        }
        return shape;
    }
}
