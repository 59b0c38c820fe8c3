package thalweg.network;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.KernelLayout;
import thalweg.checkpoint.Tensor;

/**
 * Which module a tensor belongs to and what it is there, by its name in PyTorch, Flax or Keras: the
 * same part goes by "weight", "kernel", "scale" and "gamma".
 */
final class ModuleNames {
    /** A tensor's module, and its part in it in PyTorch's words. */
    record Name(String path, String part) {}

    /** Flax keeps weights and statistics in collections of their own, of the same paths. */
    private static final Set<String> COLLECTIONS =
            Set.of("params", "batch_stats", "model_state", "variables", "target");

    private static final Map<String, String> PARTS =
            Map.ofEntries(
                    Map.entry("kernel", "weight"),
                    Map.entry("scale", "weight"),
                    Map.entry("gamma", "weight"),
                    Map.entry("W", "weight"),
                    Map.entry("beta", "bias"),
                    Map.entry("b", "bias"),
                    Map.entry("mean", "running_mean"),
                    Map.entry("var", "running_var"),
                    Map.entry("moving_mean", "running_mean"),
                    Map.entry("moving_variance", "running_var"),
                    // Of Keras 1, which holds a variance all the same.
                    Map.entry("running_std", "running_var"));

    private static final Set<String> USUAL =
            Set.of("weight", "bias", "running_mean", "running_var", "num_batches_tracked");

    /** Keras 1: "block1_conv1_W_1:0" in a group block1_conv1. */
    private static final Pattern LONG =
            Pattern.compile("(.*?)_(W|b|gamma|beta|running_mean|running_std)(?:_\\d+)?");

    /** Keras 3: the variables of a layer by number. */
    private static final Pattern NUMBERED = Pattern.compile("(.*?)/?vars/(\\d+)");

    private static final List<String> OF_NORM =
            List.of("weight", "bias", "running_mean", "running_var");

    /** Epsilon of norms where the file says none: PyTorch's. */
    private static final double TORCH = 1e-5;

    private static final double FLAX_LAYER_NORM = 1e-6;
    private static final double KERAS = 1e-3;

    private final boolean flax;
    private final boolean keras;
    private final boolean outputsLast;

    private ModuleNames(Checkpoint checkpoint) {
        keras = checkpoint.format().startsWith("Keras");
        flax = checkpoint.format().startsWith("Flax");
        outputsLast = checkpoint.layout() == KernelLayout.OUTPUTS_LAST;
    }

    static ModuleNames of(Checkpoint checkpoint) {
        return new ModuleNames(checkpoint);
    }

    /** Whether a weight lies as [positions…, in, out]: the format says so, or its name does. */
    boolean outputsLast(@Nullable Tensor weight) {
        return weight != null
                && weight.shape().size() > 1
                && (outputsLast || LayerNames.kernel(weight.name()));
    }

    /** What a norm adds to its variance, where the file doesn't say. */
    double epsilon(boolean batchNorm) {
        if (keras) {
            return KERAS;
        }
        return flax && !batchNorm ? FLAX_LAYER_NORM : TORCH;
    }

    Name name(Tensor t) {
        String name = t.name().replaceFirst(":0$", "");
        Matcher numbered = NUMBERED.matcher(name);
        if (keras && numbered.matches()) {
            return new Name(numbered.group(1), numbered(t, Integer.parseInt(numbered.group(2))));
        }
        int cut = Math.max(name.lastIndexOf('.'), name.lastIndexOf('/'));
        String path = withoutCollections(name.substring(0, Math.max(0, cut)));
        String last = name.substring(cut + 1);
        String part = PARTS.getOrDefault(last, last);
        if (USUAL.contains(part)) {
            return new Name(path, part);
        }
        Matcher named = LONG.matcher(last);
        if (keras && named.matches()) {
            String of = named.group(2);
            return new Name(path, PARTS.getOrDefault(of, of));
        }
        // A weight whose name is its layer's.
        return t.shape().size() > 1
                ? new Name(path.isEmpty() ? last : path + name.charAt(cut) + last, "weight")
                : new Name(path, last);
    }

    /** A kernel or a table, then its bias; or the four vectors of a norm. */
    private static String numbered(Tensor t, int number) {
        if (t.shape().size() > 1) {
            return "weight";
        }
        return number < OF_NORM.size() ? OF_NORM.get(number) : "variable" + number;
    }

    private static String withoutCollections(String path) {
        // A state that was saved with its epoch is one of two parts, by their numbers.
        String rest = path.replaceFirst("^\\d+/(?=(params|batch_stats)(/|$))", "");
        for (int cut = first(rest); COLLECTIONS.contains(rest.substring(0, cut)); ) {
            rest = rest.substring(Math.min(rest.length(), cut + 1));
            cut = first(rest);
        }
        return rest;
    }

    private static int first(String path) {
        int cut = path.indexOf('/');
        return cut < 0 ? path.length() : cut;
    }
}
