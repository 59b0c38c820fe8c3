package thalweg.cli;

import thalweg.engine.Problem;

/** Work that was begun and failed. */
final class WorkException extends Problem {
    private static final long serialVersionUID = 1L;

    WorkException(String what, String where, String remedy) {
        super(what, where, remedy);
    }

    @Override
    public boolean badInput() {
        return false;
    }
}
