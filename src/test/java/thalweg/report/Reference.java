package thalweg.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import thalweg.alignment.Alignment;
import thalweg.alignment.AlignmentCurve;
import thalweg.evaluation.Score;
import thalweg.landscape.CurvePoint;
import thalweg.landscape.LossCurve;

/** Chart data as a real pair of models gives them; partly measured, partly of the same shape. */
public final class Reference {
    private static final Path FILE = Path.of("../shared/reference/mlp-1-2.json");
    private static final double[] GAMMAS =
            IntStream.range(0, 10).mapToDouble(i -> i / 10.0).toArray();

    private final JsonNode json;

    private Reference(JsonNode json) {
        this.json = json;
    }

    /** Whether measured results are there. */
    public static boolean isThere() {
        return Files.exists(FILE);
    }

    /** Reads the measured results. */
    public static Reference read() {
        try {
            return new Reference(new ObjectMapper().readTree(FILE.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loss along the line between the two models, the search's steps made up between. */
    public LossChartData loss() {
        LossCurve naive = curve("naive");
        LossCurve matched = curve("matched");
        List<LossCurve> steps = new ArrayList<>();
        for (double part : new double[] {0.45, 0.2, 0.1, 0.05, 0.02}) {
            List<CurvePoint> points = new ArrayList<>();
            for (int i = 0; i < naive.points().size(); i++) {
                double n = naive.points().get(i).score().loss();
                double m = matched.points().get(i).score().loss();
                points.add(new CurvePoint(i / 10.0, score(m + part * (n - m))));
            }
            steps.add(new LossCurve(points));
        }
        return LossChartData.of(
                naive,
                matched,
                steps,
                json.get("l2After").asDouble() / json.get("l2Before").asDouble());
    }

    /** R(γ) of the two models. */
    public RChartData r() {
        AlignmentCurve before = r("rBefore", "rBeforeByLayer");
        AlignmentCurve after = r("rAfter", "rAfterByLayer");
        var low = new double[10];
        var high = new double[10];
        for (int i = 0; i < 10; i++) {
            low[i] = -0.004 - 0.0012 * i * i;
            high[i] = 0.006 + 0.0014 * i * i;
        }
        return RChartData.of(before, after, new Alignment.NullBand(GAMMAS, low, high, List.of()));
    }

    /** A spectrum of fc2's shape. */
    public SpectrumChartData spectrum() {
        float[] s = values(512);
        return new SpectrumChartData(
                "fc2",
                s,
                scaled(s, 0.985),
                new SpectrumChartData.Merged(0.31, scaled(s, 0.62), scaled(s, 0.94)));
    }

    /** Distance by step of the search. */
    public ObjectiveChartData distance() {
        var steps = new double[52];
        var l2 = new double[52];
        var objective = new double[52];
        for (int i = 0; i < 52; i++) {
            steps[i] = i;
            l2[i] = 36.617 + 6.258 * Math.exp(-i / 3.0);
            objective[i] = 745.2 - 390 * Math.exp(-i / 3.0);
        }
        return new ObjectiveChartData(
                new Curve(steps, l2), new Curve(steps, objective), false, Double.NaN);
    }

    /** Alignment of the first {@code k} vectors. */
    public HeatmapData heatmap(Alignment.Side side, boolean after, int k) {
        var random = new Random(1);
        float[] s = values(512);
        var values = new float[k * k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                double off = Math.exp(-Math.pow((i - j) / (1 + 0.12 * i), 2));
                double near = after ? 0.95 * Math.exp(-i / 14.0) * off : 0;
                double value =
                        near * (0.7 + 0.5 * random.nextDouble()) + 0.045 * random.nextGaussian();
                values[i * k + j] =
                        (float)
                                Math.clamp(
                                        side == Alignment.Side.JOINT ? value : Math.abs(value),
                                        -1,
                                        1);
            }
        }
        return new HeatmapData("fc2", side, after, k, k, values, 512, s, s);
    }

    private static float[] values(int n) {
        var s = new float[n];
        for (int i = 0; i < n; i++) {
            double t = i / (double) n;
            s[i] =
                    (float)
                            (3 * Math.exp(-i / 7.0)
                                    + 1.15 * Math.pow(1 - t, 1.6) * Math.exp(-t)
                                    + 0.004);
        }
        return s;
    }

    private static float[] scaled(float[] s, double first) {
        var scaled = new float[s.length];
        for (int i = 0; i < s.length; i++) {
            scaled[i] = (float) (s[i] * (first + (1 - first) * 0.3 * Math.min(1, i / 60.0)));
        }
        return scaled;
    }

    private LossCurve curve(String name) {
        List<CurvePoint> points = new ArrayList<>();
        for (JsonNode point : json.get(name)) {
            points.add(
                    new CurvePoint(
                            point.get("alpha").asDouble(), score(point.get("loss").asDouble())));
        }
        return new LossCurve(points);
    }

    private static Score score(double loss) {
        return new Score(loss, 0.98, 10_000);
    }

    private AlignmentCurve r(String total, String byLayer) {
        List<AlignmentCurve.OfLayer> layers = new ArrayList<>();
        json.get(byLayer)
                .properties()
                .forEach(
                        layer ->
                                layers.add(
                                        new AlignmentCurve.OfLayer(
                                                layer.getKey().replace(".weight", ""),
                                                values(layer.getValue()))));
        return new AlignmentCurve(GAMMAS, values(json.get(total)), layers);
    }

    private static double[] values(JsonNode byGamma) {
        DoubleUnaryOperator at =
                gamma -> byGamma.get(gamma == 0 ? "0" : Double.toString(gamma)).asDouble();
        return java.util.Arrays.stream(GAMMAS).map(at).toArray();
    }
}
