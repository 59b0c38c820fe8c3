package thalweg.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Writes safetensors; see {@link SafetensorsReader} for the format. */
final class SafetensorsWriter {
    private SafetensorsWriter() {}

    static void write(List<Checkpoints.Content> tensors, Output out) throws IOException {
        byte[] header = header(tensors);
        // The numbers begin at a multiple of 8; blanks at the header's end are part of the format.
        int padding = -header.length & 7;
        var length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        out.write(length.putLong(header.length + padding).array());
        out.write(header);
        for (int i = 0; i < padding; i++) {
            out.write(' ');
        }
        for (var tensor : tensors) {
            out.write(tensor);
        }
    }

    private static byte[] header(List<Checkpoints.Content> tensors) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeObjectFieldStart("__metadata__");
            json.writeStringField("format", "pt"); // other readers ask for it
            json.writeEndObject();
            long at = 0;
            for (var tensor : tensors) {
                long end = at + (long) tensor.values().length * tensor.type().bytes();
                json.writeObjectFieldStart(tensor.name());
                json.writeStringField("dtype", tensor.type().name());
                json.writeFieldName("shape");
                int[] shape = tensor.shape().stream().mapToInt(Integer::intValue).toArray();
                json.writeArray(shape, 0, shape.length);
                json.writeFieldName("data_offsets");
                json.writeArray(new long[] {at, end}, 0, 2);
                json.writeEndObject();
                at = end;
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
