package thalweg.checkpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes what {@code torch.save(model.state_dict())} writes: a zip that {@code torch.load} opens,
 * with {@code weights_only} or without.
 */
final class TorchWriter {
    private static final String ROOT = "archive/";

    private TorchWriter() {}

    static void write(List<Checkpoints.Content> tensors, Output out) throws IOException {
        List<Checkpoints.Content> stored = tensors.stream().map(TorchWriter::widened).toList();
        var zip = new StoredZip(out);
        zip.add(ROOT + "data.pkl", pickle(stored));
        zip.add(ROOT + "byteorder", ascii("little"));
        for (int i = 0; i < stored.size(); i++) {
            zip.add(ROOT + "data/" + i, new byte[0], stored.get(i));
        }
        zip.add(ROOT + "version", ascii("3\n"));
        zip.finish();
    }

    /** PyTorch has no storage for most unsigned integers: the next larger signed type. */
    private static Checkpoints.Content widened(Checkpoints.Content tensor) {
        ElementType type =
                switch (tensor.type()) {
                    case U16 -> ElementType.I32;
                    case U32, U64 -> ElementType.I64;
                    default -> tensor.type();
                };
        return new Checkpoints.Content(tensor.name(), type, tensor.shape(), tensor.values());
    }

    /** An OrderedDict of name → tensor. */
    private static byte[] pickle(List<Checkpoints.Content> tensors) {
        var pickle = new PickleWriter();
        pickle.emptyOrderedDict().mark();
        for (int i = 0; i < tensors.size(); i++) {
            var tensor = tensors.get(i);
            pickle.text(tensor.name()).global("torch._utils", "_rebuild_tensor_v2").mark();
            pickle.mark().text("storage").global("torch", storage(tensor.type()));
            pickle.text(Integer.toString(i)).text("cpu").integer(tensor.values().length);
            pickle.tuple().persistent().integer(0); // from the storage's first number on
            pickle.integers(tensor.shape()).integers(strides(tensor.shape()));
            pickle.no().emptyOrderedDict().tuple().call();
        }
        return pickle.setItems().stop();
    }

    private static String storage(ElementType type) {
        return switch (type) {
            case F16 -> "HalfStorage";
            case BF16 -> "BFloat16Storage";
            case F32 -> "FloatStorage";
            case F64 -> "DoubleStorage";
            case I8 -> "CharStorage";
            case I16 -> "ShortStorage";
            case I32 -> "IntStorage";
            case I64 -> "LongStorage";
            case U8 -> "ByteStorage";
            case BOOL -> "BoolStorage";
            case U16, U32, U64 -> throw new IllegalArgumentException("no storage of " + type);
        };
    }

    private static List<Integer> strides(List<Integer> shape) {
        var strides = new Integer[shape.size()];
        int stride = 1;
        for (int i = strides.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= Math.max(1, shape.get(i));
        }
        return List.of(strides);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
