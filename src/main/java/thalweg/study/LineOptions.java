package thalweg.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import thalweg.network.Word;
import thalweg.words.Phrase;

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
        Phrase takes =
                known.isEmpty()
                        ? Phrase.of("badstudy.nothing")
                        : Phrase.plain(String.join(", ", known));
        List<String> own = null;
        for (Word word : words) {
            if (!word.quoted() && known.contains(word.text())) {
                own = new ArrayList<>();
                if (said.put(word.text(), own) != null) {
                    throw at.problem(
                            Phrase.of("badstudy.said-twice", word.text()),
                            Phrase.of("remedies.say-once"));
                }
            } else if (own == null) {
                throw at.problem(
                        Phrase.of("badstudy.not-understood-here", word.text()),
                        Phrase.of("remedies.may-follow", takes));
            } else {
                own.add(word.text());
            }
        }
        said.forEach(
                (name, values) -> {
                    if (values.isEmpty()) {
                        throw at.problem(
                                Phrase.of("badstudy.nothing-follows", name),
                                Phrase.of("remedies.say-what-it-is"));
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
                    Phrase.of("badstudy.not-understood-here", words.get(1)),
                    Phrase.of("remedies.write-one-word", name));
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
        int number = number(at, word, Integer::parseInt, true);
        if (number < least || number > most) {
            throw at.problem(
                    Phrase.of("badstudy.cannot-be", word.replace('-', '−')),
                    Phrase.of("remedies.use-whole-number-between", least, most));
        }
        return number;
    }

    /** A word as a number. */
    static <T> T number(StudyLine at, String word, Function<String, T> parse, boolean whole) {
        try {
            return parse.apply(word);
        } catch (NumberFormatException e) {
            throw whole
                    ? at.problem(
                            Phrase.of("badstudy.no-whole-number", word),
                            Phrase.of("remedies.write-whole-number"))
                    : at.problem(
                            Phrase.of("badstudy.no-number", word),
                            Phrase.of("remedies.write-number"));
        }
    }
}
