package thalweg.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;

/**
 * Singular values of one layer, by rank in descending order.
 *
 * @param layer the layer's name
 * @param a of A
 * @param movedB of π(B)
 * @param merged of θ(α), naive beside matched; null for none
 * @param logScale whether the upright axis is logarithmic
 */
public record SpectrumChartData(
        String layer, float[] a, float[] movedB, @Nullable Merged merged, boolean logScale)
        implements SeriesData {
    /**
     * Singular values of the merged model.
     *
     * @param alpha of θ(α) = (1 − α) θ_a + α θ_b
     * @param naive with B as it is
     * @param matched with π(B); null while no π has been searched
     */
    public record Merged(double alpha, float[] naive, float @Nullable [] matched) {
        /** What one of its lines is called. */
        Phrase name(Phrase line) {
            return Phrase.of("charts.merged", Figures.of(alpha, 2), line);
        }
    }

    /** On a logarithmic axis. */
    public SpectrumChartData(String layer, float[] a, float[] movedB, @Nullable Merged merged) {
        this(layer, a, movedB, merged, true);
    }

    /** Nothing computed yet. */
    public static final SpectrumChartData EMPTY =
            new SpectrumChartData("", new float[0], new float[0], null);

    /** The same with other merged values. */
    public SpectrumChartData withMerged(@Nullable Merged other) {
        return new SpectrumChartData(layer, a, movedB, other, logScale);
    }

    /** The same on a logarithmic or linear axis. */
    public SpectrumChartData withLogScale(boolean logarithmic) {
        return new SpectrumChartData(layer, a, movedB, merged, logarithmic);
    }

    /** Whether there is nothing to draw. */
    public boolean isEmpty() {
        return a.length == 0 && movedB.length == 0;
    }

    @Override
    public List<Series> series() {
        List<Series> all = new ArrayList<>();
        if (merged != null) {
            float[] matched = merged.matched;
            if (matched != null) {
                all.add(
                        Series.solid(
                                "matched",
                                merged.name(Phrase.of("lines.matched")),
                                ChartTheme::matched,
                                Curve.ofRanks(matched)));
            }
            all.add(
                    Series.dashed(
                            "naive",
                            merged.name(Phrase.of("lines.naive")),
                            ChartTheme::naive,
                            Curve.ofRanks(merged.naive)));
        }
        if (a.length > 0) {
            all.add(Series.solid("A", Phrase.plain("A"), ChartTheme::a, Curve.ofRanks(a)));
        }
        if (movedB.length > 0) {
            all.add(
                    Series.dashed(
                            "π(B)", Phrase.plain("π(B)"), ChartTheme::b, Curve.ofRanks(movedB)));
        }
        return all;
    }

    @Override
    public SpectrumChartData without(Set<String> hidden) {
        Merged left = merged;
        if (left != null && hidden.contains("matched")) {
            left = new Merged(left.alpha, left.naive, null);
        }
        if (left != null && hidden.contains("naive")) {
            left = new Merged(left.alpha, new float[0], left.matched);
        }
        return new SpectrumChartData(
                layer,
                hidden.contains("A") ? new float[0] : a,
                hidden.contains("π(B)") ? new float[0] : movedB,
                left,
                logScale);
    }

    @Override
    public Axis axis() {
        return Axis.RANK;
    }

    @Override
    public double nearest(double x) {
        int most = Math.max(a.length, movedB.length);
        if (merged != null) {
            most = Math.max(most, merged.naive.length);
        }
        return most == 0 ? Double.NaN : Math.clamp(Math.rint(x), 1, most);
    }

    @Override
    public Phrase placeText(double x) {
        return Phrase.of("charts.at.rank", Math.round(x));
    }

    @Override
    public String valueText(double y) {
        return y >= 0.001 ? String.format(Locale.ROOT, "%.4g", y) : Figures.small(y);
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
        var table = new ChartTable.Builder("rank", ranks);
        add(table, "s of A", a);
        add(table, "s of pi(B)", movedB);
        if (merged != null) {
            add(table, "s of theta(" + merged.alpha + ") naive", merged.naive);
            if (merged.matched != null) {
                add(table, "s of theta(" + merged.alpha + ") matched", merged.matched);
            }
        }
        return table.build();
    }

    private static void add(ChartTable.Builder table, String name, float[] values) {
        if (values.length > 0) {
            table.add(name, doubles(values));
        }
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
