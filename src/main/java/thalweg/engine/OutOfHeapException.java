package thalweg.engine;

import thalweg.words.Phrase;

/** Work for which the Java heap was too small. */
public final class OutOfHeapException extends Problem {
    private static final long serialVersionUID = 1L;

    /**
     * @param where the work that was being done
     */
    public OutOfHeapException(Phrase where) {
        this(where, Runtime.getRuntime().maxMemory() >> 20);
    }

    /** As the other, of a command, which every language calls alike. */
    public OutOfHeapException(String where) {
        this(Phrase.plain(where));
    }

    private OutOfHeapException(Phrase where, long megabytes) {
        super(
                Phrase.of("badengine.heap", megabytes),
                where,
                Phrase.of("remedies.heap", 2 * megabytes + "m"));
    }
}
