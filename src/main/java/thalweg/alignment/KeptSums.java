package thalweg.alignment;

/**
 * How many vectors each model keeps at each γ, and from M the sums over the kept ones for all γ in
 * one pass. Since fewer are kept as γ rises, the sums are of nested leading blocks of M.
 *
 * @param keptA by γ, not rising
 * @param keptB by γ, not rising
 */
record KeptSums(int[] keptA, int[] keptB) {
    static KeptSums of(LayerSpectrum a, LayerSpectrum b, double[] gammas) {
        int[] keptA = new int[gammas.length];
        int[] keptB = new int[gammas.length];
        for (int g = 0; g < gammas.length; g++) {
            if (g > 0 && !(gammas[g] >= gammas[g - 1])) {
                throw new IllegalArgumentException("γ must rise");
            }
            keptA[g] = a.kept(gammas[g]);
            keptB[g] = b.kept(gammas[g]);
        }
        return new KeptSums(keptA, keptB);
    }

    /** Rows of M that any γ needs. */
    int rows() {
        return keptA.length == 0 ? 0 : keptA[0];
    }

    /** Columns of M that any γ needs. */
    int columns() {
        return keptB.length == 0 ? 0 : keptB[0];
    }

    /** n of the layer at that γ. */
    int count(int gamma) {
        return Math.min(keptA[gamma], keptB[gamma]);
    }

    /** Σ M_ij over the kept i and j for each γ, of a row-major M of {@link #rows()} rows. */
    double[] of(float[] m) {
        double[] sums = new double[keptA.length];
        int stride = columns();
        for (int i = 0; i < rows(); i++) {
            double row = 0;
            int j = 0;
            for (int g = keptA.length - 1; g >= 0; g--) {
                for (; j < keptB[g]; j++) {
                    row += m[i * stride + j];
                }
                if (i < keptA[g]) {
                    sums[g] += row;
                }
            }
        }
        return sums;
    }
}
