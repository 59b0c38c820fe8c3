package thalweg.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import thalweg.checkpoint.OnnxGraph.Attribute;
import thalweg.network.OnnxValue.Known;
import thalweg.network.OnnxValue.Weight;
import thalweg.words.Phrase;

/** What a graph computes of numbers that it says itself, such as the shape to bring a value to. */
final class OnnxNumbers {
    private final OnnxBuild build;

    OnnxNumbers(OnnxBuild build) {
        this.build = build;
    }

    /** A Constant node. */
    OnnxValue constant(OnnxOp op) {
        for (Attribute attribute : op.node().attributes().values()) {
            switch (attribute) {
                case Attribute.Constant c when c.value().count() <= OnnxBuild.MOST_NUMBERS -> {
                    build.spend(op, c.value().count());
                    return OnnxBuild.known(new Weight(c.value()));
                }
                case Attribute.Constant c ->
                        throw op.refused(Phrase.of("badonnx.holds-weights", c.value().shape()));
                case Attribute.Whole w -> {
                    return new Known(new double[] {w.value()}, List.of(), true);
                }
                case Attribute.Real r -> {
                    return new Known(new double[] {r.value()}, List.of(), false);
                }
                case Attribute.Wholes w -> {
                    return Known.list(w.values().stream().mapToDouble(n -> n).toArray());
                }
                case Attribute.Reals r -> {
                    double[] values = r.values().stream().mapToDouble(x -> x).toArray();
                    return new Known(values, List.of(values.length), false);
                }
                default -> {}
            }
        }
        throw op.refused(Phrase.of("badonnx.no-numbers"));
    }

    /** One number again and again. */
    OnnxValue filled(OnnxOp op) {
        double[] shape = build.known(op, 0).values();
        List<Integer> dims = new ArrayList<>();
        long count = 1;
        for (double n : shape) {
            dims.add((int) n);
            count = Math.multiplyExact(count, (long) n);
        }
        build.spend(op, count);
        double[] values = new double[(int) count];
        var number = new Known(new double[1], List.of(), false);
        if (op.has("value") && constant(op) instanceof Known k && k.values().length == 1) {
            number = k;
        }
        Arrays.fill(values, number.values()[0]);
        return new Known(values, dims, number.whole());
    }

    /** Axes that an attribute names, or in newer operators an input. */
    List<Integer> axes(OnnxOp op) {
        if (op.has("axes") || op.input(1).isEmpty()) {
            return op.wholes("axes");
        }
        return whole(build.known(op, 1));
    }

    private static List<Integer> whole(Known numbers) {
        return Arrays.stream(numbers.values()).mapToObj(n -> (int) n).toList();
    }

    /** Lists one after another; or tables, along an axis. */
    OnnxValue joined(OnnxOp op) {
        Known first = build.known(op, 0);
        int rank = first.shape().size();
        int axis = axis(op, op.whole("axis", 0), rank);
        int outer = Shapes.count(first.shape().subList(0, axis));
        int length = 0;
        boolean whole = true;
        List<Known> all = new ArrayList<>();
        for (int i = 0; i < op.inputs(); i++) {
            Known k = build.known(op, i);
            List<Integer> like = new ArrayList<>(k.shape());
            if (like.size() == rank) {
                like.set(axis, first.shape().get(axis));
            }
            if (!like.equals(first.shape())) {
                throw op.refused(Phrase.of("badonnx.shapes-differ"));
            }
            length += k.shape().get(axis);
            whole &= k.whole();
            all.add(k);
        }
        List<Integer> shape = new ArrayList<>(first.shape());
        shape.set(axis, length);
        build.spend(op, Shapes.count(shape));
        double[] values = new double[Shapes.count(shape)];
        int at = 0;
        for (int row = 0; row < outer; row++) {
            for (Known k : all) {
                int each = k.values().length / outer;
                System.arraycopy(k.values(), row * each, values, at, each);
                at += each;
            }
        }
        return new Known(values, shape, whole);
    }

    private static int axis(OnnxOp op, long axis, int rank) {
        long counted = axis < 0 ? axis + rank : axis;
        if (counted < 0 || counted >= rank) {
            throw op.refused(Phrase.of("badonnx.along-axis", axis, rank));
        }
        return (int) counted;
    }

    OnnxValue gathered(OnnxOp op) {
        Known from = build.known(op, 0);
        Known which = build.known(op, 1);
        int axis = axis(op, op.whole("axis", 0), from.shape().size());
        List<Integer> picked = new ArrayList<>();
        for (double n : which.values()) {
            int at = (int) n + (n < 0 ? from.shape().get(axis) : 0);
            if (at < 0 || at >= from.shape().get(axis)) {
                throw op.refused(Phrase.of("badonnx.beyond-end"));
            }
            picked.add(at);
        }
        List<Integer> shape = new ArrayList<>(from.shape().subList(0, axis));
        shape.addAll(which.shape());
        shape.addAll(from.shape().subList(axis + 1, from.shape().size()));
        return new Known(picked(op, from, axis, picked).values(), shape, from.whole());
    }

