package thalweg.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** The barrier by the number of components merged, beside that of the whole models. */
final class PartChart {
    private PartChart() {}

    static JFreeChart of(PartChartData data, ChartTheme theme, Purpose purpose) {
        Curve naive = data.naive();
        Curve matched = data.matched();
        double[] all =
                DoubleStream.of(data.wholeNaive(), data.wholeMatched())
                        .filter(Double::isFinite)
                        .toArray();
        double[] drawn =
                DoubleStream.concat(
                                Arrays.stream(all),
                                DoubleStream.concat(
                                        Arrays.stream(naive.y()), Arrays.stream(matched.y())))
                        .filter(Double::isFinite)
                        .toArray();
        double least = Arrays.stream(drawn).min().orElse(0);
        double most = Arrays.stream(drawn).max().orElse(1);
        var plot =
                new LinePlot(
                        theme,
                        purpose,
                        new CountAxis(data.most()),
                        LinePlot.linear(NiceScale.around(Math.min(0, least), Math.max(0, most))));
        plot.titles("charts.axis.components", "charts.axis.barrier");
        whole(plot, "whole naive", data.wholeNaive(), theme.naive());
        whole(plot, "whole matched", data.wholeMatched(), theme.matched());
        plot.line("naive", naive, theme.naive(), Strokes.dashed(1.6));
        boolean searched = Arrays.stream(matched.y()).anyMatch(Double::isFinite);
        if (searched) {
            plot.line("matched", matched, theme.matched(), Strokes.solid(2.2));
        }
        if (naive.size() > 1) {
            String text = theme.words().get("lines.naive");
            plot.label(new Label(naive, text, theme.naive(), true, 0.5, Label.Side.CENTRE));
        }
        if (searched && naive.size() > 1) {
            String text = theme.words().get("lines.matched");
            plot.label(new Label(matched, text, theme.matched(), true, 0.7, Label.Side.CENTRE));
        }
        return plot.chart();
    }

    private static void whole(LinePlot plot, String name, double barrier, Color colour) {
        if (Double.isFinite(barrier)) {
            Curve line = PartChartData.flat(barrier);
            plot.line(name, line, ChartTheme.faded(colour, 0.5), Strokes.solid(1));
        }
    }

    /** Places from 0 to 1, labelled with the counts that stand there. */
    private static final class CountAxis extends NumberAxis {
        private static final long serialVersionUID = 1L;
        private static final double APART = 26;
        private static final int EACH = 8;

        private final int most;

        CountAxis(int most) {
            this.most = most;
            setRange(0, 1);
        }

        @Override
        public List<NumberTick> refreshTicks(
                Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
            List<NumberTick> ticks = new ArrayList<>();
            double free = area.getMaxX();
            for (int count : labels()) {
                double place = PartChartData.position(count, most);
                double x = valueToJava2D(place, area, edge);
                if (x <= free) {
                    ticks.add(
                            new NumberTick(
                                    place,
                                    Integer.toString(count),
                                    TextAnchor.TOP_CENTER,
                                    TextAnchor.TOP_CENTER,
                                    0));
                    free = x - APART;
                }
            }
            return ticks;
        }

        private boolean isSeen(int count) {
            return getRange().contains(PartChartData.position(count, most));
        }

        /** All of them, then 1, 2, 5 of each decade downwards, and none. */
        private int[] labels() {
            int lowest = PartChartData.count(getLowerBound(), most);
            int highest = PartChartData.count(getUpperBound(), most);
            if (highest - lowest <= EACH) {
                return IntStream.rangeClosed(lowest, highest)
                        .map(count -> lowest + highest - count)
                        .filter(this::isSeen)
                        .toArray();
            }
            List<Integer> counts = new ArrayList<>(List.of(0));
            for (int decade = 1; decade < most; decade *= 10) {
                for (int part : new int[] {1, 2, 5}) {
                    if (part * decade < most) {
                        counts.add(part * decade);
                    }
                }
            }
            counts.add(most);
            return counts.reversed().stream()
                    .mapToInt(Integer::intValue)
                    .filter(this::isSeen)
                    .toArray();
        }
    }
}
