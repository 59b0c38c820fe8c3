package thalweg.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import thalweg.network.OnnxValue.Arranged;
import thalweg.network.OnnxValue.Feature;
import thalweg.network.OnnxValue.Grouped;
import thalweg.network.OnnxValue.Known;
import thalweg.network.OnnxValue.Normed;
import thalweg.network.OnnxValue.Padded;
import thalweg.network.OnnxValue.Scores;
import thalweg.network.OnnxValue.Spread;
import thalweg.network.OnnxValue.Strided;
import thalweg.network.OnnxValue.Weight;
import thalweg.words.Phrase;

/** Operations of ONNX that bring values to other shapes. */
final class OnnxShaping {
    private final OnnxBuild build;
    private final OnnxNumbers numbers;
    private final OnnxElementwise elementwise;

    OnnxShaping(OnnxBuild build, OnnxNumbers numbers, OnnxElementwise elementwise) {
        this.build = build;
        this.numbers = numbers;
        this.elementwise = elementwise;
    }

    OnnxValue flatten(OnnxOp op) {
        Feature f = build.feature(op, 0);
        long axis = op.whole("axis", 1);
        if (axis != 1 && axis != 1 - f.axes().size()) {
            throw op.refused(Phrase.of("badonnx.from-axis", axis));
        }
        return flat(op, f);
    }

    private Feature flat(OnnxOp op, Feature f) {
        if (f.positions() == 0 && f.unitsFirst()) {
            return f;
        }
        boolean single = Shapes.positions(f.shape()) == 1 || f.units() == 1;
        List<Integer> last = new ArrayList<>(Feature.inOrder(f.shape().size()));
        last.remove(1);
        last.add(0);
        boolean ordered =
                f.unitsFirst()
                        || f.axes().equals(last)
                        || single && f.axes().getFirst() == OnnxValue.BATCH;
        if (!ordered) {
            throw op.refused(Phrase.of("badonnx.axes-in-this-order"));
        }
        boolean channelsLast = !single && f.axes().equals(last);
        return build.add(
                op.name(), new Layer.Flatten(channelsLast), List.of(OnnxValue.BATCH, 0), f.node());
    }

    /**
     * @param next the type of the operation that takes the outcome
     */
    OnnxValue reshape(OnnxOp op, String next) {
        OnnxValue value = build.value(op, 0);
        double[] wanted =
                op.has("shape")
                        ? op.wholes("shape").stream().mapToDouble(n -> n).toArray()
                        : build.known(op, 1).values();
        return switch (value) {
            case Weight w ->
                    reshaped(op, w, target(op, wanted, w.shape(), Shapes.count(w.shape())));
            case Known k ->
                    new Known(
                            k.values(),
                            target(op, wanted, k.shape(), k.values().length),
                            k.whole());
            case Arranged a -> {
                List<Integer> dims = a.layout().dims();
                yield arranged(op, a, target(op, wanted, dims, Shapes.count(dims)));
            }
            case Normed n when target(op, wanted, n.of()).equals(n.of().dims(build.batch())) ->
                    n.of();
            default -> {
                Feature f = build.feature(op, 0);
                yield reshaped(op, f, target(op, wanted, f), next);
            }
        };
    }

    private List<Integer> target(OnnxOp op, double[] wanted, Feature f) {
        List<Integer> dims = f.dims(build.batch());
        return target(op, wanted, dims, Shapes.count(dims));
    }

    /** The shape that is asked for: 0 stands for the same as before, −1 for what is left. */
    private List<Integer> target(OnnxOp op, double[] wanted, List<Integer> dims, int count) {
        List<Integer> target = new ArrayList<>();
        int open = -1;
        int product = 1;
        for (double n : wanted) {
            int axis = target.size();
            int size = n == 0 && axis < dims.size() ? dims.get(axis) : (int) n;
            if (size < -1 || size == -1 && open >= 0) {
                throw cannot(op, dims, wanted);
            }
            open = size == -1 ? axis : open;
            product = Math.multiplyExact(product, size == -1 ? 1 : size);
            target.add(size);
        }
        if (open >= 0 && product > 0) {
            target.set(open, count / product);
            product *= count / product;
        }
        if (product != count) {
            throw cannot(op, dims, wanted);
        }
        return target;
    }

    private static NetworkException cannot(OnnxOp op, List<Integer> dims, double[] wanted) {
        List<Long> target = Arrays.stream(wanted).mapToLong(n -> (long) n).boxed().toList();
        return op.refused(Phrase.of("badonnx.brings-to", dims, target));
    }

