package thalweg.network;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The modules of a residual network by torchvision's names, whatever its own: conv1, bn1,
 * layer1.0.conv1, layer1.0.bn1, layer1.0.shortcut.0, fc.
 */
final class ResNetNames {
    /** Of the transformers library: stages and layers count from 0. */
    private static final Pattern STEM =
            Pattern.compile("(?:resnet\\.)?embedder\\.embedder\\.(convolution|normalization)");

    private static final Pattern LAYER =
            Pattern.compile(
                    "(?:resnet\\.)?encoder\\.stages\\.(\\d{1,3})\\.layers\\.(\\d{1,3})"
                            + "\\.(?:layer\\.(\\d{1,3})|shortcut)\\.(convolution|normalization)");

    /** Of weiaicunzai's pytorch-cifar100: each residual function one Sequential. */
    private static final Pattern FIRST = Pattern.compile("(.*?)conv1\\.([01])");

    private static final Pattern RESIDUAL =
            Pattern.compile("(.*?)conv([2-9])_x\\.(\\d{1,3})\\.residual_function\\.(\\d{1,2})");

    private static final Pattern SHORTCUT =
            Pattern.compile("(.*?)conv([2-9])_x\\.(\\d{1,3})\\.shortcut\\.([01])");

    private final boolean transformers;
    private final boolean sequences;

    private ResNetNames(boolean transformers, boolean sequences) {
        this.transformers = transformers;
        this.sequences = sequences;
    }

    /** The names for a network of these modules, by path. */
    static ResNetNames of(Map<String, Module> modules) {
        return new ResNetNames(
                modules.keySet().stream().anyMatch(path -> LAYER.matcher(path).matches()),
                modules.keySet().stream().anyMatch(path -> RESIDUAL.matcher(path).matches()));
    }

    /** The usual name of a module; its own where there is none. */
    String usual(String path) {
        if (transformers) {
            return ofTransformers(path);
        }
        return sequences ? ofSequences(path) : path;
    }

    private static String ofTransformers(String path) {
        Matcher stem = STEM.matcher(path);
        if (stem.matches()) {
            return kind(stem.group(1)) + 1;
        }
        Matcher layer = LAYER.matcher(path);
        if (layer.matches()) {
            String block = "layer%d.%s.".formatted(number(layer, 1) + 1, layer.group(2));
            String kind = kind(layer.group(4));
            return layer.group(3) == null
                    ? block + "shortcut." + (kind.equals("conv") ? 0 : 1)
                    : block + kind + (number(layer, 3) + 1);
        }
        return path.equals("classifier.1") ? "fc" : path;
    }

    private static String kind(String word) {
        return word.equals("convolution") ? "conv" : "bn";
    }

    private static String ofSequences(String path) {
        Matcher first = FIRST.matcher(path);
        if (first.matches()) {
            return first.group(1) + (first.group(2).equals("0") ? "conv1" : "bn1");
        }
        Matcher residual = RESIDUAL.matcher(path);
        if (residual.matches()) {
            // Convolution, norm and activation in turn.
            int place = number(residual, 4);
            String kind = place % 3 == 0 ? "conv" : "bn";
            return block(residual) + kind + (place / 3 + 1);
        }
        Matcher shortcut = SHORTCUT.matcher(path);
        return shortcut.matches() ? block(shortcut) + "shortcut." + shortcut.group(4) : path;
    }

    private static String block(MatchResult found) {
        return "%slayer%d.%s.".formatted(found.group(1), number(found, 2) - 1, found.group(3));
    }

    private static int number(MatchResult found, int group) {
        return Integer.parseInt(found.group(group));
    }
}
