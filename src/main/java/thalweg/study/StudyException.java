package thalweg.study;

import thalweg.engine.Problem;
import thalweg.words.Phrase;

/** A study that can't be run as it is written, or where its results are to go. */
public final class StudyException extends Problem {
    private static final long serialVersionUID = 1L;

    /** See {@link Problem}. */
    public StudyException(Phrase what, Phrase where, Phrase remedy) {
        super(what, where, remedy);
    }

    StudyException(Phrase what, String where, Phrase remedy) {
        this(what, Phrase.plain(where), remedy);
    }

    /** In English alone. */
    public StudyException(String what, String where, String remedy) {
        super(what, where, remedy);
    }
}
