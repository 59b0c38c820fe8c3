package thalweg.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import thalweg.checkpoint.Tensor;
import thalweg.network.GraphImport.Value;
import thalweg.words.Phrase;

/** Keras's normalisations. */
final class KerasNorms {
    private final GraphImport graph;
    private final KerasWeights weights;
    private final boolean channelsFirst;

    KerasNorms(GraphImport graph, KerasWeights weights, boolean channelsFirst) {
        this.graph = graph;
        this.weights = weights;
        this.channelsFirst = channelsFirst;
    }

    /** Whether an axis argument names the channels of a value; negative counts from the end. */
    boolean channels(Value x, int axis) {
        int last = graph.shape(x).size();
        return axis == (channelsFirst ? 1 : last) || axis == (channelsFirst ? -last : -1);
    }

    private void requireChannels(KerasLayer layer, Value x) {
        JsonNode axis = layer.field("axis");
        int number = axis.isArray() ? axis.path(0).asInt() : axis.asInt(-1);
        if (axis.isArray() && axis.size() != 1 || !channels(x, number)) {
            throw graph.refused(
                    layer.name(),
                    layer.kind(),
                    Phrase.of(
                            "badlayers.normalises-other-axis",
                            axis.isMissingNode() ? String.valueOf(number) : axis));
        }
    }

    Value batchNorm(KerasLayer layer, Value x) {
        requireChannels(layer, x);
        if (layer.number(0, "mode") == 1) {
            throw graph.refused(
                    layer.name(), layer.kind(), Phrase.of("badlayers.normalises-each-example"));
        }
        boolean scale = layer.flag(true, "scale");
        boolean center = layer.flag(true, "center");
        List<String> roles = new ArrayList<>(affine(scale, center));
        roles.addAll(List.of("moving_mean", "moving_variance"));
        List<Tensor> t = weights.of(layer, roles);
        var norm =
                new Layer.BatchNorm(
                        scale ? t.getFirst().name() : null,
                        center ? t.get(scale ? 1 : 0).name() : null,
                        t.get(t.size() - 2).name(),
                        t.getLast().name(),
                        graph.units(x),
                        layer.field("epsilon").asDouble(1e-3));
        return graph.add(layer.name(), norm, x);
    }

    private static List<String> affine(boolean scale, boolean center) {
        List<String> roles = new ArrayList<>();
        if (scale) {
            roles.add("gamma");
        }
        if (center) {
            roles.add("beta");
        }
        return roles;
    }

    Value layerNorm(KerasLayer layer, Value x) {
        if (layer.flag(false, "rms_scaling")) {
            throw graph.refused(
                    layer.name(), layer.kind(), Phrase.of("badlayers.scales-by-root-mean-square"));
        }
        boolean scale = layer.flag(true, "scale");
        boolean center = layer.flag(true, "center");
        List<Tensor> t = weights.of(layer, affine(scale, center));
        List<Integer> shape = graph.shape(x);
        boolean whole = layer.field("axis").size() == shape.size() && shape.size() > 1;
        if (!whole) {
            requireChannels(layer, x);
        } else if (!channelsFirst) {
            for (Tensor each : t) {
                List<Integer> order = new ArrayList<>(List.of(shape.size() - 1));
                for (int axis = 0; axis < shape.size() - 1; axis++) {
                    order.add(axis);
                }
                graph.turned(each.name(), each.shape(), order.toArray(Integer[]::new));
            }
        }
        var norm =
                new Layer.LayerNorm(
                        scale ? t.getFirst().name() : null,
                        center ? t.getLast().name() : null,
                        whole ? shape : List.of(graph.units(x)),
                        layer.field("epsilon").asDouble(1e-3));
        return graph.add(layer.name(), norm, x);
    }

    Value groupNorm(KerasLayer layer, Value x) {
        requireChannels(layer, x);
        boolean scale = layer.flag(true, "scale");
        boolean center = layer.flag(true, "center");
        List<Tensor> t = weights.of(layer, affine(scale, center));
        int groups = layer.number(32, "groups");
        var norm =
                new Layer.GroupNorm(
                        scale ? t.getFirst().name() : null,
                        center ? t.getLast().name() : null,
                        graph.units(x),
                        groups == -1 ? graph.units(x) : groups,
                        layer.field("epsilon").asDouble(1e-3));
        return graph.add(layer.name(), norm, x);
    }
}
