package thalweg.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.Tensor;
import thalweg.network.GraphImport.Value;
import thalweg.network.Layer.Attention.Projection;
import thalweg.words.Phrase;

/**
 * Keras's MultiHeadAttention: kernels [features, heads, units of each] for queries, keys and
 * values, [heads, units of each, features] for the output. (keras/src/layers/attention/
 * multi_head_attention.py of Keras 3, keras/layers/attention of Keras 2.)
 */
final class KerasAttention {
    /** As Keras 3 calls a tensor of one of the dense layers inside. */
    private static final Pattern THIRD = Pattern.compile("_?(\\w+)_dense/vars/([01])");

    /** As files of Keras 2 do, and .h5 of Keras 3. */
    private static final Pattern SECOND =
            Pattern.compile("(?:.*/)?(?:attention_)?(\\w+)/(kernel|bias)(?::0)?");

    private final GraphImport graph;
    private final KerasWeights weights;

    KerasAttention(GraphImport graph, KerasWeights weights) {
        this.graph = graph;
        this.weights = weights;
    }

    /**
     * @param inputs queries, values, and keys where they are given
     * @param keywords the call's arguments by name
     */
    Value of(KerasLayer layer, List<Value> inputs, JsonNode keywords) {
        Value x = inputs.getFirst();
        requireKnown(layer, inputs, keywords);
        int features = graph.units(x);
        int heads = layer.number("num_heads");
        int key = layer.number("key_dim");
        int value = layer.number(key, "value_dim");
        var inside = new Inside(layer, weights.inside(layer), features, heads);
        JsonNode output = layer.field("output_shape");
        boolean asBefore =
                output.isMissingNode()
                        || KerasLayer.numbers(output, 1, "output_shape").equals(List.of(features));
        if (!asBefore) {
            throw graph.refused(
                    layer.name(), layer.kind(), Phrase.of("badlayers.own-output-shape"));
        }
        var attention =
                new Layer.Attention(
                        inside.projection("query", key),
                        inside.projection("key", key),
                        inside.projection("value", value),
                        inside.output(value),
                        inside.bias("output", List.of(features)),
                        features,
                        heads,
                        keywords.path("use_causal_mask").asBoolean());
        return graph.add(layer.name(), attention, x);
    }

    private void requireKnown(KerasLayer layer, List<Value> inputs, JsonNode keywords) {
        if (inputs.stream().distinct().count() > 1) {
            throw graph.refused(
                    layer.name(),
                    layer.kind(),
                    Phrase.of(
                            "badlayers.reads-different-values",
                            inputs.stream().distinct().count()));
        }
        if (graph.shape(inputs.getFirst()).size() != 2) {
            throw graph.refused(
                    layer.name(), layer.kind(), Phrase.of("badlayers.reads-no-sequence"));
        }
        JsonNode axes = layer.field("attention_axes");
        boolean tokens =
                axes.isMissingNode()
                        || axes.size() == 1 && List.of(1, -2).contains(axes.get(0).asInt());
        if (!tokens) {
            throw graph.refused(
                    layer.name(), layer.kind(), Phrase.of("badlayers.goes-over-axes", axes));
        }
        if (keywords.path("return_attention_scores").asBoolean()) {
            throw graph.refused(layer.name(), layer.kind(), Phrase.of("badlayers.puts-out-scores"));
        }
        if (layer.flag(false, "use_gate")) {
            throw graph.refused(layer.name(), layer.kind(), Phrase.of("badlayers.has-gate"));
        }
    }

    /** The tensors of the dense layers inside one. */
    private final class Inside {
        private final KerasLayer layer;
        private final Map<String, Tensor> tensors;
        private final int features;
        private final int heads;

        Inside(KerasLayer layer, Map<String, Tensor> tensors, int features, int heads) {
            this.layer = layer;
            this.tensors = tensors;
            this.features = features;
            this.heads = heads;
        }

        Projection projection(String part, int size) {
            Tensor kernel = kernel(part, List.of(features, heads, size));
            int rows = Math.multiplyExact(heads, size);
            graph.view(
                    kernel.name(),
                    new View(kernel.shape(), List.of(1, 2, 0), List.of(rows, features)));
            return new Projection(kernel.name(), bias(part, List.of(heads, size)), rows, 0, rows);
        }

        String output(int size) {
            Tensor kernel = kernel("output", List.of(heads, size, features));
            int columns = Math.multiplyExact(heads, size);
            graph.view(
                    kernel.name(),
                    new View(kernel.shape(), List.of(2, 0, 1), List.of(features, columns)));
            return kernel.name();
        }

        @Nullable String bias(String part, List<Integer> shape) {
            if (!layer.flag(true, "use_bias")) {
                return null;
            }
            Tensor bias = find(part, "bias", shape);
            if (shape.size() > 1) {
                graph.view(bias.name(), View.reshaped(bias.shape(), List.of(Shapes.count(shape))));
            }
            return bias.name();
        }

        private Tensor kernel(String part, List<Integer> shape) {
            return find(part, "kernel", shape);
        }

        private Tensor find(String part, String role, List<Integer> shape) {
            for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
                if (called(entry.getKey(), part, role)) {
                    if (!entry.getValue().shape().equals(shape)) {
                        throw new UnsoundException(
                                Phrase.of(
                                        "badlayers.attention-tensor-is",
                                        words(part),
                                        words(role),
                                        entry.getValue().shape(),
                                        shape));
                    }
                    return entry.getValue();
                }
            }
            throw graph.refused(
                    layer.name(),
                    layer.kind(),
                    Phrase.of("badlayers.lacks-part", words(role), words(part)));
        }
    }

    /** What a tensor, or a dense layer inside, is. */
    private static Phrase words(String part) {
        return Phrase.of("badlayers.attention-" + part);
    }

    private static boolean called(String name, String part, String role) {
        var third = THIRD.matcher(name);
        if (third.matches()) {
            String number = role.equals("kernel") ? "0" : "1";
            return third.group(1).equals(part) && third.group(2).equals(number);
        }
        var second = SECOND.matcher(name);
        return second.matches() && second.group(1).equals(part) && second.group(2).equals(role);
    }
}
