package thalweg.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;

/**
 * The fields of a JSON object that must be as they are said to be.
 *
 * @param what the object, in a sentence
 * @param file for sentences
 */
record Fields(JsonNode node, Phrase what, Path file) {
    private static final int MOST_NUMBERS = 1 << 16;
    private static final int MOST_SHOWN = 60;

    /** Whether there is such a field. */
    boolean has(String name) {
        return !node.path(name).isMissingNode();
    }

    /** A text. */
    String text(String name) {
        String text = textOrNull(name);
        if (text == null) {
            throw lacks(name);
        }
        return text;
    }

    /** A text; null where there is none. */
    @Nullable String textOrNull(String name) {
        return node.path(name).isTextual() ? node.path(name).asText() : null;
    }

    /** A whole number, at least so large. */
    long number(String name, long least) {
        JsonNode number = node.path(name);
        if (!number.canConvertToExactIntegral() || !number.canConvertToLong()) {
            throw lacks(name);
        }
        if (number.asLong() < least) {
            throw lacks(name);
        }
        return number.asLong();
    }

    /** A whole number from 0. */
    int count(String name) {
        long number = number(name, 0);
        if (number > Integer.MAX_VALUE) {
            throw lacks(name);
        }
        return (int) number;
    }

    /** A finite number. */
    double real(String name) {
        JsonNode number = node.path(name);
        if (!number.isNumber() || !Double.isFinite(number.asDouble())) {
            throw lacks(name);
        }
        return number.asDouble();
    }

    /** True or false. */
    boolean flag(String name) {
        if (!node.path(name).isBoolean()) {
            throw lacks(name);
        }
        return node.path(name).asBoolean();
    }

    /** A list of numbers. */
    List<Float> floats(String name) {
        JsonNode array = node.path(name);
        if (!array.isArray() || array.size() > MOST_NUMBERS) {
            throw lacks(name);
        }
        List<Float> numbers = new ArrayList<>();
        for (JsonNode number : array) {
            if (!number.isNumber()) {
                throw lacks(name);
            }
            numbers.add(number.floatValue());
        }
        return numbers;
    }

    /** A file or folder, named as seen from the session's folder. */
    Path place(String name, Places places) {
        Path place = places.file(text(name));
        if (place == null) {
            throw lacks(name);
        }
        return place;
    }

    /** An object within this one. */
    Fields object(String name) {
        if (!node.path(name).isObject()) {
            throw lacks(name);
        }
        return new Fields(node.path(name), Phrase.plain("'" + name + "'"), file);
    }

    /** Objects in a list; none where there is no list. */
    List<Fields> list(String name, int most) {
        JsonNode array = node.path(name);
        if (array.isMissingNode()) {
            return List.of();
        }
        if (!array.isArray() || array.size() > most) {
            throw lacks(name);
        }
        List<Fields> list = new ArrayList<>();
        for (JsonNode each : array) {
            if (!each.isObject()) {
                throw lacks(name);
            }
            list.add(new Fields(each, Phrase.of("badsession.entry", list.size(), name), file));
        }
        return list;
    }

    /** Every field but these, as it is. */
    Map<String, JsonNode> others(String... known) {
        Set<String> names = Set.of(known);
        Map<String, JsonNode> others = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!names.contains(field.getKey())) {
                others.put(field.getKey(), field.getValue());
            }
        }
        return others;
    }

    /** That this object is not as it must be. */
    SessionException damaged(Phrase how) {
        return new SessionException(
                Phrase.of("badsession.session-damaged", what, shown(how)),
                file.toString(),
                Phrase.of("remedies.open-another-one-was-saved-before"));
    }

    private SessionException lacks(String name) {
        return damaged(Phrase.of("badsession.has-no-can-read", name));
    }

    /** The file's own text, no longer than a line has room for. */
    private static Phrase shown(Phrase said) {
        int most = 2 * MOST_SHOWN;
        return said.changed(
                text ->
                        text.codePointCount(0, text.length()) <= most
                                ? text
                                : text.substring(0, text.offsetByCodePoints(0, most)) + "…");
    }
}
