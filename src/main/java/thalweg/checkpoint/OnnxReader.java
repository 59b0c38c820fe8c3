package thalweg.checkpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import thalweg.words.Phrase;

/**
 * Reads ONNX: its initializers and its graph. Only the fields needed are read, the numbers when
 * they are asked for. (Format: github.com/onnx/onnx, onnx/onnx.proto.)
 */
final class OnnxReader {
    private final SourceFile file;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Map<String, Long> opsets = new LinkedHashMap<>();
    private final List<OnnxGraph.Node> nodes = new ArrayList<>();
    private final List<OnnxGraph.Value> inputs = new ArrayList<>();
    private final List<OnnxGraph.Value> outputs = new ArrayList<>();
    private String graphName = "";
    private boolean hasGraph;
    private String producer = "";

    private OnnxReader(SourceFile file) {
        this.file = file;
    }

    /**
     * Whether a file of these first bytes means to be one. ONNX has no signature: writers begin
     * with the version of the format, a small number, and go on with another field of a model.
     */
    static boolean recognises(byte[] head) {
        return head.length >= 3
                && head[0] == 1 << 3
                && head[1] > 0
                && switch (head[2] & 0xff) {
                    case 0x12, 0x1a, 0x22, 0x28, 0x32, 0x3a, 0x42 -> true;
                    default -> false;
                };
    }

    /**
     * The structure of the file.
     *
     * @throws CheckpointException when it is damaged, lies, or names files elsewhere
     */
    static Checkpoint read(SourceFile file) {
        return new OnnxReader(file).read();
    }

    private Checkpoint read() {
        ProtobufReader in = ProtobufReader.of(file);
        while (in.next()) {
            switch (in.field()) {
                case 1 -> metadata.put("ir_version", Long.toString(in.whole()));
                case 2 -> producer = in.text();
                case 3 -> producer = (producer + " " + in.text()).strip();
                case 7 -> {
                    if (hasGraph) {
                        throw in.damaged();
                    }
                    hasGraph = true;
                    graph(in.message());
                }
                case 8 -> opset(in.message());
                case 14 -> {
                    var said = pair(in.message());
                    metadata.putIfAbsent(said.getKey(), said.getValue());
                }
                default -> {}
            }
        }
        if (!hasGraph || opsets.isEmpty()) {
            throw in.damaged();
        }
        if (tensors.isEmpty()) {
            throw new CheckpointException(
                    Phrase.of("badcheckpoint.onnx-model-holds-no-tensors"),
                    file.where(),
                    Phrase.of("remedies.export-with-weights-as-initializers"));
        }
        if (!producer.isEmpty()) {
            metadata.putIfAbsent("producer", producer);
        }
        opsets.forEach(
                (domain, version) ->
                        metadata.putIfAbsent(
                                domain.isEmpty() ? "opset" : "opset " + domain,
                                Long.toString(version)));
        var graph = new OnnxGraph(graphName, nodes, inputs, outputs, opsets);
        return new Checkpoint(
                file.path(),
                "ONNX",
                List.copyOf(tensors.values()),
                metadata,
                KernelLayout.BY_NODE,
                Optional.of(new GraphSource.Onnx(graph)));
    }

    private void opset(ProtobufReader in) {
        String domain = "";
        long version = 0;
        while (in.next()) {
            switch (in.field()) {
                case 1 -> domain = in.text();
                case 2 -> version = in.whole();
                default -> {}
            }
        }
        opsets.put(domain.equals("ai.onnx") ? "" : domain, version);
    }

    /** A key and its value. */
    static Map.Entry<String, String> pair(ProtobufReader in) {
        String key = "";
        String value = "";
        while (in.next()) {
            switch (in.field()) {
                case 1 -> key = in.text();
                case 2 -> value = in.text();
                default -> {}
            }
        }
        return Map.entry(key, value);
    }

    private void graph(ProtobufReader in) {
        while (in.next()) {
            switch (in.field()) {
                case 1 -> nodes.add(node(in.message()));
                case 2 -> graphName = in.text();
                case 5 -> initializer(in);
                case 11 -> inputs.add(value(in.message()));
                case 12 -> outputs.add(value(in.message()));
                case 15 ->
                        throw new CheckpointException(
                                Phrase.of("badcheckpoint.onnx-model-has-sparse-tensors-not-read"),
                                file.where(),
                                Phrase.of("remedies.save-with-dense-ones"));
                default -> {}
            }
        }
    }

    private void initializer(ProtobufReader in) {
        var named = OnnxTensor.read(in, file);
        Tensor tensor = named.tensor();
        if (tensor == null) {
            metadata.merge("text", named.name(), (a, b) -> a + ", " + b);
        } else if (tensors.putIfAbsent(named.name(), tensor) != null) {
            throw new CheckpointException(
                    Phrase.of("badcheckpoint.onnx-model-names-twice", Text.shown(named.name())),
                    file.where(),
                    Phrase.of("remedies.save-model-again"));
        }
    }

    private OnnxGraph.Node node(ProtobufReader in) {
        List<String> from = new ArrayList<>();
        List<String> to = new ArrayList<>();
        String name = "";
        String type = "";
        String domain = "";
        Map<String, OnnxGraph.Attribute> attributes = new LinkedHashMap<>();
        while (in.next()) {
            switch (in.field()) {
                case 1 -> from.add(in.text());
                case 2 -> to.add(in.text());
                case 3 -> name = in.text();
                case 4 -> type = in.text();
                case 5 -> {
                    var attribute = OnnxAttribute.read(in.message(), file);
                    attributes.put(attribute.getKey(), attribute.getValue());
                }
                case 7 -> domain = in.text();
                default -> {}
            }
        }
        return new OnnxGraph.Node(
                name, type, domain.equals("ai.onnx") ? "" : domain, from, to, attributes);
    }

    private static OnnxGraph.Value value(ProtobufReader in) {
        String name = "";
        int type = 0;
        List<OnnxGraph.Axis> shape = null;
        while (in.next()) {
            if (in.field() == 1) {
                name = in.text();
            } else if (in.field() == 2) {
                ProtobufReader kinds = in.message();
                while (kinds.next()) {
                    if (kinds.field() == 1) { // of a tensor
                        ProtobufReader tensor = kinds.message();
                        while (tensor.next()) {
                            if (tensor.field() == 1) {
                                type = (int) tensor.whole();
                            } else if (tensor.field() == 2) {
                                shape = axes(tensor.message());
                            }
                        }
                    }
                }
            }
        }
        return new OnnxGraph.Value(name, shape != null, type, shape == null ? List.of() : shape);
    }

    private static List<OnnxGraph.Axis> axes(ProtobufReader in) {
        List<OnnxGraph.Axis> axes = new ArrayList<>();
        while (in.next()) {
            if (in.field() == 1) {
                long size = -1;
                String symbol = "";
                ProtobufReader axis = in.message();
                while (axis.next()) {
                    switch (axis.field()) {
                        case 1 -> size = axis.whole();
                        case 2 -> symbol = axis.text();
                        default -> {}
                    }
                }
                axes.add(new OnnxGraph.Axis(size, symbol));
            }
        }
        return axes;
    }
}
