package thalweg.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import thalweg.network.Layer;
import thalweg.network.Layer.Pooling;
import thalweg.network.Window;

/**
 * Pooling of any kind: of each output position, the input positions that it covers.
 *
 * @param covered input positions, by output position
 * @param divisor of an average, by output position
 */
record PoolKernel(Pooling kind, int units, List<int[]> covered, int[] divisor) implements Kernel {
    /** Which input positions of one axis each output position covers; padded counts zeros too. */
    private record Axis(List<int[]> covered, int[] padded) {
        static final Axis NONE = new Axis(List.of(new int[] {0}), new int[] {1});

        static Axis of(Window w, int axis, int from, int to) {
            List<int[]> covered = new ArrayList<>();
            int[] padded = new int[to];
            for (int o = 0; o < to; o++) {
                int first = o * w.stride().get(axis) - w.before().get(axis);
                int step = w.dilation().get(axis);
                int[] all = new int[w.kernel().get(axis)];
                Arrays.setAll(all, k -> first + k * step);
                covered.add(Arrays.stream(all).filter(i -> i >= 0 && i < from).toArray());
                // What lies beyond the padding, under a window that reaches out, counts never.
                int end = from + w.after().get(axis);
                padded[o] = (int) Arrays.stream(all).filter(i -> i < end).count();
            }
            return new Axis(covered, padded);
        }

        static Axis adaptive(int from, int to) {
            List<int[]> covered = new ArrayList<>();
            int[] padded = new int[to];
            for (int o = 0; o < to; o++) {
                int first = o * from / to;
                int[] all = new int[Math.ceilDiv((o + 1) * from, to) - first];
                Arrays.setAll(all, k -> first + k);
                covered.add(all);
                padded[o] = all.length;
            }
            return new Axis(covered, padded);
        }
    }

    static PoolKernel of(Layer.Pool p, List<Integer> in, List<Integer> out) {
        List<Axis> axes = new ArrayList<>();
        for (int axis = 0; axis < in.size() - 1; axis++) {
            axes.add(Axis.of(p.window(), axis, in.get(axis + 1), out.get(axis + 1)));
        }
        return of(p.kind(), p.countPadding(), in, axes);
    }

    static PoolKernel of(Layer.AdaptivePool p, List<Integer> in, List<Integer> out) {
        List<Axis> axes = new ArrayList<>();
        for (int axis = 1; axis < in.size(); axis++) {
            axes.add(Axis.adaptive(in.get(axis), out.get(axis)));
        }
        return of(p.kind(), false, in, axes);
    }

    /** One axis of positions is read as a row of two. */
    private static PoolKernel of(
            Pooling kind, boolean countPadding, List<Integer> in, List<Axis> axes) {
        Axis rows = axes.size() == 2 ? axes.getFirst() : Axis.NONE;
        Axis columns = axes.getLast();
        int width = in.getLast();
        List<int[]> covered = new ArrayList<>();
        int[] divisor = new int[rows.covered.size() * columns.covered.size()];
        for (int r = 0; r < rows.covered.size(); r++) {
            for (int c = 0; c < columns.covered.size(); c++) {
                int[] inColumns = columns.covered.get(c);
                int[] positions =
                        Arrays.stream(rows.covered.get(r))
                                .flatMap(
                                        row ->
                                                Arrays.stream(inColumns)
                                                        .map(column -> row * width + column))
                                .toArray();
                int padded = rows.padded[r] * columns.padded[c];
                divisor[covered.size()] = Math.max(1, countPadding ? padded : positions.length);
                covered.add(positions);
            }
        }
        return new PoolKernel(kind, in.getFirst(), covered, divisor);
    }

    @Override
    public void apply(float[][] inputs, float[] y) {
        float[] x = inputs[0];
        boolean most = kind == Pooling.MAX;
        Arrays.fill(y, most ? Float.NEGATIVE_INFINITY : 0);
        for (int o = 0; o < covered.size(); o++) {
            int to = o * units;
            for (int position : covered.get(o)) {
                if (most) {
                    largest(x, position * units, y, to, units);
                } else {
                    add(x, position * units, y, to, units);
                }
            }
            if (!most) {
                float by = 1f / divisor[o];
                for (int c = to; c < to + units; c++) {
                    y[c] *= by;
                }
            }
        }
    }

    /**
     * What the outputs owe to the inputs: the largest of a window gets all of it, the first where
     * several are as large, as in PyTorch; of an average each gets its part.
     *
     * @param dx filled
     */
    void backward(float[] x, float[] dy, float[] dx) {
        Arrays.fill(dx, 0);
        for (int o = 0; o < covered.size(); o++) {
            int from = o * units;
            if (kind == Pooling.MAX) {
                for (int c = 0; c < units; c++) {
                    int at = indexOfLargest(x, covered.get(o), c);
                    if (at >= 0) {
                        dx[at] += dy[from + c];
                    }
                }
                continue;
            }
            float by = 1f / divisor[o];
            for (int position : covered.get(o)) {
                for (int c = 0; c < units; c++) {
                    dx[position * units + c] += by * dy[from + c];
                }
            }
        }
    }

    /**
     * What pooling makes of a change of its inputs: an average that of the window, the largest that
     * of the place where x has it.
     *
     * @param dy filled
     */
    void along(float[] x, float[] dx, float[] dy) {
        if (kind != Pooling.MAX) {
            apply(new float[][] {dx}, dy);
            return;
        }
        for (int o = 0; o < covered.size(); o++) {
            for (int c = 0; c < units; c++) {
                int at = indexOfLargest(x, covered.get(o), c);
                dy[o * units + c] = at < 0 ? 0 : dx[at];
            }
        }
    }

    private int indexOfLargest(float[] x, int[] positions, int channel) {
        int best = -1;
        for (int position : positions) {
            int at = position * units + channel;
            if (best < 0 || x[at] > x[best]) {
                best = at;
            }
        }
        return best;
    }

    private static void largest(float[] x, int from, float[] y, int to, int n) {
        for (int c = 0; c < n; c++) {
            y[to + c] = Math.max(y[to + c], x[from + c]);
        }
    }

    private static void add(float[] x, int from, float[] y, int to, int n) {
        for (int c = 0; c < n; c++) {
            y[to + c] += x[from + c];
        }
    }
}
