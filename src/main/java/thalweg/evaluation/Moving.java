package thalweg.evaluation;

import java.util.Arrays;
import java.util.List;
import thalweg.network.Layer;
import thalweg.words.Phrase;

/** Kernels that only move, join, add or multiply numbers. */
final class Moving {
    private Moving() {}

    static void copy(float[][] x, float[] y) {
        System.arraycopy(x[0], 0, y, 0, y.length);
    }

    /** [rows, columns] to [columns, rows]. */
    static void transpose(float[] x, int rows, int columns, float[] y) {
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                y[c * rows + r] = x[r * columns + c];
            }
        }
    }

    static void add(float[][] x, float[] y) {
        copy(x, y);
        for (int k = 1; k < x.length; k++) {
            float[] other = x[k];
            for (int i = 0; i < y.length; i++) {
                y[i] += other[i];
            }
        }
    }

    /** Position by position; one of a single position with all of the other. */
    static void multiply(float[][] x, int units, float[] y) {
        float[] a = x[0];
        float[] b = x[1];
        for (int i = 0; i < y.length; i++) {
            float left = a[a.length == y.length ? i : i % units];
            y[i] = left * b[b.length == y.length ? i : i % units];
        }
    }

    /** What is owed to one factor of {@link #multiply}; over all positions where it has one. */
    static void multiplyBackward(float[] other, float[] dy, int units, float[] dx) {
        Arrays.fill(dx, 0);
        for (int i = 0; i < dy.length; i++) {
            float by = other[other.length == dy.length ? i : i % units];
            dx[dx.length == dy.length ? i : i % units] += by * dy[i];
        }
    }

    /** Values of so many units each, one after another at every position. */
    static void join(float[][] x, int[] units, float[] y) {
        int all = Arrays.stream(units).sum();
        int at = 0;
        for (int k = 0; k < x.length; k++) {
            for (int p = 0; p * units[k] < x[k].length; p++) {
                System.arraycopy(x[k], p * units[k], y, p * all + at, units[k]);
            }
            at += units[k];
        }
    }

    /** What {@link #join} joined, apart again. */
    static void split(float[] y, int[] units, float[][] x) {
        int all = Arrays.stream(units).sum();
        int at = 0;
        for (int k = 0; k < x.length; k++) {
            for (int p = 0; p * units[k] < x[k].length; p++) {
                System.arraycopy(y, p * all + at, x[k], p * units[k], units[k]);
            }
            at += units[k];
        }
    }

    /** What the shortcut's output owes to its input: positions that it skipped get nothing. */
    static KernelBackward.OfExample shortcutBackward(
            Layer.ZeroPadShortcut s, List<Integer> in, List<Integer> out) {
        int units = in.getFirst();
        int all = out.getFirst();
        return (x, dy, dx) -> {
            Arrays.fill(dx[0], 0);
            for (int p = 0; p * all < dy.length; p++) {
                int from = source(s, p, in, out) * units;
                System.arraycopy(dy, p * all + s.before(), dx[0], from, units);
            }
        };
    }

    /** The input's position that the shortcut takes for one of its output. */
    private static int source(
            Layer.ZeroPadShortcut s, int position, List<Integer> in, List<Integer> out) {
        int newWidth = out.getLast();
        boolean plane = in.size() > 2;
        int row = plane ? position / newWidth * s.stride() : 0;
        int column = (plane ? position % newWidth : position) * s.stride();
        return row * in.getLast() + column;
    }

    static Kernel shortcut(Layer.ZeroPadShortcut s, List<Integer> in, List<Integer> out) {
        int units = in.getFirst();
        int all = out.getFirst();
        return (x, y) -> {
            Arrays.fill(y, 0);
            for (int p = 0; p * all < y.length; p++) {
                int from = source(s, p, in, out) * units;
                System.arraycopy(x[0], from, y, p * all + s.before(), units);
            }
        };
    }

    static void lookUp(float[] tokens, Layer.Embedding e, float[] table, float[] y) {
        for (int t = 0; t < tokens.length; t++) {
            int row = (int) tokens[t];
            if (row < 0 || row >= e.count() || row != tokens[t]) {
                throw new EvaluationException(
                        Phrase.of(
                                "badmeasure.input-holds-network-looks-up-one-rows",
                                tokens[t],
                                e.count()),
                        Phrase.of("badmeasure.layer", e.weight()),
                        Phrase.of("remedies.choose-data-token-numbers-without-normalisation"));
            }
            System.arraycopy(table, row * e.size(), y, t * e.size(), e.size());
        }
    }
}
