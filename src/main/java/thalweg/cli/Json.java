package thalweg.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tree of maps, iterables, arrays, numbers, strings and booleans as JSON text. Numbers that are
 * not finite become null: JSON has no others.
 */
final class Json {
    private Json() {}

    /** One line, with its end. */
    static String line(Map<String, ?> object) {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            write(json, object);
        } catch (IOException e) {
            throw new IllegalStateException("memory can't be written", e);
        }
        return text + "\n";
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Map<?, ?> map -> {
                json.writeStartObject();
                for (var entry : map.entrySet()) {
                    json.writeFieldName(String.valueOf(entry.getKey()));
                    write(json, entry.getValue());
                }
                json.writeEndObject();
            }
            case Iterable<?> items -> {
                json.writeStartArray();
                for (Object item : items) {
                    write(json, item);
                }
                json.writeEndArray();
            }
            case double[] numbers -> {
                json.writeStartArray();
                for (double number : numbers) {
                    number(json, number);
                }
                json.writeEndArray();
            }
            case float[] numbers -> {
                json.writeStartArray();
                for (float number : numbers) {
                    number(json, number);
                }
                json.writeEndArray();
            }
            case Float number -> number(json, number);
            case Double number -> number(json, number);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Boolean truth -> json.writeBoolean(truth);
            default -> json.writeString(value.toString());
        }
    }

    private static void number(JsonGenerator json, double number) throws IOException {
        if (Double.isFinite(number)) {
            json.writeNumber(number);
        } else {
            json.writeNull();
        }
    }

    /** The shortest decimal that names the float, not the digits of its double. */
    private static void number(JsonGenerator json, float number) throws IOException {
        if (Float.isFinite(number)) {
            json.writeNumber(number);
        } else {
            json.writeNull();
        }
    }
}
