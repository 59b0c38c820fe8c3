package thalweg.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import thalweg.checkpoint.OnnxBytes;

/**
 * ONNX models as text: nodes with a semicolon between, such as {@code "c = 0 1; y = Gather x c
 * axis:1"}. Numbers alone make a Constant; what has a colon is an attribute, of whole numbers, real
 * ones (with a point) or text; {@code domain:} is the node's own.
 */
final class OnnxText {
    private OnnxText() {}

    /**
     * A model's file. The last node's output is the graph's.
     *
     * @param input of x, such as "1x4x8"
     * @param tensors the initializers, zeros, such as "w 8x8, b 8"
     */
    static byte[] model(String input, String tensors, String graph) {
        List<byte[]> initializers = new ArrayList<>();
        for (String tensor : tensors.split(", ")) {
            String[] words = tensor.split(" ");
            if (words.length == 2) {
                initializers.add(
                        OnnxBytes.floats(
                                words[0], sizes(words[1]).mapToInt(Integer::intValue).toArray()));
            }
        }
        List<byte[]> nodes = new ArrayList<>();
        String last = "";
        for (String line : graph.split("; ")) {
            String[] sides = line.split(" = ");
            last = sides[0];
            nodes.add(node(sides[0], sides[1].split(" ")));
        }
        return OnnxBytes.model(initializers, "x", sizes(input).toList(), last, nodes);
    }

    private static Stream<Integer> sizes(String shape) {
        return Arrays.stream(shape.split("x")).map(Integer::valueOf);
    }

    private static byte[] node(String output, String[] words) {
        if (words[0].matches("-?\\d+")) {
            return OnnxBytes.constant(
                    output, Arrays.stream(words).mapToInt(Integer::parseInt).toArray());
        }
        List<String> inputs =
                Arrays.stream(words).skip(1).filter(word -> word.indexOf(':') < 0).toList();
        byte[] node = OnnxBytes.node(words[0], List.of(output.split(",")), inputs);
        for (String word : words) {
            String[] said = word.split(":");
            if (said.length == 2) {
                node =
                        said[0].equals("domain")
                                ? OnnxBytes.of(said[1], node)
                                : OnnxBytes.told(node, said[0], value(said[1]));
            }
        }
        return node;
    }

    private static Object value(String said) {
        if (said.matches("-?\\d+")) {
            return Long.valueOf(said);
        }
        if (said.matches("-?\\d+\\.\\d+")) {
            return Double.valueOf(said);
        }
        return said.matches("-?\\d+(,-?\\d+)+|-?\\d+,")
                ? Arrays.stream(said.split(",")).map(Long::valueOf).toList()
                : said;
    }
}
