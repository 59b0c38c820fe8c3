package thalweg.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.List;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import thalweg.words.Phrase;

/** The names of searches under a chart, each with its line or its dot. */
final class SearchLegend {
    private static final Shape LINE = new Line2D.Double(-13, 0, 13, 0);
    private static final Shape DOT = new Ellipse2D.Double(-4, -4, 8, 8);

    private SearchLegend() {}

    /**
     * A name.
     *
     * @param search its colour
     */
    record Entry(String label, int search) {}

    static Entry entry(Phrase label, int search, ChartTheme theme) {
        return new Entry(label.in(theme.words()), search);
    }

    static LegendTitle of(List<Entry> entries, boolean lines, ChartTheme theme) {
        var items = new LegendItemCollection();
        for (Entry entry : entries) {
            Color colour = SearchColours.of(entry.search, theme);
            var item =
                    new LegendItem(
                            entry.label,
                            null,
                            null,
                            null,
                            !lines,
                            DOT,
                            entry.search >= 0,
                            colour,
                            true,
                            colour,
                            new BasicStroke(1.6f),
                            lines,
                            LINE,
                            SearchColours.stroke(entry.search, 2),
                            colour);
            item.setLabelFont(ChartFonts.of(entry.label, 12, false));
            item.setLabelPaint(theme.text());
            items.add(item);
        }
        var legend = new LegendTitle(() -> items);
        legend.setPosition(RectangleEdge.BOTTOM);
        legend.setBackgroundPaint(theme.background());
        legend.setFrame(BlockBorder.NONE);
        legend.setItemFont(ChartFonts.regular(12));
        legend.setItemPaint(theme.text());
        legend.setItemLabelPadding(new RectangleInsets(2, 4, 2, 12));
        legend.setPadding(new RectangleInsets(6, 8, 2, 2));
        return legend;
    }
}
