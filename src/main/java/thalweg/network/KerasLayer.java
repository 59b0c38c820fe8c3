package thalweg.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import thalweg.words.Phrase;

/**
 * One layer of a Keras configuration.
 *
 * @param name unique in the model
 * @param kind its class, such as "Conv2D"
 * @param config its arguments
 * @param calls each time it is called; of the first layer of a Sequential there is none
 */
record KerasLayer(String name, String kind, JsonNode config, List<Call> calls) {
    KerasLayer {
        calls = List.copyOf(calls);
    }

    /** What a layer put out at one of its calls. */
    record Source(String layer, int call) {}

    /**
     * One use of a layer.
     *
     * @param reads what it reads
     * @param keywords arguments by name; an object, perhaps empty
     */
    record Call(List<Source> reads, JsonNode keywords) {
        Call {
            reads = List.copyOf(reads);
        }

        /** Without arguments. */
        Call(List<Source> reads) {
            this(reads, JsonNodeFactory.instance.objectNode());
        }
    }

    /** The first of these fields that is there; missing when none is. */
    JsonNode field(String... names) {
        for (String name : names) {
            JsonNode field = config.path(name);
            if (!field.isMissingNode() && !field.isNull()) {
                return field;
            }
        }
        return config.path(names[0]).path("");
    }

    boolean flag(boolean otherwise, String... names) {
        return field(names).asBoolean(otherwise);
    }

    /** Whether it adds a bias. */
    boolean bias() {
        return flag(true, "use_bias", "bias");
    }

    String text(String otherwise, String... names) {
        return field(names).asText(otherwise);
    }

    /**
     * A whole number.
     *
     * @throws IllegalArgumentException when it is none
     */
    int number(String... names) {
        JsonNode field = field(names);
        if (!field.canConvertToInt()) {
            throw new UnsoundException(Phrase.of("badlayers.no-whole-number", names[0]));
        }
        return field.intValue();
    }

    int number(int otherwise, String... names) {
        return field(names).isMissingNode() ? otherwise : number(names);
    }

    /**
     * One whole number an axis; a single one is meant for all.
     *
     * @throws IllegalArgumentException when it is neither
     */
    List<Integer> numbers(int axes, String... names) {
        return numbers(field(names), axes, names[0]);
    }

    static List<Integer> numbers(JsonNode field, int axes, String name) {
        if (field.canConvertToInt()) {
            return GraphImport.all(axes, field.intValue());
        }
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode number : field) {
            if (!number.canConvertToInt()) {
                throw new UnsoundException(Phrase.of("badlayers.field-is", name, field));
            }
            numbers.add(number.intValue());
        }
        if (numbers.size() != axes) {
            throw new UnsoundException(Phrase.of("badlayers.field-is", name, field));
        }
        return numbers;
    }

    /** The same where it is there. */
    List<Integer> numbers(int axes, int otherwise, String... names) {
        return field(names).isMissingNode()
                ? GraphImport.all(axes, otherwise)
                : numbers(axes, names);
    }
}
