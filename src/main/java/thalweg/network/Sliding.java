package thalweg.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Convolution and pooling in plain Java and double. One axis of positions is read as a row of two.
 */
final class Sliding {
    private Sliding() {}

    /** A plane of positions; a line is a plane of one row. */
    private record Plane(int height, int width) {
        static Plane of(List<Integer> shape) {
            return switch (shape.size()) {
                case 2 -> new Plane(1, shape.get(1));
                case 3 -> new Plane(shape.get(1), shape.get(2));
                default -> throw new IllegalArgumentException("positions of " + shape);
            };
        }

        int size() {
            return height * width;
        }
    }

    /** One axis of a window. */
    private record Step(int kernel, int stride, int before, int dilation) {
        static final Step NONE = new Step(1, 1, 0, 1);

        static Step of(Window w, int axis) {
            return axis < 0
                    ? NONE
                    : new Step(
                            w.kernel().get(axis),
                            w.stride().get(axis),
                            w.before().get(axis),
                            w.dilation().get(axis));
        }

        int position(int output, int k) {
            return output * stride - before + k * dilation;
        }

        /**
         * The least output whose position is not below one; {@code outputs} where there is none.
         */
        int least(int k, int position, int outputs) {
            return Math.clamp(Math.ceilDiv(position + before - k * dilation, stride), 0, outputs);
        }
    }

    static double[] convolved(
            Layer.Convolution c,
            float[] w,
            float @Nullable [] bias,
            double[] x,
            List<Integer> in,
            List<Integer> out) {
        double[] y = new double[Shapes.count(out)];
        Plane from = Plane.of(in);
        Plane to = Plane.of(out);
        Step rows = Step.of(c.window(), c.window().axes() - 2);
        Step columns = Step.of(c.window(), c.window().axes() - 1);
        int ins = c.in() / c.groups();
        int outs = c.out() / c.groups();
        IntStream.range(0, c.out())
                .parallel()
                .forEach(
                        o -> {
                            int at = o * to.size();
                            Arrays.fill(y, at, at + to.size(), bias == null ? 0 : bias[o]);
                            int kernel = o * ins * rows.kernel() * columns.kernel();
                            for (int i = 0; i < ins; i++) {
                                int plane = (o / outs * ins + i) * from.size();
                                for (int k = 0; k < rows.kernel(); k++) {
                                    for (int l = 0; l < columns.kernel(); l++) {
                                        double weight = w[kernel++];
                                        add(weight, x, plane, from, y, at, to, rows, columns, k, l);
                                    }
                                }
                            }
                        });
        return y;
    }

    /** y += weight · x, shifted by one kernel position. */
    private static void add(
            double weight,
            double[] x,
            int plane,
            Plane from,
            double[] y,
            int at,
            Plane to,
            Step rows,
            Step columns,
            int k,
            int l) {
        int first = columns.least(l, 0, to.width());
        int end = Math.max(first, columns.least(l, from.width(), to.width()));
        for (int r = 0; r < to.height(); r++) {
            int row = rows.position(r, k);
            if (row < 0 || row >= from.height()) {
                continue;
            }
            addRow(
                    weight,
                    x,
                    plane + row * from.width() + columns.position(first, l),
                    columns.stride(),
                    y,
                    at + r * to.width() + first,
                    end - first);
        }
    }

    /** A method of its own, with nothing to decide inside: the JVM makes it quick every time. */
    private static void addRow(
            double weight, double[] x, int from, int stride, double[] y, int to, int count) {
        int p = from;
        for (int i = to; i < to + count; i++) {
            y[i] += weight * x[p];
            p += stride;
        }
    }

