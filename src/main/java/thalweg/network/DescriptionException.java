package thalweg.network;

import thalweg.words.Phrase;

/** A line of a network's description that can't be understood, or doesn't fit the tensors. */
public final class DescriptionException extends NetworkException {
    private static final long serialVersionUID = 1L;

    private final int line;

    /**
     * @param line counted from 1
     * @param where the description and the line
     */
    DescriptionException(int line, Phrase what, Phrase where, Phrase remedy) {
        super(what, where, remedy);
        this.line = line;
    }

    /** The line that it is about, counted from 1. */
    public int line() {
        return line;
    }
}
