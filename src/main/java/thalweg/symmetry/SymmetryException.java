package thalweg.symmetry;

import thalweg.engine.Problem;
import thalweg.words.Phrase;

/** A permutation that doesn't fit a network. */
public final class SymmetryException extends Problem {
    private static final long serialVersionUID = 1L;

    /** See {@link Problem}. */
    public SymmetryException(Phrase what, Phrase where, Phrase remedy) {
        super(what, where, remedy);
    }

    /** As the other, of a file or an option, which every language calls alike. */
    public SymmetryException(Phrase what, String where, Phrase remedy) {
        super(what, Phrase.plain(where), remedy);
    }
}
