package thalweg.alignment;

import thalweg.engine.Problem;

/** A model whose spectra can't be had. */
public final class AlignmentException extends Problem {
    private static final long serialVersionUID = 1L;

    /** See {@link Problem}. */
    public AlignmentException(String what, String where, String remedy) {
        super(what, where, remedy);
    }
}
