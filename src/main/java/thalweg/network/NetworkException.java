package thalweg.network;

import thalweg.engine.Problem;
import thalweg.words.Phrase;

/** A checkpoint that can't be understood as a network, or two that don't fit each other. */
public sealed class NetworkException extends Problem
        permits DescriptionException, UnrecognisedException {
    private static final long serialVersionUID = 1L;

    /** See {@link Problem}. */
    public NetworkException(Phrase what, Phrase where, Phrase remedy) {
        super(what, where, remedy);
    }

    /** As the other, of a file, which every language calls alike. */
    public NetworkException(Phrase what, String where, Phrase remedy) {
        super(what, Phrase.plain(where), remedy);
    }
}
