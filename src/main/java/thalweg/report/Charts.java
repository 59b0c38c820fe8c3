package thalweg.report;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Collection;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import thalweg.words.Phrase;
import thalweg.words.Words;

/** Numbers → chart. A new chart each time: charts are cheap, and never changed once shown. */
public final class Charts {
    private Charts() {}

    /**
     * The chart of the data.
     *
     * @throws IllegalArgumentException for a heatmap, which is an image: see {@link HeatmapImage};
     *     for a plane, likewise; and for what is drawn without axes of JFreeChart: graphs, figures
     *     of pairs, strips, bars, scatters and lines by method
     */
    public static JFreeChart of(ChartData data, ChartTheme theme, Purpose purpose) {
        return switch (data) {
            case LossChartData loss -> LossChart.of(loss, theme, purpose);
            case SpectrumChartData spectrum -> SpectrumChart.of(spectrum, theme, purpose);
            case RChartData r -> RChart.of(r, theme, purpose);
            case ObjectiveChartData objective -> ObjectiveChart.of(objective, theme, purpose);
            case SearchLinesData lines -> SearchLinesChart.of(lines, theme, purpose);
            case SearchDotsData dots -> SearchDotsChart.of(dots, theme, purpose);
            case SearchScatterData scatter -> SearchScatterChart.of(scatter, theme, purpose);
            case PartChartData part -> PartChart.of(part, theme, purpose);
            case ZoomedData zoomed -> {
                JFreeChart chart = of(zoomed.data(), theme, purpose);
                AxisZoom.show(chart, zoomed.zoom());
                yield chart;
            }
            case LayersRData layers -> LayersRChart.of(layers, theme);
            case HeatmapData heatmap ->
                    throw new IllegalArgumentException(heatmap.fileName() + " is an image");
            case GraphData graph ->
                    throw new IllegalArgumentException(graph.fileName() + " is a drawing");
            case PairMatrixData pairs ->
                    throw new IllegalArgumentException(pairs.fileName() + " is a drawing");
            case BarsData bars ->
                    throw new IllegalArgumentException(bars.fileName() + " is a drawing");
            case PlaneChartData plane ->
                    throw new IllegalArgumentException(plane.fileName() + " is an image");
            case StripData strip ->
                    throw new IllegalArgumentException(strip.fileName() + " is a drawing");
            case ScatterData scatter ->
                    throw new IllegalArgumentException(scatter.fileName() + " is a drawing");
            case PairedData pair ->
                    throw new IllegalArgumentException(pair.fileName() + " is two charts");
            case SmallMultiplesData layers ->
                    throw new IllegalArgumentException(layers.fileName() + " is a drawing");
            case LinesData lines ->
                    throw new IllegalArgumentException(lines.fileName() + " is a drawing");
        };
    }

    /** What a chart's axes show, from left to right and upright; none without such axes. */
    public static Zoom shown(JFreeChart chart) {
        return AxisZoom.shown(chart);
    }

    /** Has a chart show a part of itself, its axes labelled for it. */
    public static void zoom(JFreeChart chart, Zoom zoom) {
        AxisZoom.show(chart, zoom);
    }

    /**
     * A label as it was drawn.
     *
     * @param series its {@link Series#id()}; empty where it names none
     * @param box in the chart's pixels
     */
    public record PlacedLabel(String series, Rectangle2D box) {}

    /** Where a chart's labels stood when it was last drawn; empty before. */
    public static List<PlacedLabel> labels(JFreeChart chart) {
        if (!(chart.getPlot() instanceof XYPlot plot)) {
            return List.of();
        }
        return plot.getAnnotations().stream()
                .filter(LabelLayer.class::isInstance)
                .flatMap(layer -> ((LabelLayer) layer).drawn().stream())
                .toList();
    }

    /**
     * Loads fonts and classes, which takes some hundred milliseconds the first time: call it beside
     * the window's thread before the first chart is drawn.
     *
     * @param languages in which charts may be drawn
     */
    public static void warmUp(Collection<Words> languages) {
        var line = new Curve(new double[] {0, 0.5, 1}, new double[] {0.1, 1, 0.1});
        var data =
                new LossChartData(
                        line,
                        line,
                        List.of(line),
                        Phrase.none(),
                        line,
                        0.9,
                        0.9,
                        LossChartData.Plain.NONE,
                        LossReferences.NONE,
                        LossOfPart.NONE,
                        Double.NaN,
                        false);
        var image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_ARGB);
        var g2 = image.createGraphics();
        try {
            var area = new java.awt.Rectangle(320, 200);
            for (Words words : languages) {
                of(data, ChartTheme.DARK.in(words), Purpose.WINDOW).draw(g2, area);
            }
            of(data.withLogScale(true), ChartTheme.LIGHT, Purpose.WINDOW).draw(g2, area);
        } finally {
            g2.dispose();
        }
    }
}
