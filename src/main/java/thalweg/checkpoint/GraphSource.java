package thalweg.checkpoint;

import java.util.List;
import java.util.Map;

/** What a file says of its network's graph, parsed no further than its format needs. */
public sealed interface GraphSource {
    /** The graph of an ONNX model; its initializers are the checkpoint's tensors. */
    record Onnx(OnnxGraph graph) implements GraphSource {}

    /**
     * A Keras model's configuration.
     *
     * @param json {@code model_config} of an .h5 file, {@code config.json} of a .keras file
     * @param layers the group of weights that belongs to each layer of the configuration, where the
     *     file says so: name in the configuration → what its tensors' names begin with
     */
    record Keras(String json, Map<String, String> layers) implements GraphSource {
        /** Copies the map. */
        public Keras {
            layers = Map.copyOf(layers);
        }
    }

    /**
     * A Deeplearning4j model's {@code configuration.json}, of a MultiLayerNetwork or a
     * ComputationGraph.
     */
    record Deeplearning4j(String json) implements GraphSource {}

    /**
     * The modules of a whole PyTorch model: what it consists of, not in which order it computes.
     *
     * @param modules each before those inside it
     */
    record Modules(List<SavedModule> modules) implements GraphSource {
        /** Copies the list. */
        public Modules {
            modules = List.copyOf(modules);
        }
    }
}
