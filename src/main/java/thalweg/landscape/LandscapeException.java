package thalweg.landscape;

import thalweg.engine.Problem;
import thalweg.words.Phrase;

/** A request about the landscape that can't be met. */
public final class LandscapeException extends Problem {
    private static final long serialVersionUID = 1L;

    /** See {@link Problem}. */
    public LandscapeException(Phrase what, Phrase where, Phrase remedy) {
        super(what, where, remedy);
    }

    /** As the other, of a file or an option, which every language calls alike. */
    public LandscapeException(Phrase what, String where, Phrase remedy) {
        super(what, Phrase.plain(where), remedy);
    }
}
