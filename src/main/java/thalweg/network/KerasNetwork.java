package thalweg.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.GraphSource;
import thalweg.network.GraphImport.Value;
import thalweg.network.KerasLayer.Call;
import thalweg.network.KerasLayer.Source;
import thalweg.words.Phrase;

/**
 * The network that a Keras file says: a sequential or functional model. Keras's values are
 * [positions…, channels] unless its layers say "channels_first"; the program's are [channels,
 * positions…], and its data come so.
 */
final class KerasNetwork {
    /** Positions on an axis that the file leaves open. */
    private static final int SIDE = 32;

    private final KerasModel model;
    private final String where;
    private final GraphImport graph;
    private final KerasLayers layers;
    private final boolean channelsFirst;
    private final Map<Source, Value> values = new HashMap<>();

    private KerasNetwork(Checkpoint checkpoint, GraphSource.Keras source) {
        where = checkpoint.file().toString();
        model = KerasModel.of(source.json(), where);
        graph = new GraphImport(where);
        channelsFirst = channelsFirst();
        layers =
                new KerasLayers(
                        graph,
                        new KerasWeights(checkpoint, source, model.layers()),
                        checkpoint,
                        channelsFirst);
    }

    /**
     * Builds the graph.
     *
     * @throws NetworkException when a layer isn't known here, or something doesn't fit: names it
     */
    static Reading read(Checkpoint checkpoint, GraphSource.Keras source) {
        return new KerasNetwork(checkpoint, source).reading(checkpoint);
    }

    /** Whether any layer but a Flatten, which only says what it undoes, has its channels first. */
    private boolean channelsFirst() {
        return model.layers().stream()
                .filter(layer -> !layer.kind().equals("Flatten"))
                .map(layer -> layer.text("", "data_format", "dim_ordering"))
                .anyMatch(format -> format.equals("channels_first") || format.equals("th"));
    }

    private Reading reading(Checkpoint checkpoint) {
        List<KerasLayer> waiting = new ArrayList<>(model.layers());
        while (!waiting.isEmpty()) {
            int before = waiting.size();
            waiting.removeIf(this::tryLayer);
            if (waiting.size() == before) {
                KerasLayer layer = waiting.getFirst();
                throw graph.refused(
                        layer.name(),
                        layer.kind(),
                        Phrase.of("badlayers.reads-what-no-layer-puts-out"));
            }
        }
        Value output = values.get(model.output());
        if (output == null) {
            throw new NetworkException(
                    Phrase.of("badnetwork.model-lacks-output", model.output().layer()),
                    where,
                    Phrase.of("remedies.save-model-again-in-keras"));
        }
        return graph.reading(output, checkpoint);
    }

    /** Adds a layer if all that it reads is there; whether it was. */
    private boolean tryLayer(KerasLayer layer) {
        if (layer.calls().stream().anyMatch(call -> !values.keySet().containsAll(call.reads()))) {
            return false;
        }
        try {
            if (layer.kind().equals("InputLayer")) {
                values.put(new Source(layer.name(), 0), input(layer.name()));
            } else if (layer.calls().isEmpty()) {
                // The first of a Sequential that has no layer for its input.
                Value read = input("input");
                values.put(
                        new Source(layer.name(), 0),
                        layers.of(layer, new Call(List.of()), List.of(read)));
            }
            for (int call = 0; call < layer.calls().size(); call++) {
                List<Value> inputs = new ArrayList<>();
                for (Source source : layer.calls().get(call).reads()) {
                    inputs.add(Objects.requireNonNull(values.get(source)));
                }
                values.put(
                        new Source(layer.name(), call),
                        layers.of(layer, layer.calls().get(call), inputs));
            }
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
            throw graph.senseless(
                    layer.name(), layer.kind(), e, Phrase.of("remedies.save-model-again-in-keras"));
        }
        return true;
    }

    private Value input(String name) {
        List<@Nullable Integer> said = model.shape();
        int axes = said.size();
        List<Integer> shape = new ArrayList<>();
        boolean open = false;
        for (int axis = 0; axis < axes; axis++) {
            Integer length = said.get(axis);
            boolean units = axes > 1 && axis == (channelsFirst ? 0 : axes - 1);
            if (length == null && units) {
                throw new NetworkException(
                        Phrase.of("badnetwork.file-does-not-say-how-many-channels"),
                        where,
                        Phrase.of("remedies.save-model-in-keras-with-shape-input"));
            }
            open |= length == null;
            int known = length == null ? SIDE : length;
            if (units && !channelsFirst) {
                shape.addFirst(known);
            } else {
                shape.add(known);
            }
        }
        if (open) {
            graph.guess(Phrase.of("assumed.input-where-open", shape));
        }
        return graph.input(name, shape);
    }
}
