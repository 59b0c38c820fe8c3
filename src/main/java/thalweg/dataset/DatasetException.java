package thalweg.dataset;

import thalweg.engine.Problem;

/** Data that can't be read or doesn't fit. */
public final class DatasetException extends Problem {
    private static final long serialVersionUID = 1L;

    /** See {@link Problem}. */
    public DatasetException(String what, String where, String remedy) {
        super(what, where, remedy);
    }
}
