package thalweg.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.Alignment;
import thalweg.alignment.AlignmentCurve;
import thalweg.words.Phrase;

/**
 * R(γ), the alignment of singular vectors with s ≥ γ · s₁.
 *
 * @param after between A and π(B), all layers; null until measured
 * @param layers the same of each layer
 * @param before between A and B as they are, all layers; null until measured
 * @param band of random permutations; null until measured
 * @param gamma where the marker stands; NaN for none
 * @param chosen the layer to bring forward; empty for none
 */
public record RChartData(
        @Nullable Curve after,
        List<OfLayer> layers,
        @Nullable Curve before,
        @Nullable Band band,
        double gamma,
        String chosen)
        implements SeriesData {
    /** One layer's R(γ). */
    public record OfLayer(String name, Curve r) {}

    /** The least and the largest R at each γ. */
    public record Band(double[] gammas, double[] low, double[] high) {}

    /** Nothing measured yet. */
    public static final RChartData EMPTY =
            new RChartData(null, List.of(), null, null, Double.NaN, "");

    /** Copies the list. */
    public RChartData {
        layers = List.copyOf(layers);
    }

    /** Of measured curves. */
    public static RChartData of(
            @Nullable AlignmentCurve before,
            @Nullable AlignmentCurve after,
            Alignment.@Nullable NullBand band) {
        List<OfLayer> layers =
                after == null
                        ? List.of()
                        : after.layers().stream()
                                .map(
                                        layer ->
                                                new OfLayer(
                                                        layer.tensor(),
                                                        new Curve(after.gammas(), layer.r())))
                                .toList();
        return new RChartData(
                after == null ? null : new Curve(after.gammas(), after.total()),
                layers,
                before == null ? null : new Curve(before.gammas(), before.total()),
                band == null ? null : new Band(band.gammas(), band.low(), band.high()),
                Double.NaN,
                "");
    }

    /** The same with the marker at γ; NaN for none. */
    public RChartData withGamma(double marker) {
        return new RChartData(after, layers, before, band, marker, chosen);
    }

    /** The same with one layer brought forward. */
    public RChartData withChosen(String layer) {
        return new RChartData(after, layers, before, band, gamma, layer);
    }

    /** E.g. "R(0.3)". */
    public static String name(double gamma) {
        String at = Figures.of(gamma, 2);
        return "R(" + (at.endsWith("0") ? at.substring(0, 3) : at) + ")";
    }

    /** E.g. "R(0.3) = 0.308". */
    public static String readout(double gamma, double r) {
        return name(gamma) + " = " + Figures.of(r, 3);
    }

    /** Whether there is nothing to draw. */
    public boolean isEmpty() {
        return after == null && before == null;
    }

    /** What the line of all layers is called. */
    Phrase afterName() {
        return Phrase.of(layers.size() > 1 ? "charts.after.all" : "charts.after");
    }

    @Override
    public List<Series> series() {
        List<Series> all = new ArrayList<>();
        if (after != null) {
            all.add(Series.solid("after", afterName(), ChartTheme::matched, after));
        }
        if (before != null) {
            all.add(Series.dashed("before", Phrase.of("charts.before"), ChartTheme::naive, before));
        }
        for (OfLayer layer : layers) {
            if (layer.name.equals(chosen)) {
                Phrase name = Phrase.plain(LayerWords.shortName(chosen));
                all.add(Series.solid("chosen", name, ChartTheme::text, layer.r));
            }
        }
        if (layers.stream().anyMatch(layer -> !layer.name.equals(chosen))) {
            all.add(Series.solid("layers", Phrase.of("charts.layers"), ChartTheme::faint));
        }
        if (band != null) {
            all.add(
                    Series.band(
                            "random",
                            Phrase.of("charts.random"),
                            theme -> ChartTheme.faded(theme.muted(), 0.5),
                            new Curve(band.gammas, band.low),
                            new Curve(band.gammas, band.high)));
        }
        return all;
    }

    @Override
    public RChartData without(Set<String> hidden) {
        return new RChartData(
                hidden.contains("after") ? null : after,
                layers.stream()
                        .filter(
                                layer ->
                                        !hidden.contains(
                                                layer.name.equals(chosen) ? "chosen" : "layers"))
                        .toList(),
                hidden.contains("before") ? null : before,
                hidden.contains("random") ? null : band,
                gamma,
                chosen);
    }

    @Override
    public Axis axis() {
        return Axis.GAMMA;
    }

    @Override
    public Phrase placeText(double x) {
        return Phrase.of("charts.at.gamma", Figures.of(x, 2));
    }

    @Override
    public String valueText(double y) {
        return Figures.of(y, 3);
    }

    @Override
    public String fileName() {
        return "r";
    }

    @Override
    public ChartTable table() {
        double[] gammas = new double[0];
        if (after != null) {
            gammas = after.x();
        } else if (before != null) {
            gammas = before.x();
        }
        var table = new ChartTable.Builder("gamma", gammas);
        if (before != null) {
            table.add("R before", before);
        }
        if (after != null) {
            table.add("R after", after);
        }
        for (OfLayer layer : layers) {
            table.add("R after, " + layer.name, layer.r);
        }
        if (band != null) {
            table.add("random, least", new Curve(band.gammas, band.low));
            table.add("random, largest", new Curve(band.gammas, band.high));
        }
        return table.build();
    }
}
