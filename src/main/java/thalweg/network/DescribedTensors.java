package thalweg.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.KernelLayout;
import thalweg.checkpoint.Tensor;
import thalweg.words.Phrase;

/** Finds the tensors of described layers by their usual names, and says how each is seen. */
final class DescribedTensors {
    private static final List<String> SEPARATORS = List.of(".", "/");

    private final Map<String, Tensor> byName = new LinkedHashMap<>();
    private final KernelLayout layout;

    DescribedTensors(Checkpoint checkpoint) {
        checkpoint.tensors().forEach(t -> byName.put(t.name(), t));
        layout = checkpoint.layout();
    }

    /** How the file lays out kernels. */
    KernelLayout layout() {
        return layout;
    }

    /** All names, in the file's order. */
    Set<String> names() {
        return byName.keySet();
    }

    @Nullable Tensor get(String name) {
        return byName.get(name);
    }

    /** A tensor that a line names, or the first that is there of a layer's usual ones, or null. */
    @Nullable Tensor find(DescriptionLine line, DescriptionOption option, String... parts) {
        String named = line.said(option);
        if (named != null) {
            return require(line, option.word(), named);
        }
        return line.name() == null ? null : usual(line.name(), parts);
    }

    /** As {@link #find}. */
    Tensor need(DescriptionLine line, DescriptionOption option, String... parts) {
        Tensor found = find(line, option, parts);
        if (found != null) {
            return weights(line, found);
        }
        String kind = line.kind().word();
        if (line.name() == null) {
            throw line.problem(
                    Phrase.of("badnetwork.described-tensor-unsaid", kind),
                    Phrase.of("remedies.described-name-tensor", kind, parts[0], option.word()));
        }
        String wanted = line.name() + "." + parts[0];
        throw missing(line, wanted, option.word());
    }

    /** The named tensor of floating-point numbers. */
    Tensor require(DescriptionLine line, String option, String name) {
        Tensor tensor = byName.get(name);
        if (tensor == null) {
            throw missing(line, name, option);
        }
        return weights(line, tensor);
    }

    private DescriptionException missing(DescriptionLine line, String wanted, String option) {
        List<String> near = Nearest.of(wanted, byName.keySet());
        return line.problem(
                Phrase.of("badnetwork.described-no-tensor", wanted),
                near.isEmpty()
                        ? Phrase.of("remedies.described-name-as-tensors", option)
                        : Phrase.of("remedies.described-did-you-mean", Phrase.either(near)));
    }

    /**
     * The first tensor of a module that is there: "fc" and "weight" give fc.weight or fc/weight.
     */
    @Nullable Tensor usual(String module, String... parts) {
        for (String part : parts) {
            for (String separator : part.isEmpty() || module.isEmpty() ? List.of("") : SEPARATORS) {
                Tensor tensor = byName.get(module + separator + part);
                if (tensor != null) {
                    return tensor;
                }
            }
        }
        return null;
    }

    private static Tensor weights(DescriptionLine line, Tensor tensor) {
        if (tensor.type().floating() && tensor.count() > 0) {
            return tensor;
        }
        throw line.problem(
                tensor.count() == 0
                        ? Phrase.of(
                                "badnetwork.described-tensor-empty", tensor.name(), tensor.shape())
                        : Phrase.of(
                                "badnetwork.described-tensor-no-weights",
                                tensor.name(),
                                tensor.type().label()),
                Phrase.of("remedies.described-weights-tensor"));
    }

    /**
     * What one layer uses: a tensor's name and how it is seen, where that is not as the file has
     * it.
     */
    static final class Uses {
        private final Set<String> tensors = new LinkedHashSet<>();
        private final Map<String, View> views = new LinkedHashMap<>();

        /** As the file has it. */
        String plain(Tensor tensor) {
            tensors.add(tensor.name());
            return tensor.name();
        }

        /** In another order, unless that is the file's. */
        String seen(Tensor tensor, View view) {
            tensors.add(tensor.name());
            boolean still = view.shape().equals(tensor.shape()) && ascending(view.axes());
            if (!still) {
                views.put(tensor.name(), view);
            }
            return tensor.name();
        }

        private static boolean ascending(List<Integer> axes) {
            List<Integer> sorted = new ArrayList<>(axes);
            sorted.sort(null);
            return sorted.equals(axes);
        }

        /** [n], whatever axes of length 1 the file has beside it. */
        String vector(DescriptionLine line, Tensor tensor, int n) {
            if (tensor.count() != n) {
                throw line.problem(
                        Phrase.of(
                                "badnetwork.described-numbers-wanted",
                                tensor.name(),
                                tensor.shape(),
                                String.valueOf(n)),
                        Phrase.of("remedies.described-correct-lines"));
            }
            return tensor.shape().size() == 1
                    ? plain(tensor)
                    : seen(tensor, View.reshaped(tensor.shape(), List.of(n)));
        }

        Set<String> tensors() {
            return tensors;
        }

        Map<String, View> views() {
            return views;
        }
    }
}
