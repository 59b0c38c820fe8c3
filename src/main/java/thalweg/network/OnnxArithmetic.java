package thalweg.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import thalweg.network.OnnxValue.Feature;
import thalweg.network.OnnxValue.Known;
import thalweg.network.OnnxValue.Part;
import thalweg.network.OnnxValue.Step;
import thalweg.network.OnnxValue.Weight;

/**
 * Sums, products and means, and the layers that exporters write as several of them: SiLU, GELU,
 * layer norm, and the scale and shift after a norm.
 */
final class OnnxArithmetic {
    /** Of √2 as exporters write it. */
    private static final double CLOSE = 1e-3;

    private final OnnxBuild build;

    OnnxArithmetic(OnnxBuild build) {
        this.build = build;
    }

    OnnxValue add(OnnxOp op) {
        OnnxValue left = build.value(op, 0);
        OnnxValue right = build.value(op, 1);
        if (left instanceof Feature a && right instanceof Feature b) {
            if (!a.axes().equals(b.axes())) {
                throw op.refused("of values whose axes differ is not understood");
            }
            return build.add(op.name(), new Layer.Add(), a.axes(), a.node(), b.node());
        }
        if (left instanceof Part || right instanceof Part) {
            Part part = left instanceof Part p ? p : (Part) right;
            Double number = build.number(left instanceof Part ? right : left);
            if (number != null && part.step() == Step.VARIANCE) {
                return new Part(Step.VARIANCE_PLUS, part.of(), number);
            }
            if (number != null && part.step() == Step.ERF && number == 1) {
                return new Part(Step.ERF_PLUS_1, part.of(), 0);
            }
            throw op.refused("is not understood after what is computed before it");
        }
        int x = left instanceof Feature ? 0 : 1;
        Feature f = build.feature(op, x);
        if (build.value(op, 1 - x) instanceof Known && build.all(op, 1 - x, 0)) {
            return f;
        }
        return shifted(op, f, x);
    }

    /** The bias of the layer before, the shift of a norm, or one number an element. */
    private Feature shifted(OnnxOp op, Feature f, int x) {
        Weight w = build.weight(op, 1 - x);
        boolean byUnit = byUnit(w, f);
        if (byUnit && build.usedOnce(op, x)) {
            Layer layer =
                    switch (build.node(f.node()).layer()) {
                        case Layer.Dense d when d.bias() == null ->
                                new Layer.Dense(d.weight(), vector(op, x, f), d.in(), d.out());
                        case Layer.Convolution c when c.bias() == null ->
                                new Layer.Convolution(
                                        c.weight(),
                                        vector(op, x, f),
                                        c.in(),
                                        c.out(),
                                        c.window(),
                                        c.groups());
                        case Layer.TransposedConvolution c when c.bias() == null ->
                                new Layer.TransposedConvolution(
                                        c.weight(),
                                        vector(op, x, f),
                                        c.in(),
                                        c.out(),
                                        c.window(),
                                        c.outputPadding(),
                                        c.groups());
                        case Layer.GroupNorm n when n.shift() == null ->
                                new Layer.GroupNorm(
                                        n.scale(),
                                        vector(op, x, f),
                                        n.size(),
                                        n.groups(),
                                        n.epsilon());
                        case Layer.LayerNorm n when n.shift() == null && n.shape().size() == 1 ->
                                new Layer.LayerNorm(
                                        n.scale(), vector(op, x, f), n.shape(), n.epsilon());
                        default -> null;
                    };
            if (layer != null) {
                build.replace(f.node(), layer);
                return f;
            }
        }
        return learned(op, f, w);
    }

    private @Nullable String vector(OnnxOp op, int x, Feature f) {
        return build.vector(op, 1 - x, f.units(), Double.NaN);
    }

    /** One number for each unit, the same at every position. */
    private static boolean byUnit(Weight w, Feature f) {
        int units = f.axes().indexOf(0) - f.axes().size(); // from the end
        int own = w.shape().size() + units;
        return w.tensor().count() == f.units() && own >= 0 && w.shape().get(own) == f.units();
    }

