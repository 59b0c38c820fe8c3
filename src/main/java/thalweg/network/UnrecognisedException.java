package thalweg.network;

import thalweg.checkpoint.Checkpoint;

/** A checkpoint whose network no recogniser finds: it can be described instead. */
public final class UnrecognisedException extends NetworkException {
    private static final long serialVersionUID = 1L;

    private final transient Checkpoint checkpoint;

    UnrecognisedException(Checkpoint checkpoint, NetworkException why) {
        super(why.whatSaid(), why.whereSaid(), why.remedySaid());
        this.checkpoint = checkpoint;
        initCause(why);
    }

    /** What was opened. */
    public Checkpoint checkpoint() {
        return checkpoint;
    }
}