    /** Some places of an axis, in that order. */
    private Known picked(OnnxOp op, Known from, int axis, List<Integer> places) {
        int outer = Shapes.count(from.shape().subList(0, axis));
        int inner = Shapes.count(from.shape().subList(axis + 1, from.shape().size()));
        int length = from.shape().get(axis);
        build.spend(op, (long) outer * inner * places.size());
        double[] values = new double[outer * inner * places.size()];
        int at = 0;
        for (int row = 0; row < outer; row++) {
            for (int place : places) {
                int start = (row * length + place) * inner;
                System.arraycopy(from.values(), start, values, at, inner);
                at += inner;
            }
        }
        List<Integer> shape = new ArrayList<>(from.shape());
        shape.set(axis, places.size());
        return new Known(values, shape, from.whole());
    }

    OnnxValue sliced(OnnxOp op) {
        Known from = build.known(op, 0);
        double[] starts = bounds(op, "starts", 1);
        double[] ends = bounds(op, "ends", 2);
        List<Integer> axes = sliceAxes(op, starts.length);
        for (int i = 0; i < starts.length; i++) {
            int axis = axis(op, axes.get(i), from.shape().size());
            double step = op.input(4).isEmpty() ? 1 : build.known(op, 4).values()[i];
            int length = from.shape().get(axis);
            from = picked(op, from, axis, places(op, starts[i], ends[i], step, length));
        }
        return from;
    }

    /** Where a Slice begins or ends: an attribute in old operators, then an input. */
    double[] bounds(OnnxOp op, String attribute, int input) {
        return op.has(attribute)
                ? op.wholes(attribute).stream().mapToDouble(n -> n).toArray()
                : build.known(op, input).values();
    }

    /** The places that a Slice takes of an axis. */
    static List<Integer> places(OnnxOp op, double start, double end, double step, int length) {
        if (step == 0 || step != Math.rint(step)) {
            throw op.refused(Phrase.of("badonnx.steps", step));
        }
        double first = start < 0 ? start + length : start;
        double last = end < 0 ? end + length : end;
        List<Integer> places = new ArrayList<>();
        if (step > 0) {
            for (double i = Math.max(0, first); i < Math.min(length, last); i += step) {
                places.add((int) i);
            }
        } else {
            for (double i = Math.min(length - 1, first); i >= 0 && i > last; i += step) {
                places.add((int) i);
            }
        }
        return places;
    }

    /** The axes that a Slice cuts: as many as starts, from the first on, unless it says. */
    List<Integer> sliceAxes(OnnxOp op, int count) {
        if (op.has("axes")) {
            return op.wholes("axes");
        }
        return op.input(3).isEmpty() ? OnnxBuild.straight(count) : whole(build.known(op, 3));
    }

    OnnxValue transposed(OnnxOp op, Known from, List<Integer> order) {
        if (order.equals(OnnxBuild.straight(order.size()))) {
            return from;
        }
        if (from.shape().size() != 2) {
            throw op.refused(Phrase.of("badonnx.several-axes"));
        }
        int rows = from.shape().get(0);
        int columns = from.shape().get(1);
        build.spend(op, from.values().length);
        double[] values = new double[rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                values[c * rows + r] = from.values()[r * columns + c];
            }
        }
        return new Known(values, List.of(columns, rows), from.whole());
    }

    /** Numbers from one on, up to another. */
    OnnxValue range(OnnxOp op) {
        Known from = build.known(op, 0);
        double start = from.values()[0];
        double end = build.known(op, 1).values()[0];
        double step = build.known(op, 2).values()[0];
        double count = Math.max(0, Math.ceil((end - start) / step));
        build.spend(op, (long) count);
        double[] values = new double[(int) count];
        Arrays.setAll(values, i -> start + i * step);
        return new Known(values, List.of(values.length), from.whole());
    }

    /** The part of each matrix on one side of a diagonal; 0 on the other. */
    OnnxValue triangle(OnnxOp op) {
        Known from = build.known(op, 0);
        int diagonal = op.input(1).isEmpty() ? 0 : (int) build.known(op, 1).values()[0];
        boolean upper = op.whole("upper", 1) != 0;
        int rank = from.shape().size();
        int rows = from.shape().get(rank - 2);
        int columns = from.shape().get(rank - 1);
        build.spend(op, from.values().length);
        double[] values = from.values().clone();
        for (int i = 0; i < values.length; i++) {
            int beyond = i % columns - i / columns % rows - diagonal;
            if (upper ? beyond < 0 : beyond > 0) {
                values[i] = 0;
            }
        }
        return new Known(values, from.shape(), from.whole());
    }
}
