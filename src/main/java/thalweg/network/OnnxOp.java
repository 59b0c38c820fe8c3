package thalweg.network;

import java.util.List;
import thalweg.checkpoint.OnnxGraph;
import thalweg.checkpoint.OnnxGraph.Attribute;
import thalweg.words.Phrase;

/**
 * One operation of an ONNX graph, and what it is told. (Operators: github.com/onnx/onnx,
 * docs/Operators.md.)
 *
 * @param where the file, as shown in errors
 */
record OnnxOp(OnnxGraph.Node node, String where) {
    String type() {
        return node.type();
    }

    /** Its name; where it has none, its output's. */
    String name() {
        return node.name().isEmpty() ? output() : node.name();
    }

    String output() {
        return node.outputs().getFirst();
    }

    /** The name of an input; "" where it is left out. */
    String input(int index) {
        return index < node.inputs().size() ? node.inputs().get(index) : "";
    }

    /** How many inputs it has, left out ones in between counted. */
    int inputs() {
        return node.inputs().size();
    }

    long whole(String attribute, long otherwise) {
        return node.attributes().get(attribute) instanceof Attribute.Whole w
                ? w.value()
                : otherwise;
    }

    double real(String attribute, double otherwise) {
        return node.attributes().get(attribute) instanceof Attribute.Real r ? r.value() : otherwise;
    }

    String words(String attribute, String otherwise) {
        return node.attributes().get(attribute) instanceof Attribute.Words w
                ? w.value()
                : otherwise;
    }

    boolean has(String attribute) {
        return node.attributes().containsKey(attribute);
    }

    /** Small whole numbers; empty where it isn't told any. */
    List<Integer> wholes(String attribute) {
        return node.attributes().get(attribute) instanceof Attribute.Wholes w
                ? w.values().stream().map(Math::toIntExact).toList()
                : List.of();
    }

    List<Integer> wholes(String attribute, List<Integer> otherwise) {
        return has(attribute) ? wholes(attribute) : otherwise;
    }

    /**
     * Says what about the operation isn't understood.
     *
     * @param why goes on after the operation's type, e.g. "from axis 2 on is not understood"
     */
    NetworkException refused(Phrase why) {
        return new NetworkException(
                Phrase.of("badnetwork.node", name(), type(), why),
                where,
                Phrase.of("remedies.export-model-without-describe-network-in-text"));
    }
}