    static double[] transposed(
            Layer.TransposedConvolution c,
            float[] w,
            float @Nullable [] bias,
            double[] x,
            List<Integer> in,
            List<Integer> out) {
        double[] y = new double[Shapes.count(out)];
        Plane from = Plane.of(in);
        Plane to = Plane.of(out);
        Step rows = Step.of(c.window(), c.window().axes() - 2);
        Step columns = Step.of(c.window(), c.window().axes() - 1);
        int ins = c.in() / c.groups();
        int outs = c.out() / c.groups();
        for (int o = 0; o < c.out(); o++) {
            int at = o * to.size();
            Arrays.fill(y, at, at + to.size(), bias == null ? 0 : bias[o]);
            int kernel = o * ins * rows.kernel() * columns.kernel();
            for (int i = 0; i < ins; i++) {
                int plane = (o / outs * ins + i) * from.size();
                for (int p = 0; p < from.size(); p++) {
                    for (int k = 0; k < rows.kernel() * columns.kernel(); k++) {
                        int row = rows.position(p / from.width(), k / columns.kernel());
                        int column = columns.position(p % from.width(), k % columns.kernel());
                        if (row >= 0 && row < to.height() && column >= 0 && column < to.width()) {
                            y[at + row * to.width() + column] += w[kernel + k] * x[plane + p];
                        }
                    }
                }
                kernel += rows.kernel() * columns.kernel();
            }
        }
        return y;
    }

    static double[] pooled(Layer.Pool p, double[] x, List<Integer> in, List<Integer> out) {
        Plane from = Plane.of(in);
        Plane to = Plane.of(out);
        Window w = p.window();
        Step rows = Step.of(w, w.axes() - 2);
        Step columns = Step.of(w, w.axes() - 1);
        int above = w.axes() == 2 ? w.after().get(0) : 0;
        int right = w.after().get(w.axes() - 1);
        double[] y = new double[Shapes.count(out)];
        for (int o = 0; o < y.length; o++) {
            int plane = o / to.size() * from.size();
            int r = o % to.size() / to.width();
            int s = o % to.width();
            double sum = 0;
            double most = Double.NEGATIVE_INFINITY;
            int seen = 0;
            int padded = 0;
            for (int k = 0; k < rows.kernel() * columns.kernel(); k++) {
                int row = rows.position(r, k / columns.kernel());
                int column = columns.position(s, k % columns.kernel());
                if (row >= 0 && row < from.height() && column >= 0 && column < from.width()) {
                    double value = x[plane + row * from.width() + column];
                    sum += value;
                    most = Math.max(most, value);
                    seen++;
                }
                // What lies beyond the padding, under a last window that reaches out, counts never.
                if (row < from.height() + above && column < from.width() + right) {
                    padded++;
                }
            }
            y[o] =
                    p.kind() == Layer.Pooling.MAX
                            ? most
                            : sum / Math.max(1, p.countPadding() ? padded : seen);
        }
        return y;
    }

    static double[] adaptive(
            Layer.AdaptivePool p, double[] x, List<Integer> in, List<Integer> out) {
        Plane from = Plane.of(in);
        Plane to = Plane.of(out);
        double[] y = new double[Shapes.count(out)];
        for (int o = 0; o < y.length; o++) {
            int plane = o / to.size() * from.size();
            int r = o % to.size() / to.width();
            int s = o % to.width();
            int rowEnd = end(r, to.height(), from.height());
            int columnEnd = end(s, to.width(), from.width());
            double sum = 0;
            double most = Double.NEGATIVE_INFINITY;
            int seen = 0;
            for (int row = r * from.height() / to.height(); row < rowEnd; row++) {
                for (int col = s * from.width() / to.width(); col < columnEnd; col++) {
                    double value = x[plane + row * from.width() + col];
                    sum += value;
                    most = Math.max(most, value);
                    seen++;
                }
            }
            y[o] = p.kind() == Layer.Pooling.MAX ? most : sum / seen;
        }
        return y;
    }

    /** ⌈(i + 1) length / n⌉. */
    private static int end(int i, int n, int length) {
        return ((i + 1) * length + n - 1) / n;
    }
}
