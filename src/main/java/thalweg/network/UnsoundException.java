package thalweg.network;

import java.util.List;
import thalweg.engine.Problem;
import thalweg.words.Phrase;

/**
 * Numbers that make no layer, such as channels that don't divide into their groups. Whoever reads
 * them from a file says which layer it is, and the reason in any language.
 */
final class UnsoundException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient Phrase reason;

    UnsoundException(Phrase reason) {
        super(reason.inEnglish());
        this.reason = reason;
    }

    /** Channels in and out have to divide into the groups of a convolution. */
    static void requireGroups(int in, int out, int groups) {
        if (groups < 1 || in % groups != 0 || out % groups != 0) {
            throw new UnsoundException(
                    Phrase.of(
                            "badlayers.convolution-groups",
                            String.valueOf(in),
                            String.valueOf(out),
                            String.valueOf(groups)));
        }
    }

    /** A window that covers nothing, or doesn't move on. */
    static UnsoundException window(List<Integer> kernel, List<Integer> stride) {
        return new UnsoundException(Phrase.of("badlayers.senseless-window", kernel, stride));
    }

    /** Why what was said of a layer makes no sense, of what was thrown when it was made of that. */
    static Phrase reason(RuntimeException e) {
        return switch (e) {
            case UnsoundException unsound -> unsound.reason;
            case ArithmeticException overflow -> Phrase.of("badlayers.too-large");
            case IndexOutOfBoundsException beyond -> Phrase.of("badlayers.too-few");
            default -> Problem.reason(e);
        };
    }
}
