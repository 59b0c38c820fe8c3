package thalweg.words;

import java.util.List;
import java.util.stream.Collectors;

/** Something said, before it is known in which language. */
@FunctionalInterface
public interface Phrase {
    /** Nothing is said. */
    Phrase NONE = words -> "";

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

    /** The text in the language of those words. */
    String in(Words words);
}
