package thalweg.symmetry;

import thalweg.engine.Problem;

/** A permutation that doesn't fit a network. */
public final class SymmetryException extends Problem {
    private static final long serialVersionUID = 1L;

    /** See {@link Problem}. */
    public SymmetryException(String what, String where, String remedy) {
        super(what, where, remedy);
    }
}
