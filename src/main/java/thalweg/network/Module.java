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

/**
 * The tensors of one PyTorch module: those that share a path.
 *
 * @param path e.g. "layer1.0.conv1"; empty at the top
 * @param tensors by the last part of their name, e.g. "weight"
 * @param saved what the module said of itself, in a network that was saved whole; else null
 */
record Module(String path, Map<String, Tensor> tensors, @Nullable SavedModule saved) {
    /** Nobody pads or strides by more. */
    private static final int MOST = 1 << 16;

    /** The modules of a checkpoint, in the file's order. */
    static List<Module> of(Checkpoint checkpoint) {
        Map<String, Map<String, Tensor>> byPath = new LinkedHashMap<>();
        for (Tensor t : checkpoint.tensors()) {
            requireWeights(t, checkpoint);
            int cut = t.name().lastIndexOf('.');
            byPath.computeIfAbsent(
                            t.name().substring(0, Math.max(0, cut)), _ -> new LinkedHashMap<>())
                    .put(t.name().substring(cut + 1), t);
        }
        Map<String, SavedModule> saved = new HashMap<>();
        checkpoint.modules().forEach(m -> saved.put(m.path(), m));
        List<Module> modules = new ArrayList<>();
        byPath.forEach((path, tensors) -> modules.add(new Module(path, tensors, saved.get(path))));
        return modules;
    }

    private static void requireWeights(Tensor t, Checkpoint checkpoint) {
        if (Reading.counter(t) || t.type().floating() && t.count() > 0) {
            return;
        }
        throw new NetworkException(
                t.count() == 0
                        ? "tensor " + t.name() + " " + t.shape() + " is empty"
                        : "tensor %s %s holds no weights: it is stored as %s"
                                .formatted(t.name(), t.shape(), t.type().label()),
                checkpoint.file().toString(),
                "choose a checkpoint of a network's weights");
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

    /** The weight. */
    Tensor weight() {
        Tensor weight = tensor("weight");
        if (weight == null) {
            throw new IllegalArgumentException(path + " has no weight");
        }
        return weight;
    }

    int out() {
        return weight().shape().get(0);
    }

    int in() {
        return weight().shape().get(1);
    }

    /** The kernel's positions. */
    List<Integer> kernel() {
        return weight().shape().subList(2, weight().shape().size());
    }

    /** Units of a batch norm. */
    int size() {
        Tensor mean = tensor("running_mean");
        if (mean == null || mean.shape().size() != 1) {
            throw new IllegalArgumentException(path + " has no running mean");
        }
        return mean.shape().get(0);
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
                throw unknown("has a %s of %,d".formatted(name, number));
            }
            numbers.add((int) number);
        }
        return numbers;
    }

    private NetworkException unknown(String what) {
        return new NetworkException(
                "layer " + path + " " + what, path, "describe the network in a text file");
    }

    /** As the file says; what it doesn't, as told. */
    Window window(int stride, int padding) {
        if (saved == null) {
            return Window.of(kernel(), stride, padding);
        }
        if (saved.kind().contains("Transpose")) {
            throw unknown("is a " + saved.kind() + ", which no family here has");
        }
        String mode = saved.text("padding_mode").orElse("zeros");
        if (!mode.equals("zeros")) {
            throw unknown("pads by " + mode + ", not with zeros");
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

    /** With PyTorch's epsilon of 1e-5, where the file doesn't say another. */
    Layer.BatchNorm asBatchNorm() {
        return new Layer.BatchNorm(
                name("weight"),
                name("bias"),
                path.isEmpty() ? "running_mean" : path + ".running_mean",
                path.isEmpty() ? "running_var" : path + ".running_var",
                size(),
                saved == null ? 1e-5 : saved.number("eps").orElse(1e-5));
    }
}
