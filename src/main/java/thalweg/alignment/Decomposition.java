package thalweg.alignment;

import java.util.Objects;
import thalweg.checkpoint.ElementType;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.LinearAlgebra.Svd;
import thalweg.network.Parameter;

/** Weights to spectra. */
final class Decomposition {
    private Decomposition() {}

    /** The spectrum of a weight [out, in] or [out, in, k, k], named as it is. */
    static LayerSpectrum of(LinearAlgebra algebra, Parameter weight) {
        int rows = weight.shape().get(0);
        int columns = columns(weight);
        requireFinite(weight.name(), weight.values());
        Svd svd = algebra.svd(weight.values(), rows, columns, true);
        return new LayerSpectrum(
                weight.name(),
                rows,
                weight.shape().get(1),
                columns,
                svd.s(),
                transposed(Objects.requireNonNull(svd.u()), rows, svd.s().length),
                Objects.requireNonNull(svd.vt()),
                // What was stored finer than a float is computed in floats here.
                Math.max(weight.storedAs().epsilon(), ElementType.F32.epsilon()));
    }

    /** Numbers a row. */
    static int columns(Parameter weight) {
        return weight.shape().stream().skip(1).reduce(1, Math::multiplyExact);
    }

    static void requireFinite(String tensor, float[] values) {
        for (float x : values) {
            if (!Float.isFinite(x)) {
                throw new AlignmentException(
                        "a NaN or infinite weight has no singular vectors",
                        "tensor " + tensor,
                        "use a model whose weights are all finite");
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
