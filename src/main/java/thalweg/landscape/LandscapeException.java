package thalweg.landscape;

import thalweg.engine.Problem;

/** A request about the landscape that can't be met. */
public final class LandscapeException extends Problem {
    private static final long serialVersionUID = 1L;

    /** See {@link Problem}. */
    public LandscapeException(String what, String where, String remedy) {
        super(what, where, remedy);
    }
}
