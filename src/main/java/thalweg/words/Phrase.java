package thalweg.words;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Something said, before it is known in which language. It has no constants: an interface with an
 * initialiser and methods of its own keeps the JVM from having its lambdas ready at a start.
 */
@FunctionalInterface
public interface Phrase {
    /** Nothing is said. */
    static Phrase none() {
        return Nothing.SAID;
    }

    /** The same in every language, e.g. a file's name. */
    static Phrase plain(String text) {
        return words -> text;
    }

    /**
     * A text of the bundles.
     *
     * @param key e.g. "loss.title"
     * @param arguments see {@link Words#get}
     */
    static Phrase of(String key, Object... arguments) {
        return words -> words.get(key, arguments);
    }

    /** One after the other. */
    static Phrase joined(String between, List<Phrase> phrases) {
        return words ->
                phrases.stream()
                        .map(phrase -> phrase.in(words))
                        .collect(Collectors.joining(between));
    }

    /** One of these names, e.g. "test or train". */
    static Phrase either(List<String> names) {
        return words -> String.join(words.get("lists.or"), names);
    }

    /** One after the other, with the language's comma between. */
    static Phrase listed(List<Phrase> phrases) {
        return words -> joined(words.get("lists.comma"), phrases).in(words);
    }

    /** One after the other, with the language's semicolon between. */
    static Phrase clauses(List<Phrase> phrases) {
        return words -> joined(words.get("lists.semicolon"), phrases).in(words);
    }

    /** The text in the language of those words. */
    String in(Words words);

    /** The text in English: of the command line, of logs and of files of numbers. */
    default String inEnglish() {
        return in(Words.ENGLISH);
    }

    /** What becomes of the text, whichever language it is in. */
    default Phrase changed(UnaryOperator<String> change) {
        return words -> change.apply(in(words));
    }

    /** Whether it is {@link #none()}. */
    default boolean isNone() {
        return this == Nothing.SAID;
    }
}
