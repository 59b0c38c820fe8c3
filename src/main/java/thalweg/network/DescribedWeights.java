package thalweg.network;

import static thalweg.network.DescriptionOption.GROUPS;
import static thalweg.network.DescriptionOption.OUTPUTS_FIRST;
import static thalweg.network.DescriptionOption.OUTPUTS_LAST;
import static thalweg.network.DescriptionOption.OUTPUT_PADDING;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.KernelLayout;
import thalweg.checkpoint.Tensor;
import thalweg.words.Phrase;

/** Dense layers and convolutions of a description: their widths come from the tensors. */
final class DescribedWeights {
    private final DescribedTensors tensors;

    DescribedWeights(DescribedTensors tensors) {
        this.tensors = tensors;
    }

    private Tensor weight(DescriptionLine line) {
        return tensors.need(line, DescriptionOption.WEIGHT, "weight", "kernel", "");
    }

    private @Nullable String bias(DescriptionLine line, int out, DescribedTensors.Uses uses) {
        if (line.has(DescriptionOption.NO_BIAS)) {
            return null;
        }
        Tensor bias = tensors.find(line, DescriptionOption.BIAS, "bias");
        return bias == null ? null : uses.vector(line, bias, out);
    }

    /** Inputs of a dense layer whose input nobody said. */
    int inputs(DescriptionLine line) {
        Tensor w = weight(line);
        requireMatrix(line, w);
        return w.shape().get(outputsLast(line, w) ? 0 : 1);
    }

    Layer.Dense dense(DescriptionLine line, List<Integer> in, DescribedTensors.Uses uses) {
        Tensor w = weight(line);
        requireMatrix(line, w);
        boolean last = denseOutputsLast(line, w, in);
        int out = w.shape().get(last ? 1 : 0);
        String name = last ? uses.seen(w, View.reordered(w.shape(), 1, 0)) : uses.plain(w);
        return new Layer.Dense(name, bias(line, out, uses), in.getFirst(), out);
    }

    /** By the line; then by which axis fits; of a square, by the format and the name. */
    boolean denseOutputsLast(DescriptionLine line, Tensor w, List<Integer> in) {
        int units = in.getFirst();
        boolean first = w.shape().get(1) == units && !line.has(OUTPUTS_LAST);
        boolean last = w.shape().get(0) == units && !line.has(OUTPUTS_FIRST);
        if (first && last) {
            return outputsLast(line, w);
        }
        if (!first && !last) {
            int flat = Shapes.count(in);
            boolean unflattened = in.size() > 1 && w.shape().contains(flat);
            throw line.problem(
                    Phrase.of("badnetwork.described-comes-in", w.name(), w.shape(), in),
                    unflattened
                            ? Phrase.of("remedies.described-write-flatten")
                            : Phrase.of("remedies.described-correct-lines"));
        }
        return last;
    }

    private boolean outputsLast(DescriptionLine line, Tensor w) {
        if (line.has(OUTPUTS_LAST) || line.has(OUTPUTS_FIRST)) {
            return line.has(OUTPUTS_LAST);
        }
        return switch (tensors.layout()) {
            case OUTPUTS_LAST, DENSE_OUTPUTS_LAST -> true;
            case OUTPUTS_FIRST -> false;
            case UNSAID, BY_NODE -> LayerNames.kernel(w.name());
        };
    }

    private boolean kernelOutputsLast(DescriptionLine line, Tensor w) {
        if (line.has(OUTPUTS_LAST) || line.has(OUTPUTS_FIRST)) {
            return line.has(OUTPUTS_LAST);
        }
        return tensors.layout() == KernelLayout.OUTPUTS_LAST
                || tensors.layout() == KernelLayout.UNSAID && LayerNames.kernel(w.name());
    }

    Layer.Convolution convolution(
            DescriptionLine line, List<Integer> in, DescribedTensors.Uses uses) {
        Tensor w = kernel(line, in);
        boolean last = kernelOutputsLast(line, w);
        List<Integer> shape = last ? outputsFirst(w.shape()).shape() : w.shape();
        int out = shape.get(0);
        int channels = in.getFirst();
        int groups = channels % shape.get(1) == 0 ? channels / shape.get(1) : 0;
        if (groups == 0 || out % groups != 0) {
            throw line.problem(
                    Phrase.of(
                            "badnetwork.described-channels-in",
                            w.name(),
                            w.shape(),
                            String.valueOf(channels)),
                    Phrase.of("remedies.described-correct-lines"));
        }
        int said = DescribedNumbers.whole(line, GROUPS, groups, 1);
        if (said != groups) {
            throw line.problem(
                    Phrase.of(
                            "badnetwork.described-groups-other",
                            String.valueOf(said),
                            w.name(),
                            w.shape(),
                            String.valueOf(groups),
                            String.valueOf(channels)),
                    Phrase.of("remedies.described-leave-groups"));
        }
        Window window = window(line, shape, in);
        String name = last ? uses.seen(w, outputsFirst(w.shape())) : uses.plain(w);
        return new Layer.Convolution(name, bias(line, out, uses), channels, out, window, groups);
    }

