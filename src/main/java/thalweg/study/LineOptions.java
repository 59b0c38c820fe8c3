package thalweg.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import thalweg.network.Word;

/** What follows the words of a line: options by name, each with the words behind it. */
final class LineOptions {
    private static final int MOST_EXAMPLES = 1_000_000_000;

    private final StudyLine at;
    private final Map<String, List<String>> said = new LinkedHashMap<>();

    /**
     * @param known the names that begin an option
     */
    LineOptions(StudyLine at, List<Word> words, List<String> known) {
        this.at = at;
        String takes = known.isEmpty() ? "nothing" : String.join(", ", known);
        List<String> own = null;
        for (Word word : words) {
            if (!word.quoted() && known.contains(word.text())) {
                own = new ArrayList<>();
                if (said.put(word.text(), own) != null) {
                    throw at.problem("'" + word.text() + "' is said twice", "say it once");
                }
            } else if (own == null) {
                throw at.problem(
                        "'" + word.text() + "' is not understood here",
                        "what may follow is " + takes);
            } else {
                own.add(word.text());
            }
        }
        said.forEach(
                (name, values) -> {
                    if (values.isEmpty()) {
                        throw at.problem("nothing follows '" + name + "'", "say what it is to be");
                    }
                });
    }

    /** Whether it is said. */
    boolean has(String name) {
        return said.containsKey(name);
    }

    /** The one word behind an option; null where it isn't said. */
    @Nullable String word(String name) {
        List<String> words = said.get(name);
        if (words == null) {
            return null;
        }
        if (words.size() > 1) {
            throw at.problem(
                    "'" + words.get(1) + "' is not understood here",
                    "write one word behind '" + name + "', in quotes if it has spaces");
        }
        return words.getFirst();
    }

    /** All words behind an option, with spaces between; null where it isn't said. */
    @Nullable String words(String name) {
        List<String> words = said.get(name);
        return words == null ? null : String.join(" ", words);
    }

    /** The words behind an option. */
    List<String> list(String name) {
        return said.getOrDefault(name, List.of());
    }

    /** A number of examples. */
    int count(String name, int usual) {
        String word = word(name);
        return word == null ? usual : wholeNumber(at, word, 1, MOST_EXAMPLES);
    }

    /** A whole number in a range. */
    static int wholeNumber(StudyLine at, String word, int least, int most) {
        int number = number(at, word, Integer::parseInt, "whole number");
        if (number < least || number > most) {
            throw at.problem(
                    word.replace('-', '−') + " can't be",
                    "use a whole number from %,d to %,d".formatted(least, most));
        }
        return number;
    }

    /** A word as a number. */
    static <T> T number(StudyLine at, String word, Function<String, T> parse, String what) {
        try {
            return parse.apply(word);
        } catch (NumberFormatException e) {
            throw at.problem("'" + word + "' is no " + what, "write a " + what);
        }
    }
}
