package thalweg.checkpoint;

import thalweg.engine.Problem;

/** A checkpoint that can't be read or written. */
public final class CheckpointException extends Problem {
    private static final long serialVersionUID = 1L;

    /** See {@link Problem}. */
    public CheckpointException(String what, String where, String remedy) {
        super(what, where, remedy);
    }
}
