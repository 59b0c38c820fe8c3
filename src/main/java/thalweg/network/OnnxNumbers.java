package thalweg.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import thalweg.checkpoint.OnnxGraph.Attribute;
import thalweg.network.OnnxValue.Known;

/** What a graph computes of numbers that it says itself, such as the shape to bring a value to. */
final class OnnxNumbers {
    private static final int MOST = 4096;

    private final OnnxBuild build;

    OnnxNumbers(OnnxBuild build) {
        this.build = build;
    }

    /** A Constant node. */
    OnnxValue constant(OnnxOp op) {
        for (Attribute attribute : op.node().attributes().values()) {
            switch (attribute) {
                case Attribute.Constant c when c.value().count() <= MOST -> {
                    float[] read = c.value().read();
                    double[] values = new double[read.length];
                    Arrays.setAll(values, i -> read[i]);
                    return new Known(values, c.value().shape());
                }
                case Attribute.Constant c ->
                        throw op.refused(
                                "holds weights %s, which can't be replaced there"
                                        .formatted(c.value().shape()));
                case Attribute.Whole w -> {
                    return new Known(new double[] {w.value()}, List.of());
                }
                case Attribute.Real r -> {
                    return new Known(new double[] {r.value()}, List.of());
                }
                case Attribute.Wholes w -> {
                    return Known.list(w.values().stream().mapToDouble(n -> n).toArray());
                }
                case Attribute.Reals r -> {
                    return Known.list(r.values().stream().mapToDouble(x -> x).toArray());
                }
                default -> {}
            }
        }
        throw op.refused("of no numbers is not understood");
    }

    /** One number again and again. */
    OnnxValue filled(OnnxOp op) {
        double[] shape = build.known(op, 0).values();
        List<Integer> dims = new ArrayList<>();
        long count = 1;
        for (double n : shape) {
            dims.add((int) n);
            count *= (long) n;
        }
        if (count < 0 || count > MOST) {
            throw op.refused("of %d numbers is not understood".formatted(count));
        }
        double[] values = new double[(int) count];
        double number =
                op.has("value") && constant(op) instanceof Known k && k.values().length == 1
                        ? k.values()[0]
                        : 0;
        Arrays.fill(values, number);
        return new Known(values, dims);
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

    OnnxValue joined(OnnxOp op) {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < op.node().inputs().size(); i++) {
            Known k = build.known(op, i);
            if (k.shape().size() != 1) {
                throw op.refused("of numbers in several axes is not understood");
            }
            Arrays.stream(k.values()).forEach(all::add);
        }
        return Known.list(all.stream().mapToDouble(n -> n).toArray());
    }

    OnnxValue gathered(OnnxOp op) {
        if (!(build.value(op, 0) instanceof Known from) || from.shape().size() != 1) {
            throw op.refused("is understood of shapes alone");
        }
        Known which = build.known(op, 1);
        double[] values = new double[which.values().length];
        for (int i = 0; i < values.length; i++) {
            int at = (int) which.values()[i];
            at += at < 0 ? from.values().length : 0;
            if (at < 0 || at >= from.values().length) {
                throw op.refused("of a number beyond the end");
            }
            values[i] = from.values()[at];
        }
        return new Known(values, which.shape());
    }

    /** Along its first axis. */
    OnnxValue sliced(OnnxOp op) {
        Known from = build.known(op, 0);
        boolean said = op.has("starts");
        double start = said ? op.wholes("starts").getFirst() : build.known(op, 1).values()[0];
        double end = said ? op.wholes("ends").getFirst() : build.known(op, 2).values()[0];
        double step = op.input(4).isEmpty() ? 1 : build.known(op, 4).values()[0];
        if (from.shape().isEmpty() || !sliceAxes(op, 1).equals(List.of(0)) || Math.abs(step) != 1) {
            throw op.refused("of these numbers is not understood");
        }
        int length = from.shape().getFirst();
        int row = length == 0 ? 0 : from.values().length / length;
        double first = start < 0 ? start + length : start;
        double last = end < 0 ? end + length : end;
        List<Integer> rows = new ArrayList<>();
        if (step > 0) {
            for (int i = (int) Math.max(0, first); i < Math.min(length, last); i++) {
                rows.add(i);
            }
        } else {
            for (int i = (int) Math.min(length - 1, first); i >= 0 && i > last; i--) {
                rows.add(i);
            }
        }
        double[] values = new double[rows.size() * row];
        for (int r = 0; r < rows.size(); r++) {
            System.arraycopy(from.values(), rows.get(r) * row, values, r * row, row);
        }
        List<Integer> shape = new ArrayList<>(from.shape());
        shape.set(0, rows.size());
        return new Known(values, shape);
    }

    /** The axes that a Slice cuts: as many as starts, from the first on, unless it says. */
    List<Integer> sliceAxes(OnnxOp op, int count) {
        if (op.has("axes")) {
            return op.wholes("axes");
        }
        return op.input(3).isEmpty() ? OnnxBuild.straight(count) : whole(build.known(op, 3));
    }

    OnnxValue transposed(OnnxOp op, Known from, List<Integer> order) {
        if (from.shape().size() > 2) {
            throw op.refused("of numbers in several axes is not understood");
        }
        if (order.equals(OnnxBuild.straight(order.size()))) {
            return from;
        }
        int rows = from.shape().get(0);
        int columns = from.shape().get(1);
        double[] values = new double[rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                values[c * rows + r] = from.values()[r * columns + c];
            }
        }
        return new Known(values, List.of(columns, rows));
    }

    /** Sums and products of numbers alone. */
    OnnxValue computed(OnnxOp op) {
        Known a = build.known(op, 0);
        Known b = build.known(op, 1);
        int count = Math.max(a.values().length, b.values().length);
        boolean fits =
                a.values().length == b.values().length
                        || Math.min(a.values().length, b.values().length) == 1;
        if (!fits) {
            throw op.refused("of numbers of different shapes is not understood");
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            double x = a.values()[a.values().length == 1 ? 0 : i];
            double y = b.values()[b.values().length == 1 ? 0 : i];
            if (x == Known.SIZE_OF_BATCH || y == Known.SIZE_OF_BATCH) {
                throw op.refused("of the number of inputs is not understood");
            }
            values[i] =
                    switch (op.type()) {
                        case "Add" -> x + y;
                        case "Sub" -> x - y;
                        case "Mul" -> x * y;
                        case "Div" -> {
                            if (x % y != 0) { // whole numbers or fractions, which isn't known here
                                throw op.refused("that doesn't come out even is not understood");
                            }
                            yield x / y;
                        }
                        default -> throw op.refused("is not understood of numbers");
                    };
        }
        return new Known(values, a.values().length == count ? a.shape() : b.shape());
    }
}