    private Feature learned(OnnxOp op, Feature f, Weight w) {
        List<Integer> dims = f.dims(1);
        int skipped = w.shape().size() - f.shape().size();
        boolean whole =
                f.axes().getFirst() == OnnxValue.BATCH
                        && skipped >= 0
                        && w.tensor().count() == Shapes.count(f.shape())
                        && w.shape()
                                .subList(skipped, w.shape().size())
                                .equals(dims.subList(1, dims.size()));
        if (!whole) {
            throw op.refused("of %s to %s is not understood".formatted(w.tensor().shape(), dims));
        }
        Integer[] order = new Integer[w.shape().size()];
        for (int axis = 0; axis < skipped; axis++) {
            order[axis] = axis;
        }
        for (int at = 1; at < f.axes().size(); at++) {
            order[skipped + f.axes().get(at)] = skipped + at - 1;
        }
        String tensor = build.bound(op, w, List.of(order), f.shape());
        return build.add(op, new Layer.AddLearned(tensor, f.shape()), f);
    }

    OnnxValue multiply(OnnxOp op) {
        OnnxValue left = build.value(op, 0);
        OnnxValue right = build.value(op, 1);
        for (boolean turned : new boolean[] {false, true}) {
            OnnxValue a = turned ? right : left;
            OnnxValue b = turned ? left : right;
            OnnxValue found = product(op, a, b, turned ? 0 : 1);
            if (found != null) {
                return found;
            }
        }
        throw op.refused("is understood only in SiLU, GELU and a norm's scale");
    }

    /**
     * @param second which input b is
     */
    private @Nullable OnnxValue product(OnnxOp op, OnnxValue a, OnnxValue b, int second) {
        Double number = build.number(b);
        if (a instanceof Part part) {
            boolean halved = number != null && number == 0.5;
            if (part.step() == Step.TWICE_GELU && halved) {
                return gelu(op, part.of());
            }
            if (part.step() == Step.ERF_PLUS_1 && part.of().equals(b)) {
                return new Part(Step.TWICE_GELU, part.of(), 0);
            }
            boolean half = b instanceof Part other && other.step() == Step.HALF;
            return part.step() == Step.ERF_PLUS_1 && half && ((Part) b).of().equals(part.of())
                    ? gelu(op, part.of())
                    : null;
        }
        if (!(a instanceof Feature f)) {
            return null;
        }
        if (b instanceof Feature gate
                && build.node(gate.node()).layer() instanceof Layer.Activate act
                && gated(act) != null
                && build.node(gate.node()).inputs().equals(List.of(f.node()))
                && build.usedOnce(op, second)) {
            build.replace(gate.node(), Objects.requireNonNull(gated(act)));
            return gate;
        }
        if (b instanceof Weight w && byUnit(w, f)) {
            Feature scaled = scaled(op, f, second);
            if (scaled != null) {
                return scaled;
            }
        }
        if (number == null) {
            return null;
        }
        return number == 1
                ? f
                : number == 0.5
                        ? new Part(Step.HALF, f, 0)
                        : Math.abs(number * Math.sqrt(2) - 1) < CLOSE
                                ? new Part(Step.OVER_ROOT_2, f, 0)
                                : null;
    }

    /** x times a function of x, where that has a name of its own. */
    private static Layer.@Nullable Activate gated(Layer.Activate function) {
        if (function.function() == Activation.SIGMOID) {
            return new Layer.Activate(Activation.SILU);
        }
        return function.equals(new Layer.Activate(Activation.HARD_SIGMOID))
                ? new Layer.Activate(Activation.HARD_SWISH)
                : null;
    }

    private Feature gelu(OnnxOp op, Feature of) {
        return build.add(op, new Layer.Activate(Activation.GELU), of);
    }

    private @Nullable Feature scaled(OnnxOp op, Feature f, int weight) {
        if (!build.usedOnce(op, 1 - weight)) {
            return null;
        }
        Layer layer =
                switch (build.node(f.node()).layer()) {
                    case Layer.GroupNorm n when n.scale() == null && n.shift() == null ->
                            new Layer.GroupNorm(
                                    vector(op, 1 - weight, f),
                                    null,
                                    n.size(),
                                    n.groups(),
                                    n.epsilon());
                    case Layer.LayerNorm n
                            when n.scale() == null && n.shift() == null && n.shape().size() == 1 ->
                            new Layer.LayerNorm(
                                    vector(op, 1 - weight, f), null, n.shape(), n.epsilon());
                    default -> null;
                };
        if (layer == null) {
            return null;
        }
        build.replace(f.node(), layer);
        return f;
    }