    private static OnnxValue reshaped(OnnxOp op, Weight w, List<Integer> target) {
        var reshaped = new Weight(w.tensor(), w.axes(), target);
        if (reshaped.parts().isEmpty()) {
            throw op.refused(Phrase.of("badonnx.weights-to", w.tensor().name(), target));
        }
        return reshaped;
    }

    private OnnxValue reshaped(OnnxOp op, Feature f, List<Integer> target, String next) {
        List<Integer> dims = f.dims(build.batch());
        if (target.equals(dims)) {
            return f;
        }
        boolean byInput =
                f.axes().getFirst() == OnnxValue.BATCH
                        && !target.isEmpty()
                        && target.getFirst() == build.batch();
        if (byInput && target.size() == 2) {
            return flat(op, f);
        }
        if (byInput && target.size() == 3 && f.unitsFirst()) {
            int groups = target.get(1);
            if (next.equals("InstanceNormalization") && f.units() % groups == 0) {
                return new Grouped(f, groups);
            }
            if (groups == f.units() && f.positions() > 1) {
                return build.add(op.name(), new Layer.Tokens(), Feature.inOrder(2), f.node());
            }
        }
        return arranged(op, build.arranged(f), target);
    }

    private OnnxValue arranged(OnnxOp op, Arranged a, List<Integer> target) {
        Optional<OnnxLayout> layout = a.layout().reshaped(target);
        if (layout.isEmpty()) {
            throw op.refused(Phrase.of("badonnx.from-to", a.layout().dims(), target));
        }
        return build.settled(op.name(), a.with(layout.get()));
    }

    OnnxValue transpose(OnnxOp op) {
        OnnxValue value = build.value(op, 0);
        int rank =
                switch (value) {
                    case Weight w -> w.shape().size();
                    case Known k -> k.shape().size();
                    default -> build.arranged(op, 0).layout().axes().size();
                };
        List<Integer> reversed = new ArrayList<>(OnnxBuild.straight(rank));
        Collections.reverse(reversed);
        List<Integer> order = op.wholes("perm", reversed);
        if (!order.stream().sorted().toList().equals(OnnxBuild.straight(rank))) {
            throw op.refused(Phrase.of("badonnx.order", order, rank));
        }
        return switch (value) {
            case Known k -> numbers.transposed(op, k, order);
            case Weight w -> {
                if (w.axes().size() != rank) {
                    throw op.refused(Phrase.of("badonnx.of-weights", w.tensor().name()));
                }
                yield new Weight(w.tensor(), picked(w.axes(), order), picked(w.shape(), order));
            }
            case Arranged a -> build.settled(op.name(), a.with(a.layout().transposed(order)));
            default -> {
                Feature f = build.feature(op, 0);
                yield new Feature(f.node(), f.shape(), picked(f.axes(), order));
            }
        };
    }

    private static List<Integer> picked(List<Integer> list, List<Integer> order) {
        return order.stream().map(list::get).toList();
    }

    OnnxValue unsqueeze(OnnxOp op) {
        OnnxValue value = build.value(op, 0);
        List<Integer> shape =
                switch (value) {
                    case Weight w -> w.shape();
                    case Known k -> k.shape();
                    default -> build.arranged(op, 0).layout().dims();
                };
        List<Integer> axes = numbers.axes(op);
        int rank = shape.size() + axes.size();
        List<Integer> at = axes.stream().map(a -> a < 0 ? a + rank : a).sorted().toList();
        List<Integer> target = new ArrayList<>(shape);
        at.forEach(axis -> target.add(axis, 1));
        return switch (value) {
            case Weight w -> reshaped(op, w, target);
            case Known k -> new Known(k.values(), target, k.whole());
            default -> arranged(op, build.arranged(op, 0), target);
        };
    }

    OnnxValue squeeze(OnnxOp op) {
        OnnxValue value = build.value(op, 0);
        List<Integer> shape =
                switch (value) {
                    case Weight w -> w.shape();
                    case Known k -> k.shape();
                    default -> build.arranged(op, 0).layout().dims();
                };
        List<Integer> axes = numbers.axes(op);
        List<Integer> target = new ArrayList<>();
        List<Integer> kept = new ArrayList<>();
        for (int axis = 0; axis < shape.size(); axis++) {
            boolean gone =
                    axes.isEmpty()
                            ? shape.get(axis) == 1
                            : axes.contains(axis) || axes.contains(axis - shape.size());
            if (!gone) {
                target.add(shape.get(axis));
                kept.add(axis);
            } else if (shape.get(axis) != 1) {
                throw op.refused(Phrase.of("badonnx.axes-not-one"));
            }
        }
        return switch (value) {
            case Weight w -> reshaped(op, w, target);
            case Known k -> new Known(k.values(), target, k.whole());
            case Feature f when picked(f.axes(), kept).equals(List.of(OnnxValue.BATCH, 0)) ->
                    flat(op, f);
            default -> arranged(op, build.arranged(op, 0), target);
        };
    }

