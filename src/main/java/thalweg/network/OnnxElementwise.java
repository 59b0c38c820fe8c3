package thalweg.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import thalweg.network.OnnxValue.Known;
import thalweg.network.OnnxValue.Weight;
import thalweg.words.Phrase;

/**
 * What a graph computes number by number, of shapes and masks. Truths are 1 and 0. (Operators and
 * how shapes are brought together: github.com/onnx/onnx, docs/Operators.md and Broadcasting.md.)
 */
final class OnnxElementwise {
    private static final Set<String> COMPARING =
            Set.of("Equal", "Less", "LessOrEqual", "Greater", "GreaterOrEqual", "And", "Or", "Not");
    private static final Set<String> COMPUTING =
            Set.of("Add", "Sub", "Mul", "Div", "Pow", "Sqrt", "Neg", "Floor", "Cast", "Where");

    /** ONNX's numbers of types that aren't whole: float, float16, double, bfloat16. */
    private static final Set<Long> FLOATING = Set.of(1L, 10L, 11L, 16L);

    private final OnnxBuild build;

    OnnxElementwise(OnnxBuild build) {
        this.build = build;
    }

    /** Whether an operation is of this kind and none of what it takes is put out by a layer. */
    boolean knows(OnnxOp op) {
        if (!COMPARING.contains(op.type()) && !COMPUTING.contains(op.type())) {
            return false;
        }
        boolean anyKnown = false;
        for (int i = 0; i < op.inputs(); i++) {
            OnnxValue value = build.value(op, i);
            if (!(value instanceof Known) && !(value instanceof Weight)) {
                return false;
            }
            anyKnown |= value instanceof Known;
        }
        return anyKnown || !op.type().equals("Cast");
    }

    Known of(OnnxOp op) {
        Known a = build.known(op, 0);
        return switch (op.type()) {
            case "Sqrt" -> each(op, a, false, (x, _) -> Math.sqrt(x));
            case "Neg" -> each(op, a, a.whole(), (x, _) -> -x);
            case "Floor" -> each(op, a, a.whole(), (x, _) -> Math.floor(x));
            case "Not" -> each(op, a, true, (x, _) -> truth(x == 0));
            case "Cast" -> cast(op, a);
            case "Where" -> where(op, a);
            default -> both(op, a, build.known(op, 1));
        };
    }

    private static double truth(boolean holds) {
        return holds ? 1 : 0;
    }

    private Known cast(OnnxOp op, Known a) {
        long to = op.whole("to", 1);
        if (FLOATING.contains(to)) {
            return each(op, a, false, (x, _) -> x);
        }
        boolean bool = to == 9;
        return each(op, a, true, (x, _) -> bool ? truth(x != 0) : (long) x);
    }

    private Known both(OnnxOp op, Known a, Known b) {
        boolean whole = a.whole() && b.whole();
        return switch (op.type()) {
            case "Add" -> together(op, a, b, whole, Double::sum);
            case "Sub" -> together(op, a, b, whole, (x, y) -> x - y);
            case "Mul" -> together(op, a, b, whole, (x, y) -> x * y);
            case "Div" -> together(op, a, b, whole, (x, y) -> quotient(op, x, y, whole));
            case "Pow" -> together(op, a, b, whole, Math::pow);
            case "Equal" -> together(op, a, b, true, (x, y) -> truth(x == y));
            case "Less" -> together(op, a, b, true, (x, y) -> truth(x < y));
            case "LessOrEqual" -> together(op, a, b, true, (x, y) -> truth(x <= y));
            case "Greater" -> together(op, a, b, true, (x, y) -> truth(x > y));
            case "GreaterOrEqual" -> together(op, a, b, true, (x, y) -> truth(x >= y));
            case "And" -> together(op, a, b, true, (x, y) -> truth(x != 0 && y != 0));
            case "Or" -> together(op, a, b, true, (x, y) -> truth(x != 0 || y != 0));
            default -> throw op.refused(Phrase.of("badonnx.of-numbers"));
        };
    }

    private static double quotient(OnnxOp op, double x, double y, boolean whole) {
        if (whole && y == 0) {
            throw op.refused(Phrase.of("badonnx.divides-by-zero"));
        }
        return whole ? (long) x / (long) y : x / y;
    }

    private Known where(OnnxOp op, Known holds) {
        Known yes = build.known(op, 1);
        Known no = build.known(op, 2);
        List<Integer> shape = shape(op, shape(op, holds.shape(), yes.shape()), no.shape());
        double[] h = spread(op, holds, shape).values();
        double[] y = spread(op, yes, shape).values();
        double[] n = spread(op, no, shape).values();
        double[] values = new double[h.length];
        Arrays.setAll(values, i -> h[i] != 0 ? y[i] : n[i]);
        return new Known(values, shape, yes.whole() && no.whole());
    }

    private Known each(OnnxOp op, Known a, boolean whole, DoubleBinaryOperator function) {
        return together(op, a, new Known(new double[1], List.of(), true), whole, function);
    }

    private Known together(
            OnnxOp op, Known a, Known b, boolean whole, DoubleBinaryOperator function) {
        List<Integer> shape = shape(op, a.shape(), b.shape());
        double[] x = spread(op, a, shape).values();
        double[] y = spread(op, b, shape).values();
        double[] values = new double[x.length];
        Arrays.setAll(values, i -> function.applyAsDouble(x[i], y[i]));
        return new Known(values, shape, whole);
    }

    /** The shape to which two are brought. */
    List<Integer> shape(OnnxOp op, List<Integer> a, List<Integer> b) {
        List<Integer> shape = new ArrayList<>();
        int rank = Math.max(a.size(), b.size());
        for (int axis = 0; axis < rank; axis++) {
            int x = axis < rank - a.size() ? 1 : a.get(axis - rank + a.size());
            int y = axis < rank - b.size() ? 1 : b.get(axis - rank + b.size());
            if (x != y && x != 1 && y != 1) {
                throw op.refused(Phrase.of("badonnx.numbers-of-shapes", a, b));
            }
            shape.add(x == 1 ? y : x);
        }
        return shape;
    }

    /** Numbers again and again along axes of length 1. */
    Known spread(OnnxOp op, Known from, List<Integer> shape) {
        long count = 1;
        for (int size : shape) {
            count = Math.multiplyExact(count, (long) size);
        }
        build.spend(op, count);
        if (from.shape().equals(shape)) {
            return from;
        }
        int skipped = shape.size() - from.shape().size();
        int[] strides = new int[shape.size()];
        int stride = 1;
        for (int axis = shape.size() - 1; axis >= skipped; axis--) {
            int size = from.shape().get(axis - skipped);
            strides[axis] = size == 1 ? 0 : stride;
            stride *= size;
        }
        double[] values = new double[(int) count];
        int[] index = new int[shape.size()];
        for (int i = 0; i < values.length; i++) {
            int at = 0;
            for (int axis = 0; axis < index.length; axis++) {
                at += index[axis] * strides[axis];
            }
            values[i] = from.values()[at];
            for (int axis = index.length - 1; axis >= 0; axis--) {
                if (++index[axis] < shape.get(axis)) {
                    break;
                }
                index[axis] = 0;
            }
        }
        return new Known(values, shape, from.whole());
    }
}
