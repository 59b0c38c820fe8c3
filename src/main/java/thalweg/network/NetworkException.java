package thalweg.network;

import thalweg.engine.Problem;

/** A checkpoint that can't be understood as a network, or two that don't fit each other. */
public sealed class NetworkException extends Problem
        permits DescriptionException, UnrecognisedException {
    private static final long serialVersionUID = 1L;

    /** See {@link Problem}. */
    public NetworkException(String what, String where, String remedy) {
        super(what, where, remedy);
    }
}
