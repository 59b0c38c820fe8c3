package thalweg.checkpoint;

import thalweg.engine.Problem;
import thalweg.words.Phrase;

/** A checkpoint that can't be read or written. */
public final class CheckpointException extends Problem {
    private static final long serialVersionUID = 1L;

    /** See {@link Problem}. */
    public CheckpointException(Phrase what, Phrase where, Phrase remedy) {
        super(what, where, remedy);
    }

    /** As the other, of a file or an option, which every language calls alike. */
    public CheckpointException(Phrase what, String where, Phrase remedy) {
        super(what, Phrase.plain(where), remedy);
    }
}
