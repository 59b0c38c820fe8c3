package thalweg.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.GraphSource;
import thalweg.network.Dl4jModel.Vertex;
import thalweg.network.GraphImport.Value;
import thalweg.words.Phrase;

/**
 * The network that a Deeplearning4j file says. Its configuration keeps the size of images only
 * where they are made flat; from there the size of the input is searched, the usual ones first.
 */
final class Dl4jNetwork {
    /** Inputs of usual data; then any other. */
    private static final List<Integer> SIDES = List.of(32, 28, 64, 96, 128, 224, 227, 299);

    private static final int MOST = 512;

    private final Dl4jModel model;
    private final Checkpoint checkpoint;
    private final String where;

    private Dl4jNetwork(Checkpoint checkpoint, GraphSource.Deeplearning4j source) {
        this.checkpoint = checkpoint;
        where = checkpoint.file().toString();
        model = Dl4jModel.of(source.json(), where);
    }

    /**
     * Builds the graph.
     *
     * @throws NetworkException when a layer isn't known here, or something doesn't fit: names it
     */
    static Reading read(Checkpoint checkpoint, GraphSource.Deeplearning4j source) {
        var network = new Dl4jNetwork(checkpoint, source);
        return network.reading();
    }

    /** What reads the network's input. */
    private Vertex first() {
        return model.vertices().stream()
                .filter(v -> v.inputs().contains(model.input()))
                .findFirst()
                .orElseThrow(this::unsaid);
    }

    /** The first layer that says how many units it takes: what comes before doesn't change them. */
    private Vertex counting() {
        return model.vertices().stream()
                .filter(v -> units(v) > 0)
                .findFirst()
                .orElseThrow(this::unsaid);
    }

    private static int units(Vertex v) {
        return v.config().path("nin").asInt(v.config().path("nIn").asInt(0));
    }

    private NetworkException unsaid() {
        return new NetworkException(
                Phrase.of("badnetwork.file-does-not-say-how-many-channels"),
                where,
                Phrase.of("remedies.save-model-again-in-deeplearning4j"));
    }

    private Reading reading() {
        JsonNode before = first().before();
        if (before.has("numChannels")) {
            List<Integer> shape = new ArrayList<>();
            for (String field : List.of("numChannels", "inputHeight", "inputWidth")) {
                shape.add(before.path(field).asInt());
            }
            if (Collections.min(shape) < 1) {
                throw unsaid();
            }
            return new Building(shape).reading();
        }
        Vertex counting = counting();
        return switch (counting.kind()) {
            case "DenseLayer", "OutputLayer" -> new Building(List.of(units(counting))).reading();
            case "Convolution1DLayer", "Convolution1D" -> searched(units(counting), 1);
            default -> searched(units(counting), 2);
        };
    }

    /**
     * Tries sizes until what is made flat is as large as the file says. Both axes are searched in
     * one pass: neither changes what becomes of the other.
     */
    private Reading searched(int units, int axes) {
        int[] sizes = new int[axes];
        NetworkException why = null;
        for (int side : sides(units)) {
            List<Integer> shape = new ArrayList<>(List.of(units));
            shape.addAll(GraphImport.all(axes, side));
            var building = new Building(shape);
            try {
                return building.guessed(shape);
            } catch (NetworkException e) {
                why = why == null ? e : why;
            }
            List<Integer> said = building.said;
            List<Integer> found = building.found;
            boolean known = said.size() == axes && found.size() == axes;
            for (int axis = 0; axis < axes && known; axis++) {
                if (sizes[axis] == 0 && said.get(axis).equals(found.get(axis))) {
                    sizes[axis] = side;
                }
            }
            if (Arrays.stream(sizes).allMatch(size -> size > 0)) {
                List<Integer> uneven = new ArrayList<>(List.of(units));
                for (int size : sizes) {
                    uneven.add(size);
                }
                return new Building(uneven).guessed(uneven);
            }
        }
        throw Objects.requireNonNull(why);
    }

