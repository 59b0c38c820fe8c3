package thalweg.matching;

import thalweg.engine.Problem;

/** Two models that can't be matched as they are. */
public final class MatchingException extends Problem {
    private static final long serialVersionUID = 1L;

    /** See {@link Problem}. */
    public MatchingException(String what, String where, String remedy) {
        super(what, where, remedy);
    }
}
