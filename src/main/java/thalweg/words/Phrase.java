package thalweg.words;

/** Something said, before it is known in which language. */
@FunctionalInterface
public interface Phrase {
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

    /** The text in the language of those words. */
    String in(Words words);
}
