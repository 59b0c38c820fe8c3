package thalweg.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/** Dots over two axes, a legend over them. */
final class ScatterPicture {
    private static final int LEFT = 68;
    private static final int FOOT = 46;

    private ScatterPicture() {}

    static void draw(Graphics2D g2, ScatterData data, ChartTheme theme, Rectangle area) {
        List<PlainAxes.Key> keys =
                data.series().stream()
                        .map(
                                s ->
                                        new PlainAxes.Key(
                                                s.label(),
                                                GroupColours.of(s.colour(), theme),
                                                PlainAxes.Mark.DOT))
                        .toList();
        var top = new Rectangle(area.x + 6, area.y, area.width - 12, area.height);
        int legend = PlainAxes.legend(g2, theme, keys, top) + 10;
        var inner =
                new Rectangle(
                        area.x + LEFT,
                        area.y + legend,
                        area.width - LEFT - 20,
                        area.height - legend - FOOT);
        var axes =
                new PlainAxes(
                        g2,
                        theme,
                        inner,
                        scale(data, ScatterData.Series::x),
                        scale(data, ScatterData.Series::y));
        axes.across(data.across());
        axes.up(data.up());
        for (ScatterData.Series of : data.series()) {
            Color colour = GroupColours.of(of.colour(), theme);
            for (int i = 0; i < of.x().length; i++) {
                axes.dot(axes.px(of.x()[i]), axes.py(of.y()[i]), colour);
            }
        }
    }

    private static NiceScale scale(ScatterData data, Function<ScatterData.Series, double[]> side) {
        double[] all =
                data.series().stream()
                        .map(side)
                        .flatMapToDouble(DoubleStream::of)
                        .filter(Double::isFinite)
                        .toArray();
        double least = Arrays.stream(all).min().orElse(0);
        double most = Arrays.stream(all).max().orElse(1);
        return NiceScale.around(least, most);
    }
}
