package thalweg.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import thalweg.network.OnnxValue.Arranged;
import thalweg.network.OnnxValue.Feature;
import thalweg.network.OnnxValue.Known;
import thalweg.network.OnnxValue.Part;
import thalweg.network.OnnxValue.Scores;
import thalweg.network.OnnxValue.Spread;
import thalweg.network.OnnxValue.Weight;
import thalweg.words.Phrase;

/**
 * Sums and products: residual sums, biases, gates, and the layers that exporters write as several
 * of them.
 */
final class OnnxArithmetic {
    private final OnnxBuild build;
    private final OnnxAttention attention;
    private final OnnxGelu gelu;
    private final OnnxMoments moments;

    OnnxArithmetic(OnnxBuild build, OnnxAttention attention, OnnxGelu gelu, OnnxMoments moments) {
        this.build = build;
        this.attention = attention;
        this.gelu = gelu;
        this.moments = moments;
    }

    OnnxValue add(OnnxOp op) {
        OnnxValue left = build.value(op, 0);
        OnnxValue right = build.value(op, 1);
        if (left instanceof Scores || right instanceof Scores) {
            return attention.masked(op, left instanceof Scores ? 0 : 1);
        }
        if (left instanceof Feature a && right instanceof Feature b) {
            if (!a.axes().equals(b.axes())) {
                throw op.refused(Phrase.of("badonnx.axes-differ"));
            }
            return build.add(op.name(), new Layer.Add(), a.axes(), a.node(), b.node());
        }
        if (left instanceof Part || right instanceof Part) {
            Part part = left instanceof Part p ? p : (Part) right;
            OnnxValue other = left instanceof Part ? right : left;
            OnnxValue sum = moments.sum(part, other);
            sum = sum == null ? gelu.sum(part, other) : sum;
            if (sum == null) {
                throw op.refused(Phrase.of("badonnx.after-what-is-before"));
            }
            return sum;
        }
        int x = left instanceof Feature || left instanceof Arranged ? 0 : 1;
        if (build.value(op, x) instanceof Arranged a) {
            return shifted(op, a, x);
        }
        Feature f = build.feature(op, x);
        if (build.value(op, 1 - x) instanceof Known && build.all(op, 1 - x, 0)) {
            return f;
        }
        return shifted(op, f, x);
    }

    /** The bias of a layer whose outcome has been brought to another shape. */
    private OnnxValue shifted(OnnxOp op, Arranged a, int x) {
        Weight w = build.weight(op, 1 - x);
        if (a.of() instanceof Feature f
                && a.factor() == 1
                && a.layout().unitsLast(f.units())
                && w.tensor().count() == f.units()
                && !w.shape().isEmpty()
                && w.shape().getLast() == f.units()
                && build.usedOnce(op, x)) {
            Layer layer = withShift(op, f, x);
            if (layer != null) {
                build.replace(f.node(), layer);
                return a;
            }
        }
        throw op.refused(Phrase.of("badonnx.of-here", w.tensor().name()));
    }

    /** The bias of the layer before, the shift of a norm, or one number an element. */
    private Feature shifted(OnnxOp op, Feature f, int x) {
        Weight w = build.weight(op, 1 - x);
        boolean byUnit = byUnit(w, f);
        if (byUnit && build.usedOnce(op, x)) {
            Layer layer = withShift(op, f, x);
            if (layer != null) {
                build.replace(f.node(), layer);
                return f;
            }
        }
        return learned(op, f, w);
    }

