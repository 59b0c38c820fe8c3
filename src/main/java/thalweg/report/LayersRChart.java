package thalweg.report;

import java.awt.BasicStroke;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.DefaultCategoryDataset;

/**
 * R(γ) by layer at one γ: after green, before red, a pair of bars a layer; chance as a grey band
 * over them.
 */
final class LayersRChart {
    private LayersRChart() {}

    static JFreeChart of(LayersRData data, ChartTheme theme) {
        var bars = new DefaultCategoryDataset();
        double least = 0;
        double most = 0;
        for (LayersRData.Bar bar : data.bars()) {
            bars.addValue(number(bar.after()), "after", bar.layer());
            bars.addValue(number(bar.before()), "before", bar.layer());
            least = Math.min(least, Math.min(bar.after(), bar.before()));
            least = Double.isFinite(bar.low()) ? Math.min(least, bar.low()) : least;
            most = Math.max(most, Math.max(bar.after(), bar.before()));
        }
        NiceScale scale = NiceScale.fromZero(least, Math.clamp(most * 1.12, 0.2, 1));
        NumberAxis range = LinePlot.linear(scale);
        range.setTickLabelFont(ChartFonts.regular(11));
        range.setTickLabelPaint(theme.muted());
        range.setAxisLineVisible(false);
        range.setTickMarksVisible(false);
        var domain = new CategoryAxis();
        domain.setTickLabelFont(ChartFonts.regular(12));
        domain.setTickLabelPaint(theme.text());
        domain.setAxisLineVisible(false);
        domain.setTickMarksVisible(false);
        domain.setCategoryMargin(0.35);
        domain.setMaximumCategoryLabelWidthRatio(0.4f);
        var plot = new CategoryPlot(bars, domain, range, renderer(theme));
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setRangeGridlinePaint(theme.hairline());
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setAxisOffset(new RectangleInsets(2, 6, 2, 2));
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        for (LayersRData.Bar bar : data.bars()) {
            if (Double.isFinite(bar.low()) && Double.isFinite(bar.high())) {
                plot.addAnnotation(
                        new LayerBand(bar, ChartTheme.faded(theme.muted(), 0.45)), false);
            }
        }
        var chart = new JFreeChart(null, null, plot, false);
        chart.addSubtitle(note(theme));
        chart.setBackgroundPaint(theme.background());
        chart.setPadding(new RectangleInsets(6, 4, 6, 16));
        return chart;
    }

    private static BarRenderer renderer(ChartTheme theme) {
        var renderer = new BarRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        renderer.setItemMargin(0.1);
        renderer.setMaximumBarWidth(0.12);
        renderer.setSeriesPaint(0, theme.matched());
        renderer.setSeriesPaint(1, theme.naive());
        renderer.setDefaultItemLabelGenerator(
                new StandardCategoryItemLabelGenerator("{2}", Figures.axis("0.000")));
        renderer.setDefaultItemLabelsVisible(true);
        renderer.setDefaultItemLabelFont(ChartFonts.regular(11));
        renderer.setDefaultItemLabelPaint(theme.muted());
        var beyond = new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT);
        renderer.setDefaultPositiveItemLabelPosition(beyond);
        renderer.setDefaultNegativeItemLabelPosition(
                new ItemLabelPosition(ItemLabelAnchor.OUTSIDE9, TextAnchor.CENTER_RIGHT));
        return renderer;
    }

    private static TextTitle note(ChartTheme theme) {
        String text = theme.words().get("charts.layers.note");
        var note = new TextTitle(text, ChartFonts.of(text, 12, false));
        note.setPaint(theme.muted());
        note.setHorizontalAlignment(HorizontalAlignment.LEFT);
        return note;
    }

    /** What its label shows as 0 is 0: there is no −0.000. */
    private static Double number(double value) {
        return Math.abs(value) < 0.0005 ? 0 : value;
    }
}
