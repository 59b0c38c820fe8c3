package thalweg.session;

import thalweg.engine.Problem;

/** A session's file that can't be read or written. */
public final class SessionException extends Problem {
    private static final long serialVersionUID = 1L;

    /** See {@link Problem}. */
    public SessionException(String what, String where, String remedy) {
        super(what, where, remedy);
    }
}
