package thalweg.session;

import thalweg.engine.Problem;
import thalweg.words.Phrase;

/** A session's file that can't be read or written. */
public final class SessionException extends Problem {
    private static final long serialVersionUID = 1L;

    /** See {@link Problem}. */
    public SessionException(Phrase what, Phrase where, Phrase remedy) {
        super(what, where, remedy);
    }

    /** As the other, of a file or an option, which every language calls alike. */
    public SessionException(Phrase what, String where, Phrase remedy) {
        super(what, Phrase.plain(where), remedy);
    }
}