    private static Set<Integer> sides(int channels) {
        Set<Integer> sides = new LinkedHashSet<>();
        if (channels == 1) {
            sides.add(28);
        }
        sides.addAll(SIDES);
        for (int side = 1; side <= MOST; side++) {
            sides.add(side);
        }
        return sides;
    }

    /** The graph for one shape of the input. */
    private final class Building {
        private final GraphImport graph = new GraphImport(where);
        private final Dl4jLayers layers = new Dl4jLayers(graph, checkpoint);
        private final Map<String, Value> values = new HashMap<>();

        /** Positions of the first image that is made flat: as the file says, and as found. */
        private List<Integer> said = List.of();

        private List<Integer> found = List.of();

        Building(List<Integer> shape) {
            values.put(model.input(), graph.input(model.input(), shape));
        }

        Reading guessed(List<Integer> shape) {
            graph.guess(Phrase.of("assumed.input-but-channels", shape));
            return reading();
        }

        Reading reading() {
            for (Vertex vertex : model.vertices()) {
                try {
                    values.put(vertex.key(), output(vertex));
                } catch (IllegalArgumentException
                        | ArithmeticException
                        | IndexOutOfBoundsException e) {
                    throw graph.senseless(
                            vertex.name(),
                            vertex.kind(),
                            e,
                            Phrase.of("remedies.save-model-again-in-deeplearning4j"));
                }
            }
            Value output = values.get(model.output());
            if (output == null) {
                throw new NetworkException(
                        Phrase.of("badnetwork.model-lacks-output", model.output()),
                        where,
                        Phrase.of("remedies.save-model-again-in-deeplearning4j"));
            }
            return graph.reading(output, checkpoint);
        }

        private Value output(Vertex vertex) {
            List<Value> inputs = new ArrayList<>();
            for (String name : vertex.inputs()) {
                Value input = values.get(name);
                if (input == null) {
                    throw graph.refused(
                            vertex.name(),
                            vertex.kind(),
                            Phrase.of("badlayers.reads-what-none-puts-out", name));
                }
                inputs.add(input);
            }
            if (inputs.isEmpty()) {
                throw graph.refused(
                        vertex.name(), vertex.kind(), Phrase.of("badlayers.reads-nothing"));
            }
            JsonNode before = vertex.before();
            if (before.isObject()) {
                inputs.set(0, preprocessed(vertex, before, inputs.getFirst()));
            }
            return layers.of(vertex, inputs);
        }

        private Value preprocessed(Vertex vertex, JsonNode json, Value x) {
            boolean last = json.path("format").asText().equals("NHWC");
            return switch (Dl4jModel.kind(json)) {
                case "CnnToFeedForwardPreProcessor" -> {
                    List<Integer> positions =
                            List.of(
                                    json.path("inputHeight").asInt(),
                                    json.path("inputWidth").asInt());
                    if (said.isEmpty()) {
                        said = positions;
                        found = graph.positions(x);
                    }
                    if (!positions.equals(graph.positions(x))) {
                        throw graph.refused(
                                vertex.name(),
                                vertex.kind(),
                                Phrase.of(
                                        "badlayers.takes-positions",
                                        positions,
                                        graph.positions(x)));
                    }
                    yield graph.flatten(vertex.name() + ".flatten", x, last);
                }
                case "FeedForwardToCnnPreProcessor" -> {
                    if (graph.positions(x).size() != 2) {
                        throw graph.refused(
                                vertex.name(),
                                vertex.kind(),
                                Phrase.of("badlayers.makes-image-of-flat-value"));
                    }
                    yield x;
                }
                default ->
                        throw graph.refused(
                                vertex.name(),
                                vertex.kind(),
                                Phrase.of("badlayers.unknown-preprocessor", Dl4jModel.kind(json)));
            };
        }
    }
}
