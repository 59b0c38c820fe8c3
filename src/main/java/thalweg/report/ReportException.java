package thalweg.report;

import thalweg.engine.Problem;
import thalweg.words.Phrase;

/** A picture, table or page that can't be written. */
public final class ReportException extends Problem {
    private static final long serialVersionUID = 1L;

    /** See {@link Problem}. */
    public ReportException(Phrase what, Phrase where, Phrase remedy) {
        super(what, where, remedy);
    }

    /** As the other, of a file or an option, which every language calls alike. */
    public ReportException(Phrase what, String where, Phrase remedy) {
        super(what, Phrase.plain(where), remedy);
    }
}
