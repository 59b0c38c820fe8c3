package thalweg.evaluation;

import thalweg.engine.Problem;
import thalweg.words.Phrase;

/** Data that doesn't fit the network. */
public final class EvaluationException extends Problem {
    private static final long serialVersionUID = 1L;

    /** See {@link Problem}. */
    public EvaluationException(Phrase what, Phrase where, Phrase remedy) {
        super(what, where, remedy);
    }

    /** As the other, of a file or an option, which every language calls alike. */
    public EvaluationException(Phrase what, String where, Phrase remedy) {
        super(what, Phrase.plain(where), remedy);
    }
}
