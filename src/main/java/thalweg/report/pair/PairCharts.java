package thalweg.report.pair;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.Alignment;
import thalweg.alignment.AlignmentCurve;
import thalweg.alignment.LayerSpectrum;
import thalweg.engine.JobContext;
import thalweg.landscape.LossCurve;
import thalweg.matching.Snapshot;
import thalweg.report.ChartData;
import thalweg.report.Curve;
import thalweg.report.Heading;
import thalweg.report.HeatmapData;
import thalweg.report.LayerWords;
import thalweg.report.LayersRData;
import thalweg.report.LossChartData;
import thalweg.report.ObjectiveChartData;
import thalweg.report.RChartData;
import thalweg.report.SmallMultiplesData;
import thalweg.report.SpectrumChartData;
import thalweg.symmetry.Permutation;
import thalweg.words.Words;

/** The charts of a pair at a step of a search; what isn't measured yet is. On the lane. */
public final class PairCharts {
    /** Faint curves beside the two of the loss. */
    private static final int FAINT = 8;

    /** Vectors in a small map. */
    private static final int SMALL = 32;

    private final MeasuredPair pair;
    private final Words words;

    /**
     * @param words in which headings are written
     */
    public PairCharts(MeasuredPair pair, Words words) {
        this.pair = pair;
        this.words = words;
    }

    /** Which heatmaps. */
    public enum Moment {
        BEFORE,
        AFTER,
        BOTH
    }

    private PairChart chart(ChartData data, String key, Object... about) {
        return new PairChart(
                data,
                new Heading(words.get("report." + key), words.get("report." + key + ".sub", about)),
                words.get("report." + key + ".definition"));
    }

    /**
     * Loss along the line.
     *
     * @param search null for A and B as they are alone
     * @param step of it
     * @param alpha where the marker stands; NaN for none
     */
    public PairChart loss(
            @Nullable PairSearch search,
            int step,
            double alpha,
            boolean logScale,
            JobContext context) {
        Examples examples = pair.examples();
        if (examples == null) {
            return chart(LossChartData.EMPTY, "loss", "");
        }
        Snapshot at = search == null ? null : search.at(step);
        boolean whole = search == null || at == null || at.step() == search.best().step();
        LossCurve naive = whole ? pair.naive(context) : pair.naiveSample(context);
        LossCurve matched = null;
        List<LossCurve> faint = List.of();
        double shortening = Double.NaN;
        if (search != null && at != null) {
            matched =
                    whole
                            ? pair.loss(at.permutation(), context)
                            : pair.sample(at.permutation(), context);
            faint = some(pair.samplesKnown(search));
            shortening = search.shortening(at);
        }
        Examples of = whole ? examples : examples.first(MeasuredPair.SAMPLE);
        LossChartData data =
                LossChartData.of(naive, matched, faint, shortening)
                        .withAlpha(alpha)
                        .withLogScale(logScale);
        return chart(data, "loss", of.words(words));
    }

    /** The first ones move the most. */
    private static List<LossCurve> some(List<LossCurve> all) {
        if (all.size() <= FAINT) {
            return all;
        }
        List<LossCurve> some = new ArrayList<>();
        for (int i = 0; i < FAINT; i++) {
            double part = (double) i / (FAINT - 1);
            some.add(all.get((int) Math.round(part * part * (all.size() - 1))));
        }
        return some.stream().distinct().toList();
    }

    /**
     * Distance, or the objective, by step.
     *
     * @param step where the marker stands; negative for none
     */
    public PairChart distance(PairSearch search, int step, boolean objective) {
        var data =
                ObjectiveChartData.of(search.result().trace())
                        .withApart(search.apart())
                        .withObjective(objective)
                        .withStep(step < 0 ? Double.NaN : step);
        return chart(data, objective ? "objective" : "distance", search.name());
    }

    /**
     * R(γ).
     *
     * @param gamma where the marker stands; NaN for none
     * @param layer to bring forward; empty for none
     */
    public PairChart r(
            @Nullable PairSearch search, int step, double gamma, String layer, JobContext context) {
        Snapshot at = search == null ? null : search.at(step);
        AlignmentCurve after =
                at == null || at.step() == 0 ? null : pair.r(at.permutation(), context);
        var data =
                RChartData.of(pair.before(context), after, pair.band(context))
                        .withGamma(gamma)
                        .withChosen(layer);
        return chart(data, "r", Alignment.BAND_PERMUTATIONS);
    }

    /** R of each layer, before and after. */
    public PairChart layers(PairSearch search, double gamma, JobContext context) {
        AlignmentCurve before = pair.before(context);
        AlignmentCurve after = pair.r(search.permutation(), context);
        Alignment.NullBand band = pair.band(context);
        int at = nearest(band.gammas(), gamma);
        List<LayersRData.Bar> bars = new ArrayList<>();
        for (int l = 0; l < before.layers().size(); l++) {
            Alignment.NullBand.OfLayer random = band.layers().get(l);
            bars.add(
                    new LayersRData.Bar(
                            LayerWords.shortName(before.layers().get(l).tensor()),
                            before.layers().get(l).r()[at],
                            after.layers().get(l).r()[at],
                            random.low()[at],
                            random.high()[at]));
        }
        return chart(
                new LayersRData(band.gammas()[at], bars),
                "layers",
                String.valueOf(band.gammas()[at]),
                Alignment.BAND_PERMUTATIONS);
    }

    static int nearest(double[] gammas, double wanted) {
        int at = Arrays.binarySearch(gammas, wanted);
        if (at >= 0) {
            return at;
        }
        int after = Math.min(-at - 1, gammas.length - 1);
        int before = Math.max(0, after - 1);
        return wanted - gammas[before] <= gammas[after] - wanted ? before : after;
    }