    OnnxValue divide(OnnxOp op) {
        OnnxValue above = build.value(op, 0);
        OnnxValue below = build.value(op, 1);
        if (above instanceof Part x
                && x.step() == Step.CENTRED
                && below instanceof Part y
                && y.step() == Step.DEVIATION
                && x.of().equals(y.of())) {
            Feature f = x.of();
            return build.add(
                    op, new Layer.LayerNorm(null, null, List.of(f.units()), y.number()), f);
        }
        Double number = build.number(below);
        if (above instanceof Feature f && number != null) {
            if (number == 1) {
                return f;
            }
            if (Math.abs(number / Math.sqrt(2) - 1) < CLOSE) {
                return new Part(Step.OVER_ROOT_2, f, 0);
            }
        }
        throw op.refused("is understood only in GELU and layer norm");
    }

    OnnxValue subtract(OnnxOp op) {
        if (build.value(op, 0) instanceof Feature f
                && build.value(op, 1) instanceof Part mean
                && mean.step() == Step.MEAN
                && mean.of().equals(f)) {
            return new Part(Step.CENTRED, f, 0);
        }
        throw op.refused("is understood only in layer norm");
    }

    OnnxValue power(OnnxOp op) {
        Double exponent = build.number(build.value(op, 1));
        if (build.value(op, 0) instanceof Part p
                && p.step() == Step.CENTRED
                && exponent != null
                && exponent == 2) {
            return new Part(Step.SQUARED, p.of(), 0);
        }
        throw op.refused("is understood only in layer norm");
    }

    OnnxValue root(OnnxOp op) {
        if (build.value(op, 0) instanceof Part p && p.step() == Step.VARIANCE_PLUS) {
            return new Part(Step.DEVIATION, p.of(), p.number());
        }
        throw op.refused("is understood only in layer norm");
    }

    OnnxValue erf(OnnxOp op) {
        if (build.value(op, 0) instanceof Part p && p.step() == Step.OVER_ROOT_2) {
            return new Part(Step.ERF, p.of(), 0);
        }
        throw op.refused("is understood only in GELU");
    }

    /** Over the units of a position, in layer norm; or over all positions. */
    OnnxValue mean(OnnxOp op) {
        List<Integer> over = axes(op);
        boolean kept = op.whole("keepdims", 1) != 0;
        if (build.value(op, 0) instanceof Part p
                && p.step() == Step.SQUARED
                && kept
                && overUnits(p.of(), over)) {
            return new Part(Step.VARIANCE, p.of(), 0);
        }
        Feature f = build.feature(op, 0);
        if (kept && overUnits(f, over)) {
            return new Part(Step.MEAN, f, 0);
        }
        List<Integer> reduced = new ArrayList<>();
        for (int axis : over) {
            reduced.add(f.axis(axis));
        }
        Collections.sort(reduced);
        List<Integer> positions = new ArrayList<>();
        for (int axis = 1; axis <= f.positions(); axis++) {
            positions.add(axis);
        }
        if (positions.isEmpty() || !reduced.equals(positions)) {
            throw op.refused("over axes %s is not understood".formatted(over));
        }
        var layer =
                new Layer.AdaptivePool(
                        Layer.Pooling.AVERAGE, Collections.nCopies(f.positions(), 1));
        Feature pooled = build.add(op, layer, f);
        return kept
                ? pooled
                : build.add(
                        op.name() + ".flatten",
                        new Layer.Flatten(false),
                        f.axes().stream().filter(axis -> axis < 1).toList(),
                        pooled.node());
    }

    private static boolean overUnits(Feature f, List<Integer> over) {
        return over.size() == 1 && f.axis(over.getFirst()) == 0;
    }

    private List<Integer> axes(OnnxOp op) {
        if (op.has("axes")) {
            return op.wholes("axes");
        }
        List<Integer> axes = new ArrayList<>();
        if (!op.input(1).isEmpty()) {
            for (double axis : build.known(op, 1).values()) {
                axes.add((int) axis);
            }
        }
        return axes;
    }
}
