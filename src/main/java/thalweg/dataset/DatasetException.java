package thalweg.dataset;

import thalweg.engine.Problem;
import thalweg.words.Phrase;

/** Data that can't be read or doesn't fit. */
public final class DatasetException extends Problem {
    private static final long serialVersionUID = 1L;

    /** See {@link Problem}. */
    public DatasetException(Phrase what, Phrase where, Phrase remedy) {
        super(what, where, remedy);
    }

    /** As the other, of a file or an option, which every language calls alike. */
    public DatasetException(Phrase what, String where, Phrase remedy) {
        super(what, Phrase.plain(where), remedy);
    }
}
