package thalweg.engine;

import thalweg.words.Phrase;

/** Work that needs more memory than there is. */
public final class OutOfNativeMemoryException extends Problem {
    private static final long serialVersionUID = 1L;

    /** See {@link Problem}. */
    public OutOfNativeMemoryException(Phrase what, Phrase where, Phrase remedy) {
        super(what, where, remedy);
    }

    /** As the other, of a file or an option, which every language calls alike. */
    public OutOfNativeMemoryException(Phrase what, String where, Phrase remedy) {
        super(what, Phrase.plain(where), remedy);
    }

    @Override
    public boolean badInput() {
        return true;
    }
}
