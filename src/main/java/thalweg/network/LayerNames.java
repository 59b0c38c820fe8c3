package thalweg.network;

import java.util.Locale;
import java.util.regex.Pattern;

/** What tensors' names say about the layer that they belong to. */
final class LayerNames {
    private static final Pattern BEFORE_A_NUMBER =
            Pattern.compile("(?i)^(weights?|bias(es)?|kernel|w|b)_?(?=\\d)");
    private static final Pattern AT_THE_END =
            Pattern.compile("(?i)_?(weights?|bias(es)?|kernel|w|b)$");
    private static final Pattern NO_BIAS =
            Pattern.compile("weight|kernel|scale|gamma|alpha|norm|mean|var|std");

    private LayerNames() {}

    /** "fc1.weight" and "fc1.bias" give "fc1"; "W0" and "b0" give "0". */
    static String layer(String tensor) {
        String last = lastPart(tensor);
        String stem = tensor.substring(0, tensor.length() - last.length());
        return switch (last) {
            case "weight", "bias", "kernel", "W", "b", "w" ->
                    stem.isEmpty() ? "" : stem.substring(0, stem.length() - 1);
            default -> {
                String bare = BEFORE_A_NUMBER.matcher(last).replaceFirst("");
                yield stem + AT_THE_END.matcher(bare).replaceFirst("");
            }
        };
    }

    /** Whether the name says that weights lie in × out, as in Keras and Flax. */
    static boolean kernel(String tensor) {
        return lastPart(tensor).equals("kernel");
    }

    /** Whether the name says that a vector is something else than a bias. */
    static boolean noBias(String tensor) {
        return NO_BIAS.matcher(tensor.toLowerCase(Locale.ROOT)).find();
    }

    private static String lastPart(String name) {
        int cut = Math.max(name.lastIndexOf('.'), name.lastIndexOf('/'));
        return name.substring(cut + 1);
    }
}
