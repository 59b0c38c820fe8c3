package thalweg.engine;

import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;

/** A device, a native library or a decomposition that can't be had. */
public final class EngineException extends Problem {
    private static final long serialVersionUID = 1L;

    private final boolean badInput;

    private EngineException(
            Phrase what, Phrase where, Phrase remedy, boolean badInput, @Nullable Throwable cause) {
        super(what, where, remedy);
        this.badInput = badInput;
        if (cause != null) {
            initCause(cause);
        }
    }

    /** The request is to blame: a device that isn't there, numbers that aren't finite. */
    static EngineException request(Phrase what, Phrase where, Phrase remedy) {
        return new EngineException(what, where, remedy, true, null);
    }

    /** The same, of an option, which every language calls alike. */
    static EngineException request(Phrase what, String where, Phrase remedy) {
        return request(what, Phrase.plain(where), remedy);
    }

    /** The work failed: a library that doesn't load, a decomposition that doesn't converge. */
    static EngineException failure(
            Phrase what, Phrase where, Phrase remedy, @Nullable Throwable cause) {
        return new EngineException(what, where, remedy, false, cause);
    }

    /** The same, of a file, which every language calls alike. */
    static EngineException failure(
            Phrase what, String where, Phrase remedy, @Nullable Throwable cause) {
        return failure(what, Phrase.plain(where), remedy, cause);
    }

    @Override
    public boolean badInput() {
        return badInput;
    }
}
