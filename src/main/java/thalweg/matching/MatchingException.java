package thalweg.matching;

import thalweg.engine.Problem;
import thalweg.words.Phrase;

/** Two models that can't be matched as they are. */
public final class MatchingException extends Problem {
    private static final long serialVersionUID = 1L;

    /** See {@link Problem}. */
    public MatchingException(Phrase what, Phrase where, Phrase remedy) {
        super(what, where, remedy);
    }

    /** As the other, of a file or an option, which every language calls alike. */
    public MatchingException(Phrase what, String where, Phrase remedy) {
        super(what, Phrase.plain(where), remedy);
    }
}