    /** The layer before with a bias or shift, or null where it takes none. */
    private @Nullable Layer withShift(OnnxOp op, Feature f, int x) {
        return switch (build.node(f.node()).layer()) {
            case Layer.Dense d when d.bias() == null ->
                    new Layer.Dense(d.weight(), vector(op, x, f), d.in(), d.out());
            case Layer.Attention a when a.outputBias() == null ->
                    new Layer.Attention(
                            a.query(),
                            a.key(),
                            a.value(),
                            a.output(),
                            vector(op, x, f),
                            a.features(),
                            a.heads(),
                            a.causal());
            case Layer.Convolution c when c.bias() == null ->
                    new Layer.Convolution(
                            c.weight(), vector(op, x, f), c.in(), c.out(), c.window(), c.groups());
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
                            n.scale(), vector(op, x, f), n.size(), n.groups(), n.epsilon());
            case Layer.LayerNorm n when n.shift() == null && n.shape().size() == 1 ->
                    new Layer.LayerNorm(n.scale(), vector(op, x, f), n.shape(), n.epsilon());
            default -> null;
        };
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
            throw op.refused(Phrase.of("badonnx.added-to", w.tensor().shape(), dims));
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
        throw op.refused(Phrase.of("badonnx.these-two"));
    }

    /**
     * @param second which input b is
     */
    private @Nullable OnnxValue product(OnnxOp op, OnnxValue a, OnnxValue b, int second) {
        Double number = build.number(b);
        return switch (a) {
            case Part p -> {
                OnnxValue square = OnnxMoments.square(p, b);
                yield square == null ? gelu.product(op, p, b) : square;
            }
            case Scores s when number != null -> OnnxAttention.scaled(s, number);
            case Arranged r when number != null -> build.settled(op.name(), r.times(number));
            case Feature f when number != null ->
                    build.settled(op.name(), build.arranged(f).times(number));
            case Feature f when b.equals(f) -> OnnxGelu.power(f, 2);
            case Feature f when b instanceof Feature gate && gated(op, f, gate, second) != null ->
                    gate;
            case Feature f when b instanceof Spread s ->
                    s.dims().equals(f.dims(build.batch())) ? multiplied(op, f, s.of()) : null;
            case Feature f when b instanceof Feature || b instanceof Arranged ->
                    multiplied(op, f, b);
            case Feature f when b instanceof Weight w && byUnit(w, f) -> scaled(op, f, second);
            default -> null;
        };
    }

    /** By a value of the same axes, or by one number a unit. */
    private @Nullable Feature multiplied(OnnxOp op, Feature f, OnnxValue by) {
        if (by instanceof Feature other
                && other.axes().equals(f.axes())
                && other.shape().equals(f.shape())) {
            return multiplied(op, f, other);
        }
        List<Integer> dims = new ArrayList<>(f.dims(build.batch()));
        for (int axis = 0; axis < dims.size(); axis++) {
            dims.set(axis, f.axes().get(axis) > 0 ? 1 : dims.get(axis));
        }
        Feature gate = build.gate(by, dims);
        boolean first = f.axes().getFirst() == OnnxValue.BATCH;
        return gate != null && first && gate.units() == f.units() ? multiplied(op, f, gate) : null;
    }

    private Feature multiplied(OnnxOp op, Feature f, Feature by) {
        return build.add(op.name(), new Layer.Multiply(), f.axes(), f.node(), by.node());
    }

    private @Nullable Feature gated(OnnxOp op, Feature f, Feature gate, int second) {
        if (build.node(gate.node()).layer() instanceof Layer.Activate act
                && gated(act) != null
                && build.node(gate.node()).inputs().equals(List.of(f.node()))
                && build.usedOnce(op, second)) {
            build.replace(gate.node(), Objects.requireNonNull(gated(act)));
            return gate;
        }
        return null;
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
        OnnxValue norm = moments.quotient(op, above, below);
        if (norm != null) {
            return norm;
        }
        Double number = build.number(below);
        if (number != null && number != 0) {
            switch (above) {
                case Scores s -> {
                    return OnnxAttention.scaled(s, 1 / number);
                }
                case Arranged a -> {
                    return build.settled(op.name(), a.times(1 / number));
                }
                case Feature f -> {
                    return build.settled(op.name(), build.arranged(f).times(1 / number));
                }
                default -> {}
            }
        }
        throw op.refused(Phrase.of("badonnx.only-in-gelu-layer-norm-attention"));
    }
}