    /** PyTorch's file has the inputs first, [in, out / groups, kernel…]. */
    Layer.TransposedConvolution transposed(
            DescriptionLine line, List<Integer> in, DescribedTensors.Uses uses) {
        Tensor w = kernel(line, in);
        int channels = in.getFirst();
        int groups = DescribedNumbers.whole(line, GROUPS, 1, 1);
        View view;
        if (line.has(OUTPUTS_FIRST)) {
            view = View.reshaped(w.shape(), w.shape());
        } else if (line.has(OUTPUTS_LAST)) {
            view = outputsFirst(w.shape());
        } else if (w.shape().get(0) % groups == 0) {
            view = blocks(w.shape(), groups);
        } else {
            throw line.problem(
                    Phrase.of(
                            "badnetwork.described-groups-divide-tensor",
                            String.valueOf(groups),
                            w.name(),
                            w.shape()),
                    Phrase.of("remedies.described-correct-groups"));
        }
        int out = view.shape().get(0);
        if (view.shape().get(1) * groups != channels || out % groups != 0) {
            throw line.problem(
                    Phrase.of(
                            "badnetwork.described-channels-in",
                            w.name(),
                            w.shape(),
                            String.valueOf(channels)),
                    Phrase.of("remedies.described-correct-stored"));
        }
        Window window = window(line, view.shape(), in);
        List<Integer> more =
                DescribedNumbers.axes(
                        line, OUTPUT_PADDING, Collections.nCopies(window.axes(), 0), 0);
        String name = uses.seen(w, view);
        String bias = bias(line, out, uses);
        return new Layer.TransposedConvolution(name, bias, channels, out, window, more, groups);
    }

    /** [kernel…, in, out] as [out, in, kernel…]. */
    private static View outputsFirst(List<Integer> shape) {
        int axes = shape.size() - 2;
        List<Integer> order = new ArrayList<>(List.of(axes + 1, axes));
        for (int axis = 0; axis < axes; axis++) {
            order.add(axis);
        }
        return View.reordered(shape, order.toArray(Integer[]::new));
    }

    /** [in, out / groups, kernel…] as [out, in / groups, kernel…], each group's block turned. */
    private static View blocks(List<Integer> shape, int groups) {
        int in = shape.get(0) / groups;
        int out = shape.get(1);
        List<Integer> kernel = shape.subList(2, shape.size());
        List<Integer> refined = new ArrayList<>(List.of(groups, in, out));
        refined.addAll(kernel);
        List<Integer> axes = new ArrayList<>(List.of(0, 2, 1));
        for (int axis = 3; axis < refined.size(); axis++) {
            axes.add(axis);
        }
        List<Integer> seen = new ArrayList<>(List.of(groups * out, in));
        seen.addAll(kernel);
        return new View(refined, axes, seen);
    }

    private Tensor kernel(DescriptionLine line, List<Integer> in) {
        Tensor w = weight(line);
        int axes = in.size() - 1;
        if (w.shape().size() < 3 || w.shape().size() > 4) {
            throw line.problem(
                    Phrase.of("badnetwork.described-no-kernel", w.name(), w.shape()),
                    w.shape().size() == 2
                            ? Phrase.of("remedies.described-write", "dense")
                            : Phrase.of("remedies.described-another-tensor"));
        }
        if (w.shape().size() != axes + 2) {
            throw line.problem(
                    Phrase.of("badnetwork.described-comes-in", w.name(), w.shape(), in),
                    Phrase.of("remedies.described-correct-input-lines"));
        }
        return w;
    }

    private static Window window(
            DescriptionLine line, List<Integer> outputsFirst, List<Integer> in) {
        List<Integer> kernel = outputsFirst.subList(2, outputsFirst.size());
        return DescribedNumbers.window(line, kernel, Collections.nCopies(kernel.size(), 1), in);
    }

    private static void requireMatrix(DescriptionLine line, Tensor w) {
        if (w.shape().size() != 2) {
            throw line.problem(
                    Phrase.of("badnetwork.described-no-dense-weight", w.name(), w.shape()),
                    w.shape().size() == 3 || w.shape().size() == 4
                            ? Phrase.of("remedies.described-write", "conv")
                            : Phrase.of("remedies.described-another-tensor"));
        }
    }
}
