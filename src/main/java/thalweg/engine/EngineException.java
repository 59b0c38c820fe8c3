package thalweg.engine;

import org.jspecify.annotations.Nullable;

/** A device, a native library or a decomposition that can't be had. */
public final class EngineException extends Problem {
    private static final long serialVersionUID = 1L;

    private final boolean badInput;

    private EngineException(
            String what, String where, String remedy, boolean badInput, @Nullable Throwable cause) {
        super(what, where, remedy);
        this.badInput = badInput;
        if (cause != null) {
            initCause(cause);
        }
    }

    /** The request is to blame: a device that isn't there, numbers that aren't finite. */
    static EngineException request(String what, String where, String remedy) {
        return new EngineException(what, where, remedy, true, null);
    }

    /** The work failed: a library that doesn't load, a decomposition that doesn't converge. */
    static EngineException failure(
            String what, String where, String remedy, @Nullable Throwable cause) {
        return new EngineException(what, where, remedy, false, cause);
    }

    @Override
    public boolean badInput() {
        return badInput;
    }
}
