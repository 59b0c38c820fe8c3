package thalweg.engine;

/** Work that needs more memory than there is. */
public final class OutOfNativeMemoryException extends Problem {
    private static final long serialVersionUID = 1L;

    /** See {@link Problem}. */
    public OutOfNativeMemoryException(String what, String where, String remedy) {
        super(what, where, remedy);
    }

    @Override
    public boolean badInput() {
        return true;
    }
}
