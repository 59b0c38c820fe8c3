package thalweg.checkpoint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The graph of an ONNX model. (Format: github.com/onnx/onnx, onnx/onnx.proto and docs/IR.md.)
 *
 * @param nodes in the file's order, in which every value is made before it is used
 * @param inputs in old models the initializers' names are among them
 * @param outputs what the model computes
 * @param opsets the version of each set of operators, by its domain; "" is ONNX's own
 */
public record OnnxGraph(
        String name,
        List<Node> nodes,
        List<Value> inputs,
        List<Value> outputs,
        Map<String, Long> opsets) {
    /** Copies its arguments. */
    public OnnxGraph {
        nodes = List.copyOf(nodes);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        opsets = Map.copyOf(opsets);
    }

    /**
     * One operation.
     *
     * @param type such as "Gemm"
     * @param domain of the type; "" for ONNX's own
     * @param inputs names of values; "" where an optional one is left out
     * @param outputs names of values
     */
    public record Node(
            String name,
            String type,
            String domain,
            List<String> inputs,
            List<String> outputs,
            Map<String, Attribute> attributes) {
        /** Copies its arguments. */
        public Node {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        }
    }

    /** What a node is told beside its inputs. */
    public sealed interface Attribute {
        /** One integer. */
        record Whole(long value) implements Attribute {}

        /** Integers. */
        record Wholes(List<Long> values) implements Attribute {
            /** Copies the list. */
            public Wholes {
                values = List.copyOf(values);
            }
        }

        /** One number. */
        record Real(float value) implements Attribute {}

        /** Numbers. */
        record Reals(List<Float> values) implements Attribute {
            /** Copies the list. */
            public Reals {
                values = List.copyOf(values);
            }
        }

        /** Text. */
        record Words(String value) implements Attribute {}

        /** Several texts. */
        record WordList(List<String> values) implements Attribute {
            /** Copies the list. */
            public WordList {
                values = List.copyOf(values);
            }
        }

        /** A constant. */
        record Constant(Tensor value) implements Attribute {}

        /** What isn't read here, such as the body of a loop: by its field in the format. */
        record Unread(int field) implements Attribute {}
    }

    /**
     * An input or output of the graph.
     *
     * @param known whether its type and shape are said
     * @param type as ONNX numbers its types, 1 for float32; 0 where it isn't said
     */
    public record Value(String name, boolean known, int type, List<Axis> shape) {
        /** Copies the shape. */
        public Value {
            shape = List.copyOf(shape);
        }
    }

    /**
     * An axis.
     *
     * @param size −1 where it is left open
     * @param symbol its name where it is left open, such as "batch"; may be ""
     */
    public record Axis(long size, String symbol) {}
}
