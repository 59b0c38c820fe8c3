package thalweg.alignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import thalweg.checkpoint.ElementType;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.LinearAlgebra.Svd;
import thalweg.network.Parameter;
import thalweg.words.Phrase;

/** Weights to spectra. */
final class Decomposition {
    private Decomposition() {}

    /** The spectrum of a weight [out, in] or [out, in, k, k], named as it is. */
    static LayerSpectrum of(LinearAlgebra algebra, Parameter weight) {
        requireFinite(weight.name(), weight.values());
        int rows = weight.shape().getFirst();
        List<Block> blocks = blocks(algebra, weight, true);
        Vectors vectors = blocks.size() == 1 ? blocks.getFirst().vectors() : joined(blocks);
        return new LayerSpectrum(
                weight.name(),
                rows,
                weight.shape().get(1) * weight.blocks(),
                columns(weight),
                weight.blocks(),
                vectors.s(),
                vectors.u(),
                vectors.v(),
                // What was stored finer than a float is computed in floats here.
                Math.max(weight.storedAs().epsilon(), ElementType.F32.epsilon()));
    }

    /** The singular values alone, descending. */
    static float[] singularValues(LinearAlgebra algebra, Parameter weight) {
        requireFinite(weight.name(), weight.values());
        List<Block> blocks = blocks(algebra, weight, false);
        float[] s = new float[blocks.size() * blocks.getFirst().svd().s().length];
        int at = 0;
        for (Block block : blocks) {
            for (float value : block.svd().s()) {
                s[at++] = -value;
            }
        }
        Arrays.sort(s);
        for (int i = 0; i < s.length; i++) {
            s[i] = -s[i];
        }
        return s;
    }

    /** Columns of the matrix that a weight stands for. */
    static int columns(Parameter weight) {
        return rowLength(weight) * weight.blocks();
    }

    /** Numbers a row. */
    private static int rowLength(Parameter weight) {
        return weight.shape().stream().skip(1).reduce(1, Math::multiplyExact);
    }

    /** One block on the diagonal, [rows, columns], decomposed. */
    private record Block(int rows, int columns, Svd svd) {
        Vectors vectors() {
            return new Vectors(
                    svd.s(),
                    transposed(Objects.requireNonNull(svd.u()), rows, svd.s().length),
                    Objects.requireNonNull(svd.vt()));
        }
    }

    /** Singular values, left and right vectors, a vector a row. */
    private record Vectors(float[] s, float[] u, float[] v) {}

    private static List<Block> blocks(LinearAlgebra algebra, Parameter weight, boolean vectors) {
        int high = weight.shape().getFirst() / weight.blocks();
        int wide = rowLength(weight);
        float[] values = weight.values();
        List<Block> blocks = new ArrayList<>();
        for (int b = 0; b < weight.blocks(); b++) {
            float[] part =
                    weight.blocks() == 1
                            ? values
                            : Arrays.copyOfRange(values, b * high * wide, (b + 1) * high * wide);
            blocks.add(new Block(high, wide, algebra.svd(part, high, wide, vectors)));
        }
        return blocks;
    }

    /** Of the whole matrix: each block's vectors at the block's place, by descending value. */
    private static Vectors joined(List<Block> blocks) {
        record Value(int block, int index, float s) {}
        List<Value> values = new ArrayList<>();
        for (int b = 0; b < blocks.size(); b++) {
            float[] s = blocks.get(b).svd().s();
            for (int i = 0; i < s.length; i++) {
                values.add(new Value(b, i, s[i]));
            }
        }
        values.sort(Comparator.comparing(Value::s).reversed());
        List<Vectors> parts = blocks.stream().map(Block::vectors).toList();
        int high = blocks.getFirst().rows();
        int wide = blocks.getFirst().columns();
        int rows = high * blocks.size();
        int columns = wide * blocks.size();
        float[] s = new float[values.size()];
        float[] u = new float[Math.multiplyExact(values.size(), rows)];
        float[] v = new float[Math.multiplyExact(values.size(), columns)];
        for (int i = 0; i < s.length; i++) {
            Value value = values.get(i);
            Vectors part = parts.get(value.block());
            s[i] = value.s();
            System.arraycopy(
                    part.u(), value.index() * high, u, i * rows + value.block() * high, high);
            System.arraycopy(
                    part.v(), value.index() * wide, v, i * columns + value.block() * wide, wide);
        }
        return new Vectors(s, u, v);
    }

    static void requireFinite(String tensor, float[] values) {
        for (float x : values) {
            if (!Float.isFinite(x)) {
                throw new AlignmentException(
                        Phrase.of("badmeasure.nan-infinite-weight-has-no-singular-vectors"),
                        Phrase.of("badmeasure.tensor", tensor),
                        Phrase.of("remedies.use-model-weights-all-finite"));
            }
        }
    }

    /** In tiles, so that neither side leaves the cache. */
    private static float[] transposed(float[] x, int rows, int columns) {
        int tile = 32;
        float[] t = new float[x.length];
        for (int i0 = 0; i0 < rows; i0 += tile) {
            for (int j0 = 0; j0 < columns; j0 += tile) {
                int i1 = Math.min(rows, i0 + tile);
                int j1 = Math.min(columns, j0 + tile);
                for (int i = i0; i < i1; i++) {
                    for (int j = j0; j < j1; j++) {
                        t[j * rows + i] = x[i * columns + j];
                    }
                }
            }
        }
        return t;
    }
}
