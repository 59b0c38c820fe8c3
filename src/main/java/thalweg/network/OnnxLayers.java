package thalweg.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.network.OnnxValue.Arranged;
import thalweg.network.OnnxValue.Feature;
import thalweg.network.OnnxValue.Grouped;
import thalweg.network.OnnxValue.Known;
import thalweg.network.OnnxValue.Mixed;
import thalweg.network.OnnxValue.Normed;
import thalweg.network.OnnxValue.Padded;
import thalweg.network.OnnxValue.Weight;
import thalweg.words.Phrase;

/** Operations of ONNX that are layers by themselves. */
final class OnnxLayers {
    private final OnnxBuild build;
    private final OnnxAttention attention;

    OnnxLayers(OnnxBuild build, OnnxAttention attention) {
        this.build = build;
        this.attention = attention;
    }

    OnnxValue gemm(OnnxOp op) {
        if (op.whole("transA", 0) != 0 || op.real("alpha", 1) != 1) {
            throw op.refused(Phrase.of("badonnx.alpha"));
        }
        if (op.real("beta", 1) != 1 && !op.input(2).isEmpty()) {
            throw op.refused(Phrase.of("badonnx.beta"));
        }
        return dense(op, build.weight(op, 1), op.whole("transB", 0) != 0, 2);
    }

    OnnxValue matMul(OnnxOp op) {
        return switch (build.value(op, 1)) {
            case Feature _, Arranged _ -> attention.product(op);
            default -> dense(op, build.weight(op, 1), false, Integer.MAX_VALUE);
        };
    }

    private OnnxValue dense(OnnxOp op, Weight w, boolean outFirst, int bias) {
        Arranged x = build.arranged(op, 0);
        int units = x.of().shape().getFirst();
        boolean whole = x.layout().unitsLast(units);
        if (x.of() instanceof Mixed && !whole) {
            throw OnnxAttention.outOfOrder(op);
        }
        if (w.shape().size() != 2 || !whole || x.factor() != 1) {
            throw op.refused(Phrase.of("badonnx.of-by", x.layout().dims(), w.tensor().shape()));
        }
        int in = w.shape().get(outFirst ? 1 : 0);
        int out = w.shape().get(outFirst ? 0 : 1);
        List<Integer> order = outFirst ? List.of(0, 1) : List.of(1, 0);
        String weight = build.bound(op, w, order, List.of(out, in));
        String shift = bias == 2 ? build.vector(op, 2, out, 0) : null;
        String name = layerName(op, weight);
        Feature y =
                switch (x.of()) {
                    case Feature f -> {
                        var layer = new Layer.Dense(weight, shift, in, out);
                        yield build.add(name, layer, f.axes(), f.node());
                    }
                    case Mixed m -> attention.projected(op, name, m, weight, shift, in, out);
                };
        if (build.value(op, 0) instanceof Feature) {
            return y;
        }
        return build.settled(op.name(), new Arranged(y, x.layout().withLast(out), 1));
    }

    /** After its tensor, where that has a name that a person gave. */
    private static String layerName(OnnxOp op, String weight) {
        String layer = LayerNames.layer(weight);
        return layer.isEmpty() || layer.startsWith("onnx::") ? op.name() : layer;
    }

    OnnxValue convolution(OnnxOp op) {
        OnnxValue value = build.value(op, 0);
        Padded padded = value instanceof Padded p ? p : null;
        Feature x = padded == null ? image(op) : padded.of();
        Weight w = build.weight(op, 1);
        int axes = x.positions();
        requireKernel(op, w, axes);
        int groups = Math.toIntExact(op.whole("group", 1));
        List<Integer> kernel = w.shape().subList(2, axes + 2);
        Window window = window(op, kernel, x, padded);
        int out = w.shape().get(0);
        requireGroups(op, x, groups, out, w.shape().get(1) * groups);
        String weight = build.bound(op, w, OnnxBuild.straight(axes + 2), w.shape());
        String bias = build.vector(op, 2, out, 0);
        var layer = new Layer.Convolution(weight, bias, x.units(), out, window, groups);
        return build.add(layerName(op, weight), layer, x.axes(), x.node());
    }

