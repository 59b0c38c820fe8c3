package thalweg.study;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import thalweg.engine.Sha256;

/** Tasks and results as JSON: their components in order, nothing else. */
final class StudyJson {
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    private static final ObjectMapper TABLE = JSON.copy().registerModule(nullForNoNumber());

    private StudyJson() {}

    private static SimpleModule nullForNoNumber() {
        var numbers =
                new StdSerializer<Double>(Double.class) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public void serialize(
                            Double value, JsonGenerator json, SerializerProvider provider)
                            throws IOException {
                        if (Double.isFinite(value)) {
                            json.writeNumber(value);
                        } else {
                            json.writeNull();
                        }
                    }
                };
        return new SimpleModule()
                .addSerializer(Double.class, numbers)
                .addSerializer(double.class, numbers);
    }

    /** On several lines, with its end. */
    static String pretty(Object value) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records are always JSON", e);
        }
    }

    /** On several lines, with its end, for others to read: what is no number is null. */
    static String table(Object value) {
        try {
            return TABLE.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records are always JSON", e);
        }
    }

    /** A record as maps, lists and numbers. */
    static Map<String, Object> fields(Object value) {
        return JSON.convertValue(value, new TypeReference<Map<String, Object>>() {});
    }

    /** A record back from its text; empty where the text isn't one's. */
    static <T> Optional<T> read(String text, Class<T> type) {
        try {
            return Optional.ofNullable(JSON.readValue(text, type));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Of a record's text on one line. */
    static String sha256(Object value) {
        try {
            return new Sha256().add(JSON.writeValueAsString(value)).hex();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records are always JSON", e);
        }
    }
}
