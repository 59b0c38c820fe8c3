package thalweg.report;

import org.jspecify.annotations.Nullable;

/**
 * Singular values of one layer, by rank in descending order.
 *
 * @param layer the layer's name
 * @param a of A
 * @param movedB of π(B)
 * @param merged of θ(α), naive beside matched; null for none
 */
public record SpectrumChartData(String layer, float[] a, float[] movedB, @Nullable Merged merged)
        implements ChartData {
    /**
     * Singular values of the merged model.
     *
     * @param alpha of θ(α) = (1 − α) θ_a + α θ_b
     * @param naive with B as it is
     * @param matched with π(B); null while no π has been searched
     */
    public record Merged(double alpha, float[] naive, float @Nullable [] matched) {}

    /** Nothing computed yet. */
    public static final SpectrumChartData EMPTY =
            new SpectrumChartData("", new float[0], new float[0], null);

    /** The same with other merged values. */
    public SpectrumChartData withMerged(@Nullable Merged other) {
        return new SpectrumChartData(layer, a, movedB, other);
    }

    /** Whether there is nothing to draw. */
    public boolean isEmpty() {
        return a.length == 0 && movedB.length == 0;
    }

    @Override
    public String fileName() {
        return layer.isEmpty() ? "spectrum" : "spectrum-" + layer;
    }

    @Override
    public ChartTable table() {
        int n = Math.max(a.length, movedB.length);
        if (merged != null) {
            n = Math.max(n, merged.naive.length);
        }
        var ranks = new double[n];
        for (int i = 0; i < n; i++) {
            ranks[i] = i + 1;
        }
        var table =
                new ChartTable.Builder("rank", ranks)
                        .add("s of A", doubles(a))
                        .add("s of pi(B)", doubles(movedB));
        if (merged != null) {
            table.add("s of theta(" + merged.alpha + ") naive", doubles(merged.naive));
            if (merged.matched != null) {
                table.add("s of theta(" + merged.alpha + ") matched", doubles(merged.matched));
            }
        }
        return table.build();
    }

    private static double[] doubles(float[] values) {
        var wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            // The shortest decimal that names the float, not the float's binary digits.
            wide[i] = Double.parseDouble(Float.toString(values[i]));
        }
        return wide;
    }
}
