package thalweg.checkpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what {@code numpy.savez} writes: a zip of arrays, not compressed. */
final class NpzWriter {
    private NpzWriter() {}

    static void write(List<Checkpoints.Content> tensors, Output out) throws IOException {
        var zip = new StoredZip(out);
        for (var tensor : tensors) {
            var stored =
                    tensor.type() == ElementType.BF16
                            ? new Checkpoints.Content(
                                    tensor.name(), tensor.shape(), tensor.values())
                            : tensor;
            zip.add(tensor.name() + ".npy", header(stored), stored);
        }
        zip.finish();
    }

    /** Version 1.0, padded to a multiple of 64 bytes. */
    private static byte[] header(Checkpoints.Content tensor) {
        String axes = tensor.shape().stream().map(a -> a + ",").collect(Collectors.joining(" "));
        String dictionary =
                "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }"
                        .formatted(NpyHeader.code(tensor.type()), axes);
        int length = (10 + dictionary.length() + 1 + 63) / 64 * 64 - 10;
        String head =
                "\u0093NUMPY\1\0"
                        + (char) (length & 0xff)
                        + (char) (length >>> 8)
                        + dictionary
                        + " ".repeat(length - dictionary.length() - 1)
                        + "\n";
        return head.getBytes(StandardCharsets.ISO_8859_1);
    }
}
