package thalweg.evaluation;

import thalweg.engine.Problem;

/** Data that doesn't fit the network. */
public final class EvaluationException extends Problem {
    private static final long serialVersionUID = 1L;

    /** See {@link Problem}. */
    public EvaluationException(String what, String where, String remedy) {
        super(what, where, remedy);
    }
}
