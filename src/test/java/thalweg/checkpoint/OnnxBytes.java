package thalweg.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** ONNX files byte by byte, such as no library would write. (onnx/onnx.proto.) */
public final class OnnxBytes {
    private OnnxBytes() {}

    /** A message, by fields: a number is a varint, bytes or text are length-delimited. */
    static byte[] message(Object... fieldsAndValues) {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            int field = (int) fieldsAndValues[i];
            switch (fieldsAndValues[i + 1]) {
                case Number number -> {
                    varint(out, field << 3);
                    varint(out, number.longValue());
                }
                case String text -> bytes(out, field, text.getBytes(StandardCharsets.UTF_8));
                case byte[] bytes -> bytes(out, field, bytes);
                default -> throw new IllegalArgumentException();
            }
        }
        return out.toByteArray();
    }

    static void bytes(ByteArrayOutputStream out, int field, byte[] bytes) {
        varint(out, field << 3 | 2);
        varint(out, bytes.length);
        out.writeBytes(bytes);
    }

    static void varint(ByteArrayOutputStream out, long value) {
        for (long v = value; ; v >>>= 7) {
            if (v >>> 7 == 0) {
                out.write((int) v);
                return;
            }
            out.write((int) (v & 0x7f | 0x80));
        }
    }

    /** A model around a graph. */
    static byte[] model(byte[] graph) {
        return message(1, 8, 2, "test", 7, graph, 8, message(2, 13));
    }

    /** A model of one input and one output. */
    public static byte[] model(
            List<byte[]> initializers,
            String input,
            List<Integer> shape,
            String output,
            List<byte[]> nodes) {
        var graph = new ByteArrayOutputStream();
        nodes.forEach(node -> bytes(graph, 1, node));
        initializers.forEach(tensor -> bytes(graph, 5, tensor));
        var axes = new ByteArrayOutputStream();
        shape.forEach(size -> bytes(axes, 1, message(1, size)));
        byte[] type = message(1, message(1, 1, 2, axes.toByteArray()));
        bytes(graph, 11, message(1, input, 2, type));
        bytes(graph, 12, message(1, output));
        return model(graph.toByteArray());
    }

    /** An initializer of zeros. */
    public static byte[] floats(String name, int... shape) {
        return tensor(name, 1, 4, shape, new byte[0]);
    }

    private static byte[] tensor(String name, int type, int each, int[] shape, byte[] numbers) {
        var out = new ByteArrayOutputStream();
        int count = 1;
        for (int size : shape) {
            out.writeBytes(message(1, size));
            count *= size;
        }
        out.writeBytes(
                message(
                        2,
                        type,
                        8,
                        name,
                        9,
                        numbers.length > 0 ? numbers : new byte[each * count]));
        return out.toByteArray();
    }

    /** A node without attributes. */
    public static byte[] node(String type, String output, List<String> inputs) {
        return node(type, List.of(output), inputs);
    }

    /** The same of several outputs. */
    public static byte[] node(String type, List<String> outputs, List<String> inputs) {
        var out = new ByteArrayOutputStream();
        inputs.forEach(input -> out.writeBytes(message(1, input)));
        outputs.forEach(output -> out.writeBytes(message(2, output)));
        out.writeBytes(message(4, type));
        return out.toByteArray();
    }

    /**
     * A node that is told something.
     *
     * @param value a whole number, several, a real number, or text
     */
    public static byte[] told(byte[] node, String attribute, Object value) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(node);
        var said = new ByteArrayOutputStream();
        said.writeBytes(message(1, attribute));
        switch (value) {
            case Long whole -> said.writeBytes(message(3, whole, 20, 2));
            case Double real -> {
                varint(said, 2 << 3 | 5);
                int bits = Float.floatToRawIntBits(real.floatValue());
                for (int shift = 0; shift < 32; shift += 8) {
                    said.write(bits >> shift & 0xff);
                }
                said.writeBytes(message(20, 1));
            }
            case String text -> said.writeBytes(message(4, text, 20, 3));
            case List<?> wholes -> {
                wholes.forEach(whole -> said.writeBytes(message(8, whole)));
                said.writeBytes(message(20, 7));
            }
            default -> throw new IllegalArgumentException(attribute + " " + value);
        }
        bytes(out, 5, said.toByteArray());
        return out.toByteArray();
    }

    /** A node of another set of operators than ONNX's own. */
    public static byte[] of(String domain, byte[] node) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(node);
        out.writeBytes(message(7, domain));
        return out.toByteArray();
    }

    /** A node with a name of its own. */
    public static byte[] named(String name, byte[] node) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(node);
        out.writeBytes(message(3, name));
        return out.toByteArray();
    }

    /** A Constant node of whole numbers. */
    public static byte[] constant(String output, int... numbers) {
        var raw = new ByteArrayOutputStream();
        for (long number : numbers) {
            for (int shift = 0; shift < 64; shift += 8) {
                raw.write((int) (number >> shift) & 0xff);
            }
        }
        byte[] tensor = tensor("", 7, 8, new int[] {numbers.length}, raw.toByteArray());
        return message(2, output, 4, "Constant", 5, message(1, "value", 5, tensor, 20, 4));
    }
}