    OnnxValue shape(OnnxOp op) {
        return switch (build.value(op, 0)) {
            case Weight w -> Known.list(w.shape());
            case Known k -> Known.list(k.shape());
            case Scores _ -> throw op.refused(Phrase.of("badonnx.of-scores"));
            case Normed _, Grouped _ -> throw op.refused(Phrase.of("badonnx.of-group-parts"));
            default -> Known.list(build.arranged(op, 0).layout().dims());
        };
    }

    /** A tensor or numbers again and again for each input of the batch. */
    OnnxValue expand(OnnxOp op) {
        OnnxValue value = build.value(op, 0);
        List<Integer> wanted = new ArrayList<>();
        for (double n : build.known(op, 1).values()) {
            wanted.add((int) n);
        }
        List<Integer> dims =
                switch (value) {
                    case Weight w -> w.shape();
                    case Known k -> k.shape();
                    default -> build.arranged(op, 0).layout().dims();
                };
        List<Integer> target = elementwise.shape(op, dims, wanted);
        if (value instanceof Known k) {
            return elementwise.spread(op, k, target);
        }
        boolean same = target.equals(dims);
        if (!same && build.gate(value, dims) != null) {
            return new Spread(value, target);
        }
        boolean byInput =
                value instanceof Weight
                        && target.size() == dims.size()
                        && target.size() > 1
                        && dims.getFirst() == 1
                        && target.getFirst() == build.batch()
                        && target.subList(1, target.size()).equals(dims.subList(1, dims.size()));
        if (!same && !byInput) {
            throw op.refused(Phrase.of("badonnx.from-to", dims, target));
        }
        return value;
    }

    private static double[] reals(OnnxOp op, String attribute) {
        return op.wholes(attribute).stream().mapToDouble(n -> n).toArray();
    }

    /** Zeros around the positions; or channels of zeros, as in a shortcut without weights. */
    OnnxValue pad(OnnxOp op) {
        OnnxValue value = build.value(op, 0);
        Feature f = value instanceof Strided s ? s.of() : build.feature(op, 0);
        double[] pads = op.has("pads") ? reals(op, "pads") : build.known(op, 1).values();
        boolean zero =
                op.words("mode", "constant").equals("constant")
                        && op.real("value", 0) == 0
                        && (op.input(2).isEmpty() || build.all(op, 2, 0));
        int rank = f.axes().size();
        if (!zero || !f.unitsFirst() || pads.length != 2 * rank || pads[0] + pads[rank] != 0) {
            throw op.refused(Phrase.of("badonnx.not-zeros"));
        }
        List<Integer> before = new ArrayList<>();
        List<Integer> after = new ArrayList<>();
        for (int axis = 1; axis < rank; axis++) {
            before.add((int) pads[axis]);
            after.add((int) pads[axis + rank]);
        }
        boolean units = before.getFirst() != 0 || after.getFirst() != 0;
        List<Integer> around = new ArrayList<>(before.subList(1, before.size()));
        around.addAll(after.subList(1, after.size()));
        boolean positions = around.stream().anyMatch(n -> n != 0);
        List<Integer> strides =
                value instanceof Strided s ? s.strides() : Collections.nCopies(f.positions(), 1);
        boolean even = strides.stream().distinct().count() <= 1;
        if (Collections.min(before) < 0 || Collections.min(after) < 0 || !even) {
            throw op.refused(Phrase.of("badonnx.cuts-or-uneven"));
        }
        if (!units && !positions && !(value instanceof Strided)) {
            return f;
        }
        if (!units && !(value instanceof Strided)) {
            return new Padded(f, before.subList(1, before.size()), after.subList(1, after.size()));
        }
        if (positions || f.positions() == 0) {
            throw op.refused(Phrase.of("badonnx.units-and-positions"));
        }
        var layer =
                new Layer.ZeroPadShortcut(strides.getFirst(), before.getFirst(), after.getFirst());
        return build.add(op, layer, f);
    }
}