    /**
     * Singular values of a layer.
     *
     * @param alpha of the merged model whose values stand beside; NaN for none
     */
    public PairChart spectrum(
            String tensor,
            @Nullable PairSearch search,
            int step,
            double alpha,
            JobContext context) {
        LayerSpectrum a = layer(tensor, context);
        LayerSpectrum b = pair.ofB(a, context);
        SpectrumChartData.Merged merged = null;
        if (!Double.isNaN(alpha)) {
            float[] matched = null;
            if (search != null) {
                Permutation permutation = search.at(step).permutation();
                matched = pair.merged(tensor, permutation.apply(pair.pair().b()), alpha);
            }
            merged =
                    new SpectrumChartData.Merged(
                            alpha, pair.merged(tensor, pair.pair().b(), alpha), matched);
        }
        String name = LayerWords.shortName(tensor);
        return chart(new SpectrumChartData(name, a.s(), b.s(), merged), "spectrum", name);
    }

    /** The alignment of a layer's singular vectors: one map or two. */
    public List<PairChart> heatmaps(
            String tensor,
            @Nullable PairSearch search,
            int step,
            Moment moment,
            Alignment.Side side,
            int vectors,
            JobContext context) {
        LayerSpectrum a = layer(tensor, context);
        LayerSpectrum b = pair.ofB(a, context);
        List<PairChart> maps = new ArrayList<>();
        if (moment != Moment.AFTER || search == null) {
            maps.add(heatmap(a, b, null, side, vectors));
        }
        if (moment != Moment.BEFORE && search != null) {
            context.yieldOrStop();
            maps.add(heatmap(a, b, search.at(step).permutation(), side, vectors));
        }
        return maps;
    }

    private PairChart heatmap(
            LayerSpectrum a,
            LayerSpectrum b,
            @Nullable Permutation permutation,
            Alignment.Side side,
            int vectors) {
        boolean after = permutation != null;
        Alignment.Matrix matrix = pair.matrix(a, b, permutation, side, vectors);
        String name = LayerWords.shortName(a.tensor());
        return chart(
                HeatmapData.of(name, side, after, matrix, a.s(), b.s()),
                after ? "heatmap-after" : "heatmap-before",
                name,
                Math.min(matrix.rows(), matrix.columns()),
                Math.min(a.s().length, b.s().length));
    }

    private LayerSpectrum layer(String tensor, JobContext context) {
        List<LayerSpectrum> all = pair.layers(context);
        return all.stream()
                .filter(l -> l.tensor().equals(tensor))
                .findFirst()
                .orElse(all.getFirst());
    }

    /** A caption where there is nothing to show. */
    String withoutPicture(String caption) {
        return with(caption, words.get("report.no-picture"));
    }

    /** A caption where the step of the search that was meant isn't there, and another is shown. */
    String ofAnotherStep(String caption, int meant, int shown) {
        return with(caption, words.get("steps.not-kept", meant, shown));
    }

    private static String with(String caption, String remark) {
        return caption.isBlank() ? remark : caption + " (" + remark + ")";
    }

    /**
     * A small picture of every layer.
     *
     * @param after whether maps are of π(B), else of B
     * @param chosen the tensor to bring forward; empty for none
     */
    public PairChart multiples(
            SmallMultiplesData.Kind kind,
            boolean after,
            @Nullable PairSearch search,
            int step,
            double gamma,
            String chosen,
            JobContext context) {
        Snapshot at = search == null ? null : search.at(step);
        AlignmentCurve before = pair.before(context);
        AlignmentCurve moved =
                at == null || at.step() == 0 ? null : pair.r(at.permutation(), context);
        Alignment.NullBand band = pair.band(context);
        boolean maps = kind == SmallMultiplesData.Kind.ALIGNMENT;
        List<SmallMultiplesData.Tile> tiles = new ArrayList<>();
        List<LayerSpectrum> layers = pair.layers(context);
        for (int l = 0; l < layers.size(); l++) {
            context.yieldOrStop();
            LayerSpectrum a = layers.get(l);
            LayerSpectrum b = pair.ofB(a, context);
            Alignment.NullBand.OfLayer random = band.layers().get(l);
            tiles.add(
                    new SmallMultiplesData.Tile(
                            a.tensor(),
                            LayerWords.shortName(a.tensor()),
                            new Curve(before.gammas(), before.layers().get(l).r()),
                            moved == null
                                    ? null
                                    : new Curve(moved.gammas(), moved.layers().get(l).r()),
                            new RChartData.Band(band.gammas(), random.low(), random.high()),
                            a.s(),
                            b.s(),
                            maps ? map(a, b, null) : null,
                            maps && at != null ? map(a, b, at.permutation()) : null));
        }
        String key = "multiples." + kind.name().toLowerCase(Locale.ROOT);
        return chart(
                new SmallMultiplesData(kind, after && at != null, gamma, chosen, tiles), key, "");
    }

    private HeatmapData map(LayerSpectrum a, LayerSpectrum b, @Nullable Permutation permutation) {
        return HeatmapData.of(
                LayerWords.shortName(a.tensor()),
                Alignment.Side.JOINT,
                permutation != null,
                pair.matrix(a, b, permutation, Alignment.Side.JOINT, SMALL),
                a.s(),
                b.s());
    }

    /** Every layer's weight, in the network's order. */
    public List<String> tensors(JobContext context) {
        return pair.layers(context).stream().map(LayerSpectrum::tensor).toList();
    }
}
