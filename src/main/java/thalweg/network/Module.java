package thalweg.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.SavedModule;
import thalweg.checkpoint.Tensor;
import thalweg.words.Phrase;

/**
 * The tensors of one module: those that share a path, by what they are in PyTorch's words.
 *
 * @param path e.g. "layer1.0.conv1"; empty at the top
 * @param tensors by their part in the module: "weight", "bias", "running_mean", "running_var"
 * @param saved what the module said of itself, in a network that was saved whole; else null
 * @param outputsLast whether its kernel lies as [positions…, in, out]
 * @param epsilon of a norm, where the file says none
 */
record Module(
        String path,
        Map<String, Tensor> tensors,
        @Nullable SavedModule saved,
        boolean outputsLast,
        double epsilon) {
    /** Nobody pads or strides by more. */
    private static final int MOST = 1 << 16;

    /** The modules of a checkpoint, in the file's order. */
    static List<Module> of(Checkpoint checkpoint) {
        ModuleNames names = ModuleNames.of(checkpoint);
        Map<String, Map<String, Tensor>> byPath = new LinkedHashMap<>();
        for (Tensor t : checkpoint.tensors()) {
            requireWeights(t, checkpoint);
            ModuleNames.Name name = names.name(t);
            byPath.computeIfAbsent(name.path(), _ -> new LinkedHashMap<>()).put(name.part(), t);
        }
        Map<String, SavedModule> saved = new HashMap<>();
        checkpoint.modules().forEach(m -> saved.put(m.path(), m));
        List<Module> modules = new ArrayList<>();
        byPath.forEach(
                (path, tensors) ->
                        modules.add(
                                new Module(
                                        path,
                                        tensors,
                                        saved.get(path),
                                        names.outputsLast(tensors.get("weight")),
                                        names.epsilon(tensors.containsKey("running_var")))));
        return modules;
    }

    private static void requireWeights(Tensor t, Checkpoint checkpoint) {
        if (Reading.counter(t) || t.type().floating() && t.count() > 0) {
            return;
        }
        throw new NetworkException(
                t.count() == 0
                        ? Phrase.of("badnetwork.tensor-empty", t.name(), t.shape())
                        : Phrase.of(
                                "badnetwork.tensor-holds-no-weights-stored-as",
                                t.name(),
                                t.shape(),
                                t.type().label()),
                checkpoint.file().toString(),
                Phrase.of("remedies.choose-checkpoint-networks-weights"));
    }

    private @Nullable Tensor tensor(String part) {
        return tensors.get(part);
    }

    private @Nullable String name(String part) {
        Tensor t = tensors.get(part);
        return t == null ? null : t.name();
    }

    private int axes() {
        Tensor weight = tensor("weight");
        return weight == null ? 0 : weight.shape().size();
    }

    /** A weight with one or two axes of positions. */
    boolean convolution() {
        return axes() == 3 || axes() == 4;
    }

    boolean dense() {
        return axes() == 2;
    }

    /** Running statistics, with or without scale and shift. */
    boolean batchNorm() {
        return tensors.containsKey("running_mean") && tensors.containsKey("running_var");
    }

    /** A scale and a shift without running statistics. */
    boolean affineNorm() {
        Tensor weight = tensor("weight");
        Tensor bias = tensor("bias");
        return weight != null
                && bias != null
                && weight.shape().size() == 1
                && tensors.size() == 2
                && bias.shape().equals(weight.shape());
    }

    /** A norm of either kind. */
    boolean norm() {
        return batchNorm() || affineNorm();
    }

    /** Nothing but counters of steps. */
    boolean counters() {
        return tensors.values().stream().allMatch(Reading::counter);
    }

    /** The weight. */
    Tensor weight() {
        Tensor weight = tensor("weight");
        if (weight == null) {
            throw new IllegalArgumentException(path + " has no weight");
        }
        return weight;
    }

    boolean biased() {
        return tensors.containsKey("bias");
    }

    int out() {
        List<Integer> shape = weight().shape();
        return outputsLast ? shape.getLast() : shape.getFirst();
    }

    /** Inputs; of a convolution in groups, those of one group. */
    int in() {
        List<Integer> shape = weight().shape();
        return outputsLast ? shape.get(shape.size() - 2) : shape.get(1);
    }

    /** The kernel's positions. */
    List<Integer> kernel() {
        List<Integer> shape = weight().shape();
        return outputsLast ? shape.subList(0, shape.size() - 2) : shape.subList(2, shape.size());
    }

    /** Units of a norm. */
    int size() {
        Tensor mean = tensor(batchNorm() ? "running_mean" : "weight");
        if (mean == null || mean.shape().size() != 1) {
            throw new IllegalArgumentException(path + " has no running mean");
        }
        return mean.shape().get(0);
    }

    /** Notes how its weight is seen, where the file has it in another order. */
    void see(Map<String, View> views) {
        Tensor weight = tensor("weight");
        if (!outputsLast || weight == null || weight.shape().size() < 2) {
            return;
        }
        int last = weight.shape().size() - 1;
        List<Integer> axes = new ArrayList<>(List.of(last, last - 1));
        for (int axis = 0; axis < last - 1; axis++) {
            axes.add(axis);
        }
        views.put(weight.name(), View.reordered(weight.shape(), axes.toArray(Integer[]::new)));
    }

    Layer.Dense asDense() {
        return new Layer.Dense(weight().name(), name("bias"), in(), out());
    }

    /** Whether the file says how the convolution moves: then nothing of that is guessed. */
    boolean moves() {
        return saved != null && !saved.integers("stride").isEmpty();
    }

    /** One number an axis of what the file says, or else as many times this. */
    private List<Integer> said(String name, int otherwise) {
        int axes = kernel().size();
        List<Long> said = saved == null ? List.of() : saved.integers(name);
        if (said.size() != axes && said.size() != 1) {
            return Collections.nCopies(axes, otherwise);
        }
        List<Integer> numbers = new ArrayList<>();
        for (int axis = 0; axis < axes; axis++) {
            long number = said.get(said.size() == 1 ? 0 : axis);
            boolean zero = number == 0 && name.equals("padding");
            if (number > MOST || number < 1 && !zero) {
                throw unknown(Phrase.of("badnetwork.has", name, number));
            }
            numbers.add((int) number);
        }
        return numbers;
    }

    private NetworkException unknown(Phrase what) {
        return new NetworkException(
                Phrase.of("badnetwork.layer-4", path, what),
                path,
                Phrase.of("remedies.describe-network-in-text-file"));
    }

    /** As the file says; what it doesn't, as told. */
    Window window(int stride, int padding) {
        if (saved == null) {
            // Kernels of 7 at the start are padded by hand, as in PyTorch.
            return outputsLast && padding == 1 && stride > 1
                    ? evenly(stride)
                    : Window.of(kernel(), stride, padding);
        }
        if (saved.kind().contains("Transpose")) {
            throw unknown(Phrase.of("badnetwork.no-family-has", saved.kind()));
        }
        String mode = saved.text("padding_mode").orElse("zeros");
        if (!mode.equals("zeros")) {
            throw unknown(Phrase.of("badnetwork.pads-not-with-zeros", mode));
        }
        List<Integer> dilation = said("dilation", 1);
        List<Integer> before = new ArrayList<>();
        List<Integer> after = new ArrayList<>();
        List<Integer> each = said("padding", padding);
        String named = saved.text("padding").orElse("");
        for (int axis = 0; axis < kernel().size(); axis++) {
            int all =
                    switch (named) {
                        case "same" -> dilation.get(axis) * (kernel().get(axis) - 1);
                        case "valid" -> 0;
                        default -> 2 * each.get(axis);
                    };
            before.add(all / 2);
            after.add(all - all / 2);
        }
        return new Window(kernel(), said("stride", stride), before, after, dilation);
    }

    /** The "same" padding of Flax and Keras, of as many positions as the stride divides. */
    private Window evenly(int stride) {
        int axes = kernel().size();
        return SamePadding.window(
                kernel(),
                Collections.nCopies(axes, stride),
                Collections.nCopies(axes, 1),
                Collections.nCopies(axes, stride * MOST));
    }

    /**
     * With as many groups as the channels that come in ask for; stride and padding as told where
     * the file doesn't say them.
     */
    Layer.Convolution asConvolution(int channels, int stride, int padding) {
        if (in() == 0 || channels % in() != 0) {
            throw new IllegalArgumentException(channels + " channels into " + path);
        }
        return new Layer.Convolution(
                weight().name(),
                name("bias"),
                channels,
                out(),
                window(stride, padding),
                channels / in());
    }

    /** A norm: by running statistics, or over the units at each position. */
    Layer asNorm() {
        double said = saved == null ? epsilon : saved.number("eps").orElse(epsilon);
        if (!batchNorm()) {
            return new Layer.LayerNorm(name("weight"), name("bias"), List.of(size()), said);
        }
        return new Layer.BatchNorm(
                name("weight"),
                name("bias"),
                needed("running_mean"),
                needed("running_var"),
                size(),
                said);
    }

    private String needed(String part) {
        String name = name(part);
        if (name == null) {
            throw new IllegalArgumentException(path + " has no " + part);
        }
        return name;
    }
}
