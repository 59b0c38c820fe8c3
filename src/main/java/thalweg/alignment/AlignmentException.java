package thalweg.alignment;

import thalweg.engine.Problem;
import thalweg.words.Phrase;

/** A model whose spectra can't be had. */
public final class AlignmentException extends Problem {
    private static final long serialVersionUID = 1L;

    /** See {@link Problem}. */
    public AlignmentException(Phrase what, Phrase where, Phrase remedy) {
        super(what, where, remedy);
    }

    /** As the other, of a file or an option, which every language calls alike. */
    public AlignmentException(Phrase what, String where, Phrase remedy) {
        super(what, Phrase.plain(where), remedy);
    }
}
