package thalweg.desktop.workbench;

import java.util.List;
import thalweg.words.Phrase;
import thalweg.words.Words;

/**
 * Something to tell in a banner.
 *
 * @param said of a problem: what, where, what to do
 * @param problem false for good news
 * @param whileSearching whether it holds only while a search runs
 * @param instead what it tells of besides, which need not be told any more
 */
public record Notice(Phrase said, boolean problem, boolean whileSearching, List<Phrase> instead) {
    /** Keeps a copy. */
    public Notice {
        instead = List.copyOf(instead);
    }

    /** Of a problem whose sentence comes from below the window. */
    public Notice(String sentence) {
        this(Phrase.plain(sentence));
    }

    /** Of a problem. */
    public Notice(Phrase said) {
        this(said, true);
    }

    /** Of a problem, or good news. */
    public Notice(Phrase said, boolean problem) {
        this(said, problem, false, List.of());
    }

    /** That something has to wait for the search that runs: it goes when that ends. */
    static Notice whileSearching(Phrase said) {
        return new Notice(said, true, true, List.of());
    }

    /** Whether whoever reads this need not read that. */
    public boolean tellsOf(Notice other, Words words) {
        return instead.contains(other.said) || sentence(words).equals(other.sentence(words));
    }

    /** The sentence. */
    public String sentence(Words words) {
        return said.in(words);
    }
}