    OnnxValue transposedConvolution(OnnxOp op) {
        Feature x = image(op);
        Weight w = build.weight(op, 1);
        int axes = x.positions();
        requireKernel(op, w, axes);
        int groups = Math.toIntExact(op.whole("group", 1));
        if (op.has("output_shape") || op.words("auto_pad", "NOTSET").startsWith("SAME")) {
            throw op.refused(Phrase.of("badonnx.padding-by-output"));
        }
        List<Integer> kernel = w.shape().subList(2, axes + 2);
        Window window = window(op, kernel, x, null);
        int in = w.shape().get(0);
        int each = w.shape().get(1);
        requireGroups(op, x, groups, each * groups, in);
        List<Integer> shape = new ArrayList<>(List.of(each * groups, in / groups));
        shape.addAll(kernel);
        List<Integer> order = OnnxBuild.straight(axes + 2);
        if (groups == 1) {
            order = new ArrayList<>(order);
            Collections.swap(order, 0, 1);
        } else if (each > 1 && in > groups) {
            throw op.refused(Phrase.of("badonnx.several-to-several"));
        }
        String weight = build.bound(op, w, order, shape);
        String bias = build.vector(op, 2, each * groups, 0);
        var layer =
                new Layer.TransposedConvolution(
                        weight,
                        bias,
                        in,
                        each * groups,
                        window,
                        op.wholes("output_padding", Collections.nCopies(axes, 0)),
                        groups);
        return build.add(layerName(op, weight), layer, x.axes(), x.node());
    }

    private Feature image(OnnxOp op) {
        Feature x = build.feature(op, 0);
        if (!x.unitsFirst() || x.positions() < 1 || x.positions() > 2) {
            throw op.refused(Phrase.of("badonnx.positions", x.dims(build.batch())));
        }
        return x;
    }

    private static void requireKernel(OnnxOp op, Weight w, int axes) {
        if (w.shape().size() != axes + 2) {
            throw op.refused(
                    Phrase.of(
                            "badonnx.takes-for",
                            w.tensor().name(),
                            w.tensor().shape(),
                            Phrase.of("badnetwork.axes-of-positions", axes)));
        }
    }

    private static void requireGroups(OnnxOp op, Feature x, int groups, int out, int in) {
        if (in != x.units() || groups < 1 || in % groups != 0 || out % groups != 0) {
            throw op.refused(Phrase.of("badonnx.channels", in, x.units()));
        }
    }

    /** Kernel, strides, padding and dilation as an operation says them. */
    private static Window window(
            OnnxOp op, List<Integer> kernel, Feature x, @Nullable Padded padded) {
        int axes = kernel.size();
        List<Integer> ones = Collections.nCopies(axes, 1);
        List<Integer> strides = op.wholes("strides", ones);
        List<Integer> dilations = op.wholes("dilations", ones);
        List<Integer> pads = op.wholes("pads", Collections.nCopies(2 * axes, 0));
        if (pads.size() != 2 * axes || strides.size() != axes || dilations.size() != axes) {
            throw op.refused(Phrase.of("badonnx.window-axes"));
        }
        try {
            String auto = op.words("auto_pad", "NOTSET");
            if (auto.startsWith("SAME")) {
                if (padded != null) {
                    throw op.refused(Phrase.of("badonnx.auto-pad-after-pad"));
                }
                List<Integer> lengths = x.shape().subList(1, axes + 1);
                Window same = SamePadding.window(kernel, strides, dilations, lengths);
                return auto.endsWith("UPPER")
                        ? same
                        : new Window(kernel, strides, same.after(), same.before(), dilations);
            }
            List<Integer> own = auto.equals("VALID") ? Collections.nCopies(2 * axes, 0) : pads;
            List<Integer> before = new ArrayList<>(own.subList(0, axes));
            List<Integer> after = new ArrayList<>(own.subList(axes, 2 * axes));
            for (int axis = 0; padded != null && axis < axes; axis++) {
                before.set(axis, before.get(axis) + padded.before().get(axis));
                after.set(axis, after.get(axis) + padded.after().get(axis));
            }
            return new Window(kernel, strides, before, after, dilations);
        } catch (IllegalArgumentException e) {
            throw op.refused(Phrase.of("badonnx.window", UnsoundException.reason(e)));
        }
    }

