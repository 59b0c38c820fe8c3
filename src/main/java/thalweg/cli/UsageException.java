package thalweg.cli;

import thalweg.engine.Problem;

/** A request that can't be met as it was written. */
final class UsageException extends Problem {
    private static final long serialVersionUID = 1L;

    UsageException(String what, String where, String remedy) {
        super(what, where, remedy);
    }
}
