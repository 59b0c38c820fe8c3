package thalweg.report;

import thalweg.engine.Problem;

/** A picture, table or page that can't be written. */
public final class ReportException extends Problem {
    private static final long serialVersionUID = 1L;

    /** See {@link Problem}. */
    public ReportException(String what, String where, String remedy) {
        super(what, where, remedy);
    }
}