    OnnxValue pool(OnnxOp op, Layer.Pooling kind) {
        boolean average = kind == Layer.Pooling.AVERAGE;
        Padded padded = build.value(op, 0) instanceof Padded p && average ? p : null;
        Feature x = padded == null ? image(op) : padded.of();
        List<Integer> kernel = op.wholes("kernel_shape");
        if (kernel.size() != x.positions()) {
            throw op.refused(Phrase.of("badonnx.kernel", kernel, x.shape()));
        }
        boolean counted = op.whole("count_include_pad", 0) != 0 || padded != null;
        if (padded != null && !op.wholes("pads").stream().allMatch(pad -> pad == 0)) {
            throw op.refused(Phrase.of("badonnx.padding-after-pad"));
        }
        Window window = window(op, kernel, x, padded);
        return build.add(
                op, new Layer.Pool(kind, window, op.whole("ceil_mode", 0) != 0, counted), x);
    }

    OnnxValue globalPool(OnnxOp op, Layer.Pooling kind) {
        Feature x = image(op);
        return build.add(
                op, new Layer.AdaptivePool(kind, Collections.nCopies(x.positions(), 1)), x);
    }

    OnnxValue batchNorm(OnnxOp op) {
        Feature x = build.feature(op, 0);
        if (!x.unitsFirst()) {
            throw op.refused(Phrase.of("badonnx.channels-last"));
        }
        int size = x.units();
        String mean = build.vector(op, 3, size, Double.NaN);
        String variance = build.vector(op, 4, size, Double.NaN);
        if (mean == null || variance == null) {
            throw op.refused(Phrase.of("badonnx.no-mean-and-variance"));
        }
        String scale = build.vector(op, 1, size, 1);
        return build.add(
                normName(op, scale),
                new Layer.BatchNorm(
                        scale,
                        build.vector(op, 2, size, 0),
                        mean,
                        variance,
                        size,
                        op.real("epsilon", 1e-5)),
                x.axes(),
                x.node());
    }

    private static String normName(OnnxOp op, @Nullable String scale) {
        return scale != null && scale.endsWith(".weight") ? layerName(op, scale) : op.name();
    }

    OnnxValue instanceNorm(OnnxOp op) {
        double epsilon = op.real("epsilon", 1e-5);
        if (build.value(op, 0) instanceof Grouped g) {
            if (!build.all(op, 1, 1) || !build.all(op, 2, 0)) {
                throw op.refused(Phrase.of("badonnx.scale-for-each-group"));
            }
            Feature x = g.of();
            var layer = new Layer.GroupNorm(null, null, x.units(), g.groups(), epsilon);
            return new Normed(build.add(op, layer, x));
        }
        Feature x = image(op);
        String scale = build.vector(op, 1, x.units(), 1);
        String shift = build.vector(op, 2, x.units(), 0);
        var layer = new Layer.GroupNorm(scale, shift, x.units(), x.units(), epsilon);
        return build.add(normName(op, scale), layer, x.axes(), x.node());
    }

    OnnxValue groupNorm(OnnxOp op) {
        Feature x = build.feature(op, 0);
        int groups = Math.toIntExact(op.whole("num_groups", 1));
        if (!x.unitsFirst() || groups < 1 || x.units() % groups != 0) {
            throw op.refused(Phrase.of("badonnx.groups", groups, x.shape()));
        }
        String scale = build.vector(op, 1, x.units(), 1);
        String shift = build.vector(op, 2, x.units(), 0);
        var layer = new Layer.GroupNorm(scale, shift, x.units(), groups, op.real("epsilon", 1e-5));
        return build.add(normName(op, scale), layer, x.axes(), x.node());
    }

    OnnxValue layerNorm(OnnxOp op) {
        Feature x = build.feature(op, 0);
        int rank = x.axes().size();
        long axis = op.whole("axis", -1);
        boolean eachPosition = x.unitsLast() && (axis == -1 || axis == rank - 1);
        boolean whole = x.unitsFirst() && (axis == 1 || axis == 1 - rank);
        if (!eachPosition && !whole) {
            throw op.refused(Phrase.of("badonnx.over-axes-from", axis));
        }
        List<Integer> shape = eachPosition ? List.of(x.units()) : x.shape();
        String scale = affine(op, 1, shape);
        String shift = affine(op, 2, shape);
        var layer = new Layer.LayerNorm(scale, shift, shape, op.real("epsilon", 1e-5));
        return build.add(normName(op, scale), layer, x.axes(), x.node());
    }

    private @Nullable String affine(OnnxOp op, int input, List<Integer> shape) {
        if (op.input(input).isEmpty() || build.value(op, input) instanceof Known) {
            return build.vector(op, input, Shapes.count(shape), input == 1 ? 1 : 0);
        }
        Weight w = build.weight(op, input);
        return build.bound(op, w, OnnxBuild.straight(w.shape().size()), shape);
    }
}
