package thalweg.network;

import thalweg.words.Phrase;

/**
 * What a file doesn't say of its network, and was assumed. Two that say the same in English are the
 * same.
 *
 * @param kind what it is about
 * @param what what was assumed of that; where it is about anything else, the whole of it
 */
public record Assumption(Kind kind, Phrase what) {
    /** What an assumption is about. */
    public enum Kind {
        /** The activation function between layers. */
        ACTIVATION,

        /** The network, which a person described when a file of the same tensors was opened. */
        DESCRIPTION,

        /** Anything else. */
        OTHER
    }

    static Assumption of(Phrase what) {
        return new Assumption(Kind.OTHER, what);
    }

    static Assumption activation(Activation activation) {
        return new Assumption(Kind.ACTIVATION, Phrase.plain(activation.label()));
    }

    /** The whole of it, e.g. "activation: ReLU". */
    public Phrase said() {
        return switch (kind) {
            case ACTIVATION -> Phrase.of("assumed.activation", what);
            case DESCRIPTION -> Phrase.of("assumed.network", what);
            case OTHER -> what;
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Assumption its
                && kind == its.kind
                && what.inEnglish().equals(its.what.inEnglish());
    }

    @Override
    public int hashCode() {
        return what.inEnglish().hashCode();
    }

    /** In English. */
    @Override
    public String toString() {
        return said().inEnglish();
    }
}
