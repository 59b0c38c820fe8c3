package thalweg.network;

import java.util.Locale;
import java.util.regex.Pattern;

/** What names say of a norm whose tensors look alike, whatever it is taken over. */
final class NormNames {
    /** Batch norms that keep no statistics, and norms by groups of channels or each by itself. */
    private static final Pattern OTHERS =
            Pattern.compile(
                    "(^|[^a-z])(bn|gn|in)([^a-z]|$)|batch_?norm|group_?norm|instance_?norm");

    private NormNames() {}

    /** Whether nothing says that a norm is another than that over the units of a position. */
    static boolean overUnits(Module norm) {
        return !OTHERS.matcher(norm.path().toLowerCase(Locale.ROOT)).find();
    }
}
